import { permissionOf } from '../enforcement/roles.ts';
import { fullRepositoryJson, repositoryJson } from '../json/repository.ts';
import { appJson, permissionsJson, userJson } from '../json/accounts.ts';
import { installationJson } from '../json/installation.ts';
import { changeSettings } from '../operations/settings.ts';
import { notFound, refuse } from '../refusal.ts';
import type { Json } from '../types.ts';
import {
  idParam,
  isAdmin,
  listed,
  made,
  needOrg,
  ok,
  page,
  param,
  repoFor,
  repoOf,
  route,
  type Ask,
  type Route,
} from './route.ts';

function needJwt(ask: Ask): void {
  if (ask.actor.kind !== 'app-jwt') refuse(401, 'A JSON web token could not be decoded');
}

function accessToken(ask: Ask): Json {
  needJwt(ask);
  if (idParam(ask, 'installation_id') !== ask.org.app.installationId) notFound();
  if (ask.org.suspendedAt !== null) refuse(403, 'This installation has been suspended');
  const { token, expiresAt } = ask.tokens.issue();
  return {
    token,
    expires_at: expiresAt,
    permissions: permissionsJson(ask.org),
    repository_selection: 'all',
  };
}

function permissionJson(ask: Ask): Json {
  const repo = repoOf(ask);
  const login = param(ask, 'username');
  if (!ask.org.users.has(login)) notFound();
  const has = permissionOf(ask.org, repo, login);
  const legacy = { pull: 'read', triage: 'read', push: 'write', maintain: 'write', admin: 'admin' } as const;
  const named = {
    pull: 'read',
    triage: 'triage',
    push: 'write',
    maintain: 'maintain',
    admin: 'admin',
  } as const;
  const levels = ['pull', 'triage', 'push', 'maintain', 'admin'] as const;
  const level = has === null ? -1 : levels.indexOf(has);
  const permissions = Object.fromEntries(levels.map((name, index) => [name, index <= level]));
  const role = has === null ? 'none' : named[has];
  return {
    permission: has === null ? 'none' : legacy[has],
    role_name: role,
    user: { ...userJson(ask.org, login), permissions, role_name: role },
  };
}

export const repositoryRoutes: readonly Route[] = [
  route('GET', '/app', (ask) => {
    needJwt(ask);
    return ok({ ...appJson(ask.org), installations_count: 1 });
  }),
  route('GET', '/app/installations', (ask) => {
    needJwt(ask);
    return listed(ask, [ask.org], installationJson);
  }),
  route('GET', '/app/installations/{installation_id}', (ask) => {
    needJwt(ask);
    if (idParam(ask, 'installation_id') !== ask.org.app.installationId) notFound();
    return ok(installationJson(ask.org));
  }),
  route('POST', '/app/installations/{installation_id}/access_tokens', (ask) => made(accessToken(ask))),
  route('GET', '/repos/{owner}/{repo}/installation', (ask) => {
    needJwt(ask);
    repoOf(ask);
    return ok(installationJson(ask.org));
  }),
  route('GET', '/orgs/{org}/installation', (ask) => {
    needJwt(ask);
    needOrg(ask);
    return ok(installationJson(ask.org));
  }),
  route('GET', '/installation/repositories', (ask) => {
    if (ask.actor.kind !== 'installation')
      refuse(403, 'You must authenticate with an installation access token.');
    const all = [...ask.org.repositories.values()];
    const { shown, headers } = page(ask, all);
    const repositories = shown.map((repo) => ({
      ...repositoryJson(ask.org, repo),
      permissions: { admin: false, maintain: false, push: false, triage: false, pull: false },
    }));
    return ok({ total_count: all.length, repository_selection: 'all', repositories }, headers);
  }),
  route('GET', '/orgs/{org}/repos', (ask) => {
    needOrg(ask);
    const seen = [...ask.org.repositories.values()].filter(
      (repo) => ask.actor.kind !== 'user' || permissionOf(ask.org, repo, ask.actor.login) !== null,
    );
    return listed(ask, seen, (repo) => repositoryJson(ask.org, repo));
  }),
  route('GET', '/repos/{owner}/{repo}', (ask) => {
    const repo = repoOf(ask);
    return ok(fullRepositoryJson(ask.org, repo, isAdmin(ask, repo)));
  }),
  route('PATCH', '/repos/{owner}/{repo}', (ask) => {
    const { body } = ask;
    const repo = body['archived'] === false ? repoOf(ask) : repoFor(ask, 'admin');
    changeSettings(ask.org, repo, body, ask.actor.login);
    return ok(fullRepositoryJson(ask.org, repo, true));
  }),
  route('GET', '/repos/{owner}/{repo}/collaborators/{username}/permission', (ask) => ok(permissionJson(ask))),
  route('GET', '/rate_limit', (ask) => ok(ask.limits())),
];
