import { changesOf } from '../state/diff.ts';
import { commitsBetween, isAncestor } from '../state/git.ts';
import type { Actor, Commit, OrgState, Protection, Repo, Rule } from '../state/model.ts';
import { unmetChecks } from './checks.ts';
import { protectionOf, rulesetsFor } from './effective.ts';
import { fnmatch } from './fnmatch.ts';
import { flag, patternHolds, requiredChecks, texts } from './parameters.ts';
import { bypassOf, inLists, isAbove } from './roles.ts';

export interface RefUpdate {
  readonly ref: string;
  /** Null for a new ref. */
  readonly from: string | null;
  /** Null for a deletion. */
  readonly to: string | null;
}

export interface Refused {
  /** Which mechanism refused first; GitHub's answers differ. */
  readonly by: 'rules' | 'protection';
  readonly reasons: readonly string[];
}

/** Why GitHub would refuse that a ref is created, moved or deleted directly; null where it would not. */
export function judgeUpdate(org: OrgState, repo: Repo, update: RefUpdate, actor: Actor): Refused | null {
  const commits = newCommits(repo, update);
  const reasons: string[] = [];
  for (const ruleset of rulesetsFor(org, repo, update.ref)) {
    const mode = bypassOf(org, repo, ruleset, actor);
    if (mode === 'always' || mode === 'exempt') continue;
    for (const rule of ruleset.rules) reasons.push(...refusals(repo, update, rule, commits));
  }
  if (reasons.length > 0) return { by: 'rules', reasons: [...new Set(reasons)] };
  if (!update.ref.startsWith('refs/heads/')) return null;
  const protection = protectionOf(org, repo, update.ref.slice('refs/heads/'.length));
  if (protection === null) return null;
  const classic = classicReasons(org, repo, update, { protection, actor, commits });
  return classic.length === 0 ? null : { by: 'protection', reasons: classic };
}

function newCommits(repo: Repo, { from, to }: RefUpdate): Commit[] {
  if (to === null || !repo.commits.has(to)) return [];
  const known = from ?? repo.refs.get(`refs/heads/${repo.defaultBranch}`);
  return known === undefined ? [] : commitsBetween(repo, known, to);
}

function isForced(repo: Repo, { from, to }: RefUpdate): boolean {
  return from !== null && to !== null && !isAncestor(repo, from, to);
}

type Judge = (repo: Repo, update: RefUpdate, rule: Rule, commits: readonly Commit[]) => string | null;

const judges: Readonly<Record<string, Judge>> = {
  creation: (_repo, { from }) =>
    from === null ? 'Cannot create ref due to creations being restricted.' : null,
  update: (_repo, { from, to }) =>
    from !== null && to !== null ? 'Cannot update this protected ref.' : null,
  deletion: (_repo, { to }) => (to === null ? 'Cannot delete this protected ref.' : null),
  non_fast_forward: (repo, update) => (isForced(repo, update) ? 'Cannot force-push to this branch' : null),
  required_linear_history: (_repo, _update, _rule, commits) =>
    commits.some(({ parents }) => parents.length > 1) ? 'This branch must not contain merge commits.' : null,
  required_signatures: (_repo, _update, _rule, commits) =>
    commits.some(({ verified }) => !verified) ? 'Commits must have verified signatures.' : null,
  pull_request: (_repo, { from, to }) =>
    from !== null && to !== null ? 'Changes must be made through a pull request.' : null,
  merge_queue: (_repo, { from, to }) =>
    from !== null && to !== null ? 'Changes must be made through the merge queue' : null,
  required_status_checks(repo, { from, to }, rule) {
    if (to === null || (from === null && flag(rule, 'do_not_enforce_on_create'))) return null;
    return unmetChecks(repo, to, requiredChecks(rule));
  },
  required_deployments: (repo, { to }, rule) => (to === null ? null : unmetDeployments(repo, to, rule)),
  branch_name_pattern: namePattern('Branch name', 'refs/heads/'),
  tag_name_pattern: namePattern('Tag name', 'refs/tags/'),
  commit_message_pattern: commitPattern('Commit message', ({ message }) => message),
  commit_author_email_pattern: commitPattern('Author email', ({ author }) => author.email),
  committer_email_pattern: commitPattern('Committer email', ({ author }) => author.email),
  file_path_restriction: filePattern('restricted_file_paths', (path, pattern) => fnmatch(pattern, path)),
  file_extension_restriction: filePattern('restricted_file_extensions', (path, extension) =>
    path.endsWith(extension.replace(/^\*/, '')),
  ),
};

