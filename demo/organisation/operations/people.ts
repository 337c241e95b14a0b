import { teamJson, userJson } from '../json/accounts.ts';
import { timestamp } from '../state/ids.ts';
import type { OrgState, Repo, Team } from '../state/model.ts';
import type { Permission } from '../types.ts';

/** What webhooks call a permission. */
const words: Readonly<Record<Permission, string>> = {
  pull: 'read',
  triage: 'triage',
  push: 'write',
  maintain: 'maintain',
  admin: 'admin',
};

function teamOf(org: OrgState, slug: string): Team {
  const team = org.teams.get(slug);
  if (team === undefined) throw new Error(`${org.login} has no team ${slug}`);
  return team;
}

export function setTeamMember(
  org: OrgState,
  change: { readonly slug: string; readonly login: string; readonly member: boolean },
  sender: string,
): void {
  const { slug, login, member } = change;
  const team = teamOf(org, slug);
  if (member === team.members.has(login)) return;
  if (member) team.members.add(login);
  else team.members.delete(login);
  const payload = { scope: 'team', member: userJson(org, login), team: teamJson(org, team) };
  org.emit({ event: 'membership', action: member ? 'added' : 'removed', repo: null, sender, payload });
}

/** What a team may do in a repository; null takes the repository away from it. */
export function setTeamRepository(
  org: OrgState,
  change: { readonly slug: string; readonly repo: Repo; readonly permission: Permission | null },
  sender: string,
): void {
  const { slug, repo, permission } = change;
  const team = teamOf(org, slug);
  const before = team.repositories.get(repo.name) ?? null;
  if (before === permission) return;
  if (permission === null) team.repositories.delete(repo.name);
  else team.repositories.set(repo.name, permission);
  const known = before !== null && permission !== null;
  const action = known ? 'edited' : permission === null ? 'removed_from_repository' : 'added_to_repository';
  // Each lists what the team could do before, in the words of the API.
  const from = { admin: before === 'admin', push: before === 'push', pull: before !== null };
  const changes = known ? { changes: { repository: { permissions: { from } } } } : {};
  org.emit({ event: 'team', action, repo, sender, payload: { team: teamJson(org, team), ...changes } });
}

export function announceTeam(org: OrgState, team: Team, action: 'created' | 'deleted', sender: string): void {
  org.emit({ event: 'team', action, repo: null, sender, payload: { team: teamJson(org, team) } });
}

export function deleteTeam(org: OrgState, slug: string, sender: string): void {
  const team = teamOf(org, slug);
  org.teams.delete(slug);
  org.teamsById.delete(team.id);
  announceTeam(org, team, 'deleted', sender);
}

/** Somebody who is invited to one repository; null takes them out. */
export function setCollaborator(
  org: OrgState,
  repo: Repo,
  change: { readonly login: string; readonly permission: Permission | null },
  sender: string,
): void {
  const { login, permission } = change;
  const before = repo.collaborators.get(login) ?? null;
  if (before === permission) return;
  if (permission === null) repo.collaborators.delete(login);
  else repo.collaborators.set(login, permission);
  repo.updatedAt = timestamp(org);
  const member = userJson(org, login);
  const emit = (action: string, changes: object): void => {
    org.emit({ event: 'member', action, repo, sender, payload: { member, ...changes } });
  };
  if (permission === null) emit('removed', {});
  else if (before === null) emit('added', { changes: { permission: { to: words[permission] } } });
  else emit('edited', { changes: { permission: { from: words[before], to: words[permission] } } });
}
