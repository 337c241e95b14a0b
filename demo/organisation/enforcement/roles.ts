import type { Actor, BypassMode, OrgState, Protection, Repo, Ruleset, ActorLists } from '../state/model.ts';
import type { Permission } from '../types.ts';

const order: readonly Permission[] = ['pull', 'triage', 'push', 'maintain', 'admin'];

/** What a person may do in a repository, by ownership, teams, invitation and the base permission; null for nothing. */
export function permissionOf(org: OrgState, repo: Repo, login: string): Permission | null {
  const user = org.users.get(login);
  if (user?.owner === true) return 'admin';
  let best = -1;
  const consider = (permission: Permission | null | undefined): void => {
    if (permission !== null && permission !== undefined) best = Math.max(best, order.indexOf(permission));
  };
  consider(repo.collaborators.get(login));
  if (user?.member === true) consider(org.basePermission);
  if (!repo.private) consider('pull');
  for (const team of org.teams.values()) {
    if (team.members.has(login)) consider(team.repositories.get(repo.name));
  }
  return order[best] ?? null;
}

export function mayAtLeast(org: OrgState, repo: Repo, login: string, least: Permission): boolean {
  const has = permissionOf(org, repo, login);
  return has !== null && order.indexOf(has) >= order.indexOf(least);
}

/** Ids of the roles every repository has, as rulesets name them. */
const roleIds: Readonly<Record<number, Permission>> = { 2: 'maintain', 4: 'push', 5: 'admin' };
export const roleNames: Readonly<Record<number, string>> = { 2: 'maintain', 4: 'write', 5: 'admin' };

/** How an actor may bypass a ruleset; null for not at all. */
export function bypassOf(org: OrgState, repo: Repo, ruleset: Ruleset, actor: Actor): BypassMode | null {
  let found: BypassMode | null = null;
  for (const entry of ruleset.bypassActors) {
    if (!isBypassActor(org, repo, actor, entry.actor_type, entry.actor_id)) continue;
    if (entry.bypass_mode !== 'pull_request') return entry.bypass_mode;
    found = entry.bypass_mode;
  }
  return found;
}

function isBypassActor(org: OrgState, repo: Repo, actor: Actor, type: string, id: number | null): boolean {
  if (type === 'Integration') return actor.kind === 'installation' && id === org.app.id;
  if (actor.kind !== 'user') return false;
  if (type === 'OrganizationAdmin') return org.users.get(actor.login)?.owner === true;
  if (type === 'Team') return org.teamsById.get(id ?? 0)?.members.has(actor.login) === true;
  if (type === 'User') return org.users.get(actor.login)?.id === id;
  if (type !== 'RepositoryRole') return false;
  const role = roleIds[id ?? 0];
  return role !== undefined && mayAtLeast(org, repo, actor.login, role);
}

/** Whether an actor stands in the lists of a classic protection. */
export function inLists(org: OrgState, lists: ActorLists | null, actor: Actor): boolean {
  if (lists === null) return false;
  if (actor.kind === 'installation') return lists.apps.includes(org.app.slug);
  if (lists.users.includes(actor.login)) return true;
  return lists.teams.some((slug) => org.teams.get(slug)?.members.has(actor.login) === true);
}

/** Administrators are above a classic protection that does not include them. */
export function isAbove(org: OrgState, repo: Repo, protection: Protection, actor: Actor): boolean {
  return (
    !protection.enforceAdmins && actor.kind === 'user' && permissionOf(org, repo, actor.login) === 'admin'
  );
}