function refusals(repo: Repo, update: RefUpdate, rule: Rule, commits: readonly Commit[]): string[] {
  const reason = judges[rule.type]?.(repo, update, rule, commits) ?? null;
  return reason === null ? [] : [reason];
}

function namePattern(what: string, prefix: string): Judge {
  return (_repo, { ref, from }, rule) => {
    if (from !== null || !ref.startsWith(prefix)) return null;
    return patternHolds(rule, ref.slice(prefix.length)) ? null : `${what} ${described(rule)}`;
  };
}

function commitPattern(what: string, of: (commit: Commit) => string): Judge {
  return (_repo, _update, rule, commits) =>
    commits.every((commit) => patternHolds(rule, of(commit))) ? null : `${what} ${described(rule)}`;
}

function described(rule: Rule): string {
  const { operator, pattern } = rule.parameters ?? {};
  const words = String(operator).replace('_', ' ').replace('regex', 'match the pattern');
  return `must ${flag(rule, 'negate') ? 'not ' : ''}${words}: ${String(pattern)}`;
}

function filePattern(parameter: string, hits: (path: string, pattern: string) => boolean): Judge {
  return (repo, _update, rule, commits) => {
    const patterns = texts(rule, parameter);
    const paths = commits.flatMap((commit) => changesOf(repo, commit).map(({ path }) => path));
    const bad = paths.find((path) => patterns.some((pattern) => hits(path, pattern)));
    return bad === undefined ? null : `File path ${bad} is restricted.`;
  };
}

/** Environments that the commit was not deployed to. */
export function unmetDeployments(repo: Repo, sha: string, rule: Rule): string | null {
  for (const environment of texts(rule, 'required_deployment_environments')) {
    const of = [...repo.deployments.values()].filter(
      (deployment) => deployment.sha === sha && deployment.environment === environment,
    );
    if (of.at(-1)?.statuses.at(-1)?.state !== 'success')
      return `Required deployment to ${environment} is missing.`;
  }
  return null;
}

interface Classic {
  readonly protection: Protection;
  readonly actor: Actor;
  readonly commits: readonly Commit[];
}

function classicReasons(org: OrgState, repo: Repo, update: RefUpdate, classic: Classic): string[] {
  const { protection, actor } = classic;
  const { from, to } = update;
  const listed = protection.restrictions === null || inLists(org, protection.restrictions, actor);
  const stranger = 'You are not authorized to push to this branch.';
  if (to === null) return protection.deletions ? [] : ['Cannot delete this protected branch'];
  if (from === null) return protection.blockCreations && !listed ? [stranger] : [];
  const reasons: string[] = [];
  if (isForced(repo, update) && !protection.forcePushes) {
    reasons.push('Cannot force-push to this protected branch');
  }
  if (isAbove(org, repo, protection, actor)) return reasons;
  if (!listed) reasons.push(stranger);
  return [...reasons, ...demands(org, repo, to, classic)];
}

function demands(org: OrgState, repo: Repo, to: string, { protection, actor, commits }: Classic): string[] {
  const reasons: string[] = [];
  if (protection.lock) reasons.push('Cannot change this locked branch');
  if (protection.reviews !== null && !inLists(org, protection.reviews.bypass, actor)) {
    reasons.push('Changes must be made through a pull request.');
  }
  const unmet = unmetChecks(repo, to, protection.statusChecks?.checks ?? []);
  if (unmet !== null) reasons.push(unmet);
  if (protection.linear && commits.some(({ parents }) => parents.length > 1)) {
    reasons.push('This branch must not contain merge commits.');
  }
  if (protection.signatures && commits.some(({ verified }) => !verified)) {
    reasons.push('Commits must have verified signatures.');
  }
  return reasons;
}
