import {
  findPair,
  isLongLived,
  isTopic,
  matchesAny,
  resolveStrategy,
  revertedNumber,
  type MergeMethod,
  type Pair,
} from '../branching/index.ts';
import type { FairleadConfig } from '../config/types.ts';
import type { Place } from '../errors/fairlead-error.ts';
import type { Actor, Evidence, PolicyFacts, RuleContext } from './types.ts';

/**
 * What the rules judge by. `place` says where a key of the configuration stands; without it verdicts point at no line.
 * @throws LanguageError for unreadable `pairs`, which a parsed configuration never has.
 */
export function policyContext(
  config: FairleadConfig,
  defaultBranch: string,
  place: (key: string) => Place | null = () => null,
): RuleContext {
  return { config, strategy: resolveStrategy(config, defaultBranch), defaultBranch, place };
}

/** The pair of the strategy that lets the pull request in, or null. */
export function pairFor(facts: PolicyFacts, { strategy }: RuleContext): Pair | null {
  const { headRef: head, baseRef: base, fork, reverts } = facts;
  return findPair(strategy, { head, base, fork, reverts });
}

/**
 * Methods by which the pull request may be merged now, the usual one first; none where it may not be merged at all.
 * A linear history takes no merge commit, and a rebase would carry those of the head along.
 */
export function mergeMethodsFor(facts: PolicyFacts, context: RuleContext): readonly MergeMethod[] {
  const pair = pairFor(facts, context);
  if (pair === null) return [];
  if (!context.config.linear || !isWork(facts, context)) return pair.merge;
  return pair.merge.filter(
    (method) => method === 'squash' || (method === 'rebase' && facts.mergeCommits === 0),
  );
}

/** The head is somebody's work: it is neither a branch that stays nor one that is cut, such as a hotfix. */
export function isWork({ headRef, fork }: PolicyFacts, { strategy }: RuleContext): boolean {
  if (!fork && isLongLived(strategy, headRef)) return false;
  return !strategy.cuts.some(({ branches }) => matchesAny(headRef, branches));
}

/** The head is a contributor's branch by its name, a fork's or a revert; robots' and backports are none of these. */
export function isContribution(facts: PolicyFacts, { strategy }: RuleContext): boolean {
  const revert = facts.reverts !== null && revertedNumber(facts.headRef) !== null;
  return facts.fork || revert || isTopic(strategy, facts.headRef);
}

/** Points at the configuration that asks for something: at the first of the keys that a file says. */
export function askedAt(
  context: RuleContext,
  keys: readonly string[],
  level: Evidence['level'],
  message: string,
): readonly Evidence[] {
  for (const key of keys) {
    const place = context.place(key);
    if (place !== null) return [{ ...place, level, message }];
  }
  return [];
}

/** Who approves the head commit, each once and without the author. Logins are compared without case, as GitHub does. */
export function approversOf({ approvals, author }: PolicyFacts): readonly Actor[] {
  const people = new Map(approvals.map((actor) => [actor.login.toLowerCase(), actor]));
  people.delete(author.login.toLowerCase());
  return [...people.values()];
}
