import { nodeId } from '../state/ids.ts';
import type { OrgState, Team, User } from '../state/model.ts';
import type { Json } from '../types.ts';

function accountUrls(org: OrgState, login: string): Json {
  const api = `${org.api}/users/${login}`;
  return {
    avatar_url: `${org.html}/avatars/${login}`,
    gravatar_id: '',
    url: api,
    html_url: `${org.html}/${login}`,
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
  };
}

/** GitHub's `simple-user`; a login nobody has is a ghost. */
export function userJson(org: OrgState, login: string): Json {
  if (login === org.login) return ownerJson(org);
  const user = org.users.get(login) ?? ghost(login);
  return {
    login: user.login,
    id: user.id,
    node_id: user.nodeId,
    ...accountUrls(org, user.login),
    type: user.type,
    user_view_type: 'public',
    site_admin: false,
  };
}

function ghost(login: string): User {
  const id = 10_137;
  return { id, nodeId: nodeId('U', id), login, name: login, type: 'User', member: false, owner: false };
}

/** The organisation as the owner of something. */
export function ownerJson(org: OrgState): Json {
  return {
    login: org.login,
    id: org.id,
    node_id: org.nodeId,
    ...accountUrls(org, org.login),
    type: 'Organization',
    user_view_type: 'public',
    site_admin: false,
  };
}

/** GitHub's `organization-simple`, as webhooks and teams carry it. */
export function organisationJson(org: OrgState): Json {
  const url = `${org.api}/orgs/${org.login}`;
  return {
    login: org.login,
    id: org.id,
    node_id: org.nodeId,
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${org.html}/avatars/${org.login}`,
    description: '',
  };
}

export function appJson(org: OrgState, id: number = org.app.id): Json {
  const own = id === org.app.id;
  const slug = own ? org.app.slug : (org.otherApps.get(id) ?? `app-${id}`);
  return {
    id,
    slug,
    node_id: nodeId('A', id),
    owner: ownerJson(org),
    name: own ? (org.app.name ?? slug) : slug,
    description: '',
    external_url: `${org.html}/apps/${slug}`,
    html_url: `${org.html}/apps/${slug}`,
    created_at: org.createdAt,
    updated_at: org.createdAt,
    permissions: own ? permissionsJson(org) : { metadata: 'read', checks: 'write' },
    events: own ? (org.app.events ?? []) : [],
  };
}

export function permissionsJson(org: OrgState): Record<string, string> {
  return { metadata: 'read', ...org.app.permissions };
}

export function teamJson(org: OrgState, team: Team): Json {
  const url = `${org.api}/organizations/${org.id}/team/${team.id}`;
  return {
    id: team.id,
    node_id: team.nodeId,
    url,
    html_url: `${org.html}/orgs/${org.login}/teams/${team.slug}`,
    name: team.name,
    slug: team.slug,
    description: '',
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    permission: 'pull',
    type: 'organization',
    organization_id: org.id,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    parent: null,
  };
}
