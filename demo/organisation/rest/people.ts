import { repositoryJson } from '../json/repository.ts';
import { organisationJson, ownerJson, teamJson, userJson } from '../json/accounts.ts';
import { permissionOf } from '../enforcement/roles.ts';
import { changeProperties, propertyValues } from '../operations/settings.ts';
import { notFound, refuse } from '../refusal.ts';
import type { Team } from '../state/model.ts';
import type { Json, PropertyValue } from '../types.ts';
import {
  listed,
  needOrg,
  noContent,
  ok,
  param,
  repoFor,
  repoOf,
  route,
  type Ask,
  type Route,
} from './route.ts';

function teamOf(ask: Ask): Team {
  needOrg(ask);
  return ask.org.teams.get(param(ask, 'team_slug')) ?? notFound();
}

function fullTeamJson(ask: Ask, team: Team): Json {
  const { org } = ask;
  return {
    ...teamJson(org, team),
    created_at: team.createdAt,
    updated_at: team.createdAt,
    members_count: team.members.size,
    repos_count: team.repositories.size,
    organization: {
      ...organisationJson(org),
      html_url: `${org.html}/${org.login}`,
      has_organization_projects: true,
      has_repository_projects: true,
      public_repos: [...org.repositories.values()].filter((repo) => !repo.private).length,
      public_gists: 0,
      followers: 0,
      following: 0,
      type: 'Organization',
      created_at: org.createdAt,
      updated_at: org.createdAt,
      archived_at: null,
    },
  };
}

function publicUserJson(ask: Ask): Json {
  const login = param(ask, 'username');
  if (login === ask.org.login) return ownerJson(ask.org);
  const user = ask.org.users.get(login) ?? notFound();
  return {
    ...userJson(ask.org, login),
    name: user.name,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: ask.org.createdAt,
    updated_at: ask.org.createdAt,
  };
}

interface Value {
  readonly property_name: string;
  readonly value: PropertyValue | null;
}

function given(ask: Ask): Value[] {
  return (ask.body['properties'] ?? []) as Value[];
}

export const peopleRoutes: readonly Route[] = [
  route('GET', '/orgs/{org}/teams', (ask) => {
    needOrg(ask);
    return listed(ask, [...ask.org.teams.values()], (team) => teamJson(ask.org, team));
  }),
  route('GET', '/orgs/{org}/teams/{team_slug}', (ask) => ok(fullTeamJson(ask, teamOf(ask)))),
  route('GET', '/orgs/{org}/teams/{team_slug}/members', (ask) =>
    listed(ask, [...teamOf(ask).members], (login) => userJson(ask.org, login)),
  ),
  route('GET', '/orgs/{org}/teams/{team_slug}/memberships/{username}', (ask) => {
    const login = param(ask, 'username');
    const team = teamOf(ask);
    if (!team.members.has(login)) notFound();
    const url = `${ask.org.api}/organizations/${ask.org.id}/team/${team.id}/memberships/${login}`;
    return ok({ url, role: 'member', state: 'active' });
  }),
  route('GET', '/orgs/{org}/teams/{team_slug}/repos', (ask) => {
    const repos = [...teamOf(ask).repositories].flatMap(([name, permission]) => {
      const repo = ask.org.repositories.get(name.toLowerCase());
      return repo === undefined ? [] : [{ repo, permission }];
    });
    const levels = ['pull', 'triage', 'push', 'maintain', 'admin'];
    return listed(ask, repos, ({ repo, permission }) => ({
      ...repositoryJson(ask.org, repo),
      permissions: Object.fromEntries(levels.map((level, at) => [level, at <= levels.indexOf(permission)])),
      role_name: permission,
    }));
  }),
  route('GET', '/repos/{owner}/{repo}/teams', (ask) => {
    const repo = repoOf(ask);
    const teams = [...ask.org.teams.values()].filter((team) => team.repositories.has(repo.name));
    return listed(ask, teams, (team) => ({
      ...teamJson(ask.org, team),
      permission: team.repositories.get(repo.name),
    }));
  }),
  route('GET', '/orgs/{org}/members', (ask) => {
    needOrg(ask);
    const members = [...ask.org.users.values()].filter(({ member }) => member);
    return listed(ask, members, ({ login }) => userJson(ask.org, login));
  }),
  route('GET', '/orgs/{org}/members/{username}', (ask) => {
    needOrg(ask);
    if (ask.org.users.get(param(ask, 'username'))?.member !== true)
      refuse(404, 'User does not exist or is not a member of the organization');
    return noContent;
  }),
  route('GET', '/users/{username}', (ask) => ok(publicUserJson(ask))),
  route('GET', '/repos/{owner}/{repo}/collaborators', (ask) => {
    const repo = repoOf(ask);
    const people = [...ask.org.users.values()].filter(
      ({ login }) => permissionOf(ask.org, repo, login) !== null,
    );
    const levels = ['pull', 'triage', 'push', 'maintain', 'admin'];
    return listed(ask, people, ({ login }) => {
      const has = permissionOf(ask.org, repo, login) ?? 'pull';
      const permissions = Object.fromEntries(levels.map((level, at) => [level, at <= levels.indexOf(has)]));
      return { ...userJson(ask.org, login), permissions, role_name: has };
    });
  }),
  route('GET', '/orgs/{org}/properties/schema', (ask) => {
    needOrg(ask);
    return ok(
      [...ask.org.properties.values()].map((definition) => ({
        url: `${ask.org.api}/orgs/${ask.org.login}/properties/schema/${definition.property_name}`,
        source_type: 'organization',
        required: false,
        default_value: null,
        description: null,
        allowed_values: null,
        values_editable_by: 'org_actors',
        ...definition,
      })),
    );
  }),
  route('GET', '/orgs/{org}/properties/values', (ask) => {
    needOrg(ask);
    return listed(ask, [...ask.org.repositories.values()], (repo) => ({
      repository_id: repo.id,
      repository_name: repo.name,
      repository_full_name: `${ask.org.login}/${repo.name}`,
      properties: propertyValues(ask.org, repo).filter(({ value }) => value !== null),
    }));
  }),
  route('PATCH', '/orgs/{org}/properties/values', (ask) => {
    needOrg(ask);
    for (const name of (ask.body['repository_names'] ?? []) as string[]) {
      const repo = ask.org.repositories.get(name.toLowerCase()) ?? notFound();
      changeProperties(ask.org, repo, given(ask), ask.actor.login);
    }
    return noContent;
  }),
  route('GET', '/repos/{owner}/{repo}/properties/values', (ask) => {
    const repo = repoOf(ask);
    return ok(propertyValues(ask.org, repo).filter(({ value }) => value !== null));
  }),
  route('PATCH', '/repos/{owner}/{repo}/properties/values', (ask) => {
    changeProperties(ask.org, repoFor(ask, 'admin'), given(ask), ask.actor.login);
    return noContent;
  }),
];
