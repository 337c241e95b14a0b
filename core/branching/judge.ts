import { matchesGlob } from './glob.ts';
import type { Pair, Strategy } from './types.ts';

/** A pull request as a strategy sees it. Names are compared exactly: case and every code point count. */
export interface HeadAndBase {
  readonly head: string;
  readonly base: string;
  /** The head is in another repository, where the same name means another branch. */
  readonly fork: boolean;
  /** Of the pull request that a `revert-<number>-…` branch takes back; null where there is none. */
  readonly reverts: { readonly head: string; readonly base: string; readonly fork: boolean } | null;
}

export { matchesGlob as matchesBranch } from './glob.ts';

export function matchesAny(name: string, globs: readonly string[]): boolean {
  return globs.some((glob) => matchesGlob(name, glob));
}

/** True for branches that stay and that nobody pushes to. */
export function isLongLived(strategy: Strategy, name: string): boolean {
  return matchesAny(name, strategy.longLived);
}

/** True for names that a contributor's branch may have. */
export function isTopic(strategy: Strategy, name: string): boolean {
  return matchesAny(name, strategy.topics) && !isLongLived(strategy, name) && !isReserved(name);
}

/** GitHub's own branches of the merge queue. Each is judged by the pull request that it holds, never by its name. */
export function isReserved(name: string): boolean {
  return name.startsWith('gh-readonly-queue/');
}

const revertName = /^revert-(\d{1,9})-./;

/** Number of the pull request that GitHub's name for a revert carries, or null. */
export function revertedNumber(head: string): number | null {
  const match = revertName.exec(head);
  return match === null ? null : Number(match[1]);
}

/** Globs of the names that a pull request's branch may have, each once, in the strategy's order. */
export function allowedNames(strategy: Strategy): readonly string[] {
  return [...new Set(strategy.pairs.flatMap(({ heads }) => heads))];
}

/** Whether the strategy knows the head's name. */
export function isKnownName(strategy: Strategy, question: Omit<HeadAndBase, 'base'>): boolean {
  return isRevert(question) || strategy.pairs.some((pair) => fitsHead(strategy, pair, question));
}

/** Globs of the branches that the head may be merged into, each once. */
export function allowedBases(strategy: Strategy, question: Omit<HeadAndBase, 'base'>): readonly string[] {
  if (isRevert(question)) return [question.reverts.base];
  const fitting = strategy.pairs.filter((pair) => fitsHead(strategy, pair, question));
  return [...new Set(fitting.flatMap(({ bases }) => bases))];
}

/** The pair that lets the head go into the base, or null. */
export function findPair(strategy: Strategy, question: HeadAndBase): Pair | null {
  if (isRevert(question)) return revertPair(strategy, question);
  const { base } = question;
  const found = strategy.pairs.find(
    (pair) => fitsHead(strategy, pair, question) && fitsBase(strategy, pair, base),
  );
  return found ?? null;
}

type Revert = { readonly reverts: NonNullable<HeadAndBase['reverts']> };

function isRevert<Q extends Omit<HeadAndBase, 'base'>>(question: Q): question is Q & Revert {
  return question.reverts !== null && revertedNumber(question.head) !== null;
}

/**
 * A revert goes to the base of the pull request that it takes back, in the way that one went. Where the strategy has no
 * way for that one (it was itself a revert, or is older than the strategy), the usual way into the base counts. Who
 * approves stays the same, and what may not come from a fork does not come back from one.
 */
function revertPair(strategy: Strategy, { base, reverts }: HeadAndBase & Revert): Pair | null {
  if (base !== reverts.base) return null;
  const way =
    findPair(strategy, { ...reverts, reverts: null }) ??
    strategy.pairs.findLast((pair) => fitsBase(strategy, pair, base)) ??
    strategy.pairs.at(-1);
  if (way === undefined) return null;
  return { ...way, needs: way.needs.filter(({ kind }) => kind === 'approved-by' || kind === 'from-here') };
}

/** A glob of topic names never means a branch that stays, though its pattern may match the name. */
function fits(strategy: Strategy, globs: readonly string[], name: string): boolean {
  return globs.some(
    (glob) => matchesGlob(name, glob) && !(strategy.topics.includes(glob) && isLongLived(strategy, name)),
  );
}

/** A fork's branch is a topic branch, whatever it is called; one that is named like a branch that stays is refused. */
function fitsHead(strategy: Strategy, pair: Pair, { head, fork }: Omit<HeadAndBase, 'base'>): boolean {
  if (isReserved(head)) return false;
  if (!fork) return fits(strategy, pair.heads, head);
  if (strategy.anyForkName) return matchesAny(head, pair.heads);
  return !isLongLived(strategy, head) && fits(strategy, pair.heads, head);
}

function fitsBase(strategy: Strategy, pair: Pair, base: string): boolean {
  return fits(strategy, pair.bases, base);
}
