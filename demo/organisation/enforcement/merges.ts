import { distance } from '../state/git.ts';
import { mergeTrees } from '../state/merging.ts';
import type { Actor, OrgState, Protection, Pull, QueueEntry, Repo, Rule } from '../state/model.ts';
import { checkState, unmetChecks } from './checks.ts';
import { protectionOf, rulesetsFor } from './effective.ts';
import { flag, requiredChecks, reviewDemand, texts } from './parameters.ts';
import { unmetReviews } from './reviews.ts';
import { bypassOf, inLists, isAbove } from './roles.ts';
import { unmetDeployments } from './updates.ts';

export type MergeMethod = 'merge' | 'squash' | 'rebase';

export interface MergeAsk {
  readonly pull: Pull;
  /** Null asks of a person without any bypass. */
  readonly actor: Actor | null;
  /** Null leaves rules about the method out. */
  readonly method: MergeMethod | null;
}

export interface Obstacle {
  readonly by: 'rules' | 'protection';
  readonly kind: 'blocked' | 'behind';
  readonly message: string;
}

/** What rules and protection of the base branch have against a merge now, the repository's rulesets first. */
export function judgeMerge(org: OrgState, repo: Repo, ask: MergeAsk): Obstacle[] {
  const found: Obstacle[] = [];
  for (const ruleset of rulesetsFor(org, repo, `refs/heads/${ask.pull.baseRef}`)) {
    // Both modes allow a merge by pull request; they differ for pushes.
    if (ask.actor !== null && bypassOf(org, repo, ruleset, ask.actor) !== null) continue;
    for (const rule of ruleset.rules) found.push(...ruleObstacles(org, repo, rule, ask));
  }
  const protection = protectionOf(org, repo, ask.pull.baseRef);
  if (protection !== null) found.push(...classicObstacles(org, repo, protection, ask));
  return found;
}

/** What rules and protection of the base branch have against a merge group, whose own commit they look at. */
export function judgeGroup(org: OrgState, repo: Repo, { base, sha }: QueueEntry): string[] {
  const found: (string | null)[] = [];
  for (const { rules } of rulesetsFor(org, repo, `refs/heads/${base}`)) {
    for (const rule of rules) {
      if (rule.type === 'update') found.push('Cannot update this protected ref.');
      if (rule.type === 'required_status_checks') found.push(unmetChecks(repo, sha, requiredChecks(rule)));
      if (rule.type === 'required_deployments') found.push(unmetDeployments(repo, sha, rule));
    }
  }
  const protection = protectionOf(org, repo, base);
  if (protection?.lock === true) found.push('Cannot change this locked branch');
  found.push(unmetChecks(repo, sha, protection?.statusChecks?.checks ?? []));
  return found.filter((reason) => reason !== null);
}

function blocked(message: string): Obstacle {
  return { by: 'rules', kind: 'blocked', message };
}

type Judge = (org: OrgState, repo: Repo, rule: Rule, ask: MergeAsk) => Obstacle[];

const judges: Readonly<Record<string, Judge>> = {
  update: () => [blocked('Cannot update this protected ref.')],
  merge_queue: (_org, _repo, _rule, { method }) =>
    method === null ? [] : [blocked('Changes must be made through the merge queue')],
  required_linear_history: (_org, repo, _rule, { method, pull }) => {
    if (method === 'merge') return [blocked('This branch must not contain merge commits.')];
    const merges = distance(repo, baseTip(repo, pull), pull.headSha).ahead.some(
      ({ parents }) => parents.length > 1,
    );
    return method === 'rebase' && merges ? [blocked('This branch must not contain merge commits.')] : [];
  },
  required_status_checks(_org, repo, rule, { pull }) {
    const unmet = unmetChecks(repo, pull.headSha, requiredChecks(rule));
    const found = unmet === null ? [] : [blocked(unmet)];
    if (flag(rule, 'strict_required_status_checks_policy')) found.push(...behind(repo, pull, 'rules'));
    return found;
  },
  pull_request(org, repo, rule, { pull, method }) {
    const found = unmetReviews(org, repo, pull, reviewDemand(rule)).map(blocked);
    const allowed = texts(rule, 'allowed_merge_methods');
    if (method !== null && allowed.length > 0 && !allowed.includes(method)) {
      found.push(
        blocked(`Merge method ${method} is not allowed on this branch. Allowed: ${allowed.join(', ')}.`),
      );
    }
    return found;
  },
  required_deployments(_org, repo, rule, { pull }) {
    const unmet = unmetDeployments(repo, pull.headSha, rule);
    return unmet === null ? [] : [blocked(unmet)];
  },
};

