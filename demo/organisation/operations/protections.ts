import { appIdOf } from '../json/protections.ts';
import { invalid, refuse } from '../refusal.ts';
import { newId, nodeId, timestamp } from '../state/ids.ts';
import type { ActorLists, OrgState, Protection, Repo } from '../state/model.ts';
import type { Json } from '../types.ts';
import { emitProtection } from './emit.ts';

export function needProtection(org: OrgState, repo: Repo): void {
  if (org.plan === 'free' && repo.private) {
    refuse(403, 'Upgrade to GitHub Pro or make this repository public to enable this feature.');
  }
}

/** Replaces the protection of a branch or pattern by the body of `PUT …/protection`. */
export function putProtection(
  org: OrgState,
  repo: Repo,
  pattern: string,
  body: Json,
  sender: string,
): Protection {
  for (const key of [
    'required_status_checks',
    'enforce_admins',
    'required_pull_request_reviews',
    'restrictions',
  ]) {
    if (body[key] === undefined) refuse(422, `Invalid request.\n\n"${key}" wasn't supplied.`);
  }
  const was = repo.protections.get(pattern);
  const id = was?.id ?? newId(org);
  const at = timestamp(org);
  const on = (key: string): boolean => body[key] === true;
  const protection: Protection = {
    id,
    nodeId: nodeId('BPR', id),
    pattern,
    createdAt: was?.createdAt ?? at,
    updatedAt: at,
    statusChecks: readChecks(org, repo, body['required_status_checks'] as Json | null),
    enforceAdmins: on('enforce_admins'),
    reviews: readReviews(org, body['required_pull_request_reviews'] as Json | null),
    restrictions: body['restrictions'] === null ? null : readLists(org, body['restrictions'] as Json),
    linear: on('required_linear_history'),
    forcePushes: on('allow_force_pushes'),
    deletions: on('allow_deletions'),
    blockCreations: on('block_creations'),
    conversation: on('required_conversation_resolution'),
    lock: on('lock_branch'),
    forkSync: on('allow_fork_syncing'),
    signatures: was?.signatures ?? false,
  };
  if (protection.linear && !repo.settings.allow_squash_merge && !repo.settings.allow_rebase_merge) {
    invalid('Repository must allow squash merging or rebase merging for linear history');
  }
  repo.protections.set(pattern, protection);
  emitProtection(org, repo, was === undefined ? 'created' : 'edited', protection, sender);
  return protection;
}

export function changeProtection(
  org: OrgState,
  repo: Repo,
  protection: Protection,
  change: Partial<Protection>,
  sender: string,
): Protection {
  const next = { ...protection, ...change, updatedAt: timestamp(org) };
  repo.protections.set(protection.pattern, next);
  emitProtection(org, repo, 'edited', next, sender);
  return next;
}

export function deleteProtection(org: OrgState, repo: Repo, protection: Protection, sender: string): void {
  repo.protections.delete(protection.pattern);
  emitProtection(org, repo, 'deleted', protection, sender);
}

/** Without an App's id GitHub takes the App that last set the check; -1 says any source. */
export function readChecks(org: OrgState, repo: Repo, value: Json | null): Protection['statusChecks'] {
  if (value === null) return null;
  const checks = new Map<string, { context: string; appId: number | null }>();
  for (const context of (value['contexts'] as string[] | undefined) ?? []) {
    checks.set(context, { context, appId: sourceOf(repo, context) });
  }
  for (const check of (value['checks'] as Json[] | undefined) ?? []) {
    const context = String(check['context']);
    const given = check['app_id'];
    if (typeof given !== 'number') checks.set(context, { context, appId: sourceOf(repo, context) });
    else if (given === -1) checks.set(context, { context, appId: null });
    else if (given !== org.app.id && !org.otherApps.has(given)) invalid(`App ${given} is not installed`);
    else checks.set(context, { context, appId: given });
  }
  return { strict: value['strict'] === true, checks: [...checks.values()] };
}

function sourceOf(repo: Repo, context: string): number | null {
  let found: number | null = null;
  for (const run of repo.checkRuns.values()) if (run.name === context) found = run.appId;
  return found;
}

export function readReviews(org: OrgState, value: Json | null): Protection['reviews'] {
  if (value === null) return null;
  const count = value['required_approving_review_count'] ?? 1;
  if (typeof count !== 'number' || count < 0 || count > 6) {
    refuse(422, 'Invalid request.\n\nInvalid property /required_approving_review_count.');
  }
  const lists = (key: string): ActorLists | null => {
    const given = value[key] as Json | undefined;
    return given === undefined || Object.keys(given).length === 0 ? null : readLists(org, given);
  };
  return {
    dismissStale: value['dismiss_stale_reviews'] === true,
    codeOwners: value['require_code_owner_reviews'] === true,
    count,
    lastPush: value['require_last_push_approval'] === true,
    dismissal: lists('dismissal_restrictions'),
    bypass: lists('bypass_pull_request_allowances'),
  };
}

/** People, teams and Apps that GitHub does not know are refused. */
function readLists(org: OrgState, value: Json): ActorLists {
  const list = (key: string): string[] => [...((value[key] as string[] | undefined) ?? [])].sort();
  const lists = { users: list('users'), teams: list('teams'), apps: list('apps') };
  const unknown = [
    ...lists.users.filter((login) => !org.users.has(login)),
    ...lists.teams.filter((slug) => !org.teams.has(slug)),
    ...lists.apps.filter((slug) => appIdOf(org, slug) === 0),
  ];
  if (unknown.length > 0) invalid(`Could not resolve: ${unknown.join(', ')}`);
  return lists;
}
