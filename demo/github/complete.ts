import { isProtected, protectionOf } from '../organisation/enforcement/effective.ts';
import { apiUrl, htmlUrl, nodeId, type Stage } from './context.ts';
import { commitJson, readCommit } from './git-objects.ts';

/** The App that the tokens of workflow jobs belong to. */
export const ACTIONS_APP = { id: 15_368, slug: 'github-actions', name: 'GitHub Actions' } as const;

type Json = Record<string, unknown>;

/** Fills in, everywhere in an answer of the emulator, what GitHub says of an organisation that owns something. */
export function completeOwners<T>(value: T, url: string): T {
  if (Array.isArray(value)) return value.map((item: unknown) => completeOwners(item, url)) as T;
  if (value === null || typeof value !== 'object') return value;
  const copy: Json = {};
  for (const [key, member] of Object.entries(value)) copy[key] = completeOwners(member, url);
  const { login, type } = copy;
  if (typeof login !== 'string' || type !== 'Organization' || copy['followers_url'] !== undefined)
    return copy as T;
  return { ...ownerUrls(login, url), ...copy } as T;
}

function ownerUrls(login: string, url: string): Json {
  const user = `${url}/users/${login}`;
  return {
    gravatar_id: '',
    followers_url: `${user}/followers`,
    following_url: `${user}/following{/other_user}`,
    gists_url: `${user}/gists{/gist_id}`,
    starred_url: `${user}/starred{/owner}{/repo}`,
    subscriptions_url: `${user}/subscriptions`,
    organizations_url: `${user}/orgs`,
    repos_url: `${user}/repos`,
    events_url: `${user}/events{/privacy}`,
    received_events_url: `${user}/received_events`,
    html_url: `${url}/${login}`,
    site_admin: false,
  };
}

/** The organisation that owns repository and App, as GitHub's "simple user". */
export function ownerJson(stage: Stage): Json {
  const row = stage.emulation.tables.orgs.all().find((org) => org.login === stage.owner);
  return {
    ...ownerUrls(stage.owner, stage.url),
    login: stage.owner,
    id: row?.id ?? 0,
    node_id: row?.node_id ?? nodeId('Organization', stage.owner),
    avatar_url: `${stage.url}/avatars/u/${stage.owner}`,
    url: `${stage.url}/users/${stage.owner}`,
    type: 'Organization',
  };
}

/** An App in the form that check runs carry it. */
export function appJson(stage: Stage, appId: number | null): Json {
  const { id, slug, name } = appId === ACTIONS_APP.id ? ACTIONS_APP : stage.app;
  const row = stage.emulation.tables.appInstallations.all().find((entry) => entry.app_id === id);
  const since = row?.created_at ?? '2026-01-01T00:00:00Z';
  return {
    id,
    slug,
    node_id: nodeId('App', id),
    owner: ownerJson(stage),
    name,
    description: null,
    external_url: `${stage.url}/apps/${slug}`,
    html_url: `${stage.url}/apps/${slug}`,
    created_at: since,
    updated_at: row?.updated_at ?? since,
    permissions: row?.permissions ?? {},
    events: [],
  };
}

/** A branch as `GET /repos/…/branches/…` shows it. */
export async function branchJson(stage: Stage, name: string, sha: string): Promise<Json> {
  const { org, repo } = stage.twin;
  const rule = protectionOf(org, repo, name);
  const checks = rule?.statusChecks?.checks ?? [];
  const self = `${apiUrl(stage)}/branches/${name}`;
  return {
    name,
    commit: commitJson(stage, await readCommit(stage.bare, sha)),
    _links: { self, html: `${htmlUrl(stage)}/tree/${name}` },
    protected: isProtected(org, repo, name),
    protection: {
      enabled: rule !== null,
      required_status_checks: {
        enforcement_level: rule?.statusChecks ? (rule.enforceAdmins ? 'everyone' : 'non_admins') : 'off',
        contexts: checks.map(({ context }) => context),
        checks: checks.map(({ context, appId }) => ({ context, app_id: appId })),
      },
    },
    protection_url: `${self}/protection`,
  };
}