function ruleObstacles(org: OrgState, repo: Repo, rule: Rule, ask: MergeAsk): Obstacle[] {
  return judges[rule.type]?.(org, repo, rule, ask) ?? [];
}

function baseTip(repo: Repo, pull: Pull): string {
  return repo.refs.get(`refs/heads/${pull.baseRef}`) ?? pull.baseSha;
}

function behind(repo: Repo, pull: Pull, by: Obstacle['by']): Obstacle[] {
  if (distance(repo, baseTip(repo, pull), pull.headSha).behind === 0) return [];
  return [{ by, kind: 'behind', message: 'The head branch is not up to date with the base branch.' }];
}

function classicObstacles(org: OrgState, repo: Repo, protection: Protection, ask: MergeAsk): Obstacle[] {
  const { pull, actor, method } = ask;
  if (actor !== null && isAbove(org, repo, protection, actor)) return [];
  const { statusChecks, restrictions } = protection;
  const messages: string[] = [];
  if (protection.lock) messages.push('Cannot change this locked branch');
  if (actor !== null && restrictions !== null && !inLists(org, restrictions, actor)) {
    messages.push('You are not authorized to push to this branch.');
  }
  messages.push(...classicReviews(org, repo, protection, ask), ...openThreads(protection, pull));
  const unmet = unmetChecks(repo, pull.headSha, statusChecks?.checks ?? []);
  if (unmet !== null) messages.push(unmet);
  if (protection.linear && method === 'merge') messages.push('Merge commits are not allowed on this branch.');
  const found = messages.map((message): Obstacle => ({ by: 'protection', kind: 'blocked', message }));
  return [...found, ...(statusChecks?.strict === true ? behind(repo, pull, 'protection') : [])];
}

function openThreads({ conversation }: Protection, { unresolvedThreads }: Pull): string[] {
  if (!conversation || unresolvedThreads === 0) return [];
  return ['A conversation must be resolved before this pull request can be merged.'];
}

function classicReviews(org: OrgState, repo: Repo, { reviews }: Protection, ask: MergeAsk): string[] {
  if (reviews === null || (ask.actor !== null && inLists(org, reviews.bypass, ask.actor))) return [];
  return unmetReviews(org, repo, ask.pull, { ...reviews, threads: false, reviewers: [] });
}

export type MergeState = 'clean' | 'dirty' | 'draft' | 'blocked' | 'behind' | 'unstable' | 'unknown';

/** `mergeable_state`, as a person without any bypass sees it. */
export function mergeState(org: OrgState, repo: Repo, pull: Pull): MergeState {
  if (pull.state === 'closed') return 'unknown';
  if (mergeTrees(repo, baseTip(repo, pull), pull.headSha).tree === null) return 'dirty';
  if (pull.draft) return 'draft';
  const obstacles = judgeMerge(org, repo, { pull, actor: null, method: null });
  if (obstacles.some(({ kind }) => kind === 'blocked')) return 'blocked';
  if (obstacles.length > 0) return 'behind';
  const names = new Set(
    (repo.suites.get(pull.headSha) ?? []).flatMap(({ runs }) => runs.map(({ name }) => name)),
  );
  for (const status of repo.statuses.get(pull.headSha) ?? []) names.add(status.context);
  const passed = [...names].every((name) => checkState(repo, pull.headSha, name, null) === 'passed');
  return passed ? 'clean' : 'unstable';
}
