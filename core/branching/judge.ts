import picomatch from 'picomatch';
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

/** True when the name matches the glob. `*` does not cross a slash, `**` does. */
export function matchesBranch(name: string, glob: string): boolean {
  // A trailing /** would match the folder itself as well, and a branch has no folder of its own.
  return picomatch.isMatch(name, glob.endsWith('/**') ? `${glob}/*` : glob, {
    dot: true,
    nobrace: true,
    nobracket: true,
    noextglob: true,
    nonegate: true,
    windows: false,
  });
}

export function matchesAny(name: string, globs: readonly string[]): boolean {
  return globs.some((glob) => matchesBranch(name, glob));
}

/** True for branches that stay and that nobody pushes to. */
export function isLongLived(strategy: Strategy, name: string): boolean {
  return matchesAny(name, strategy.longLived);
}

/** True for names that a contributor's branch may have. */
export function isTopic(strategy: Strategy, name: string): boolean {
  return matchesAny(name, strategy.topics) && !isLongLived(strategy, name);
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
  if (question.reverts !== null && revertedNumber(question.head) !== null) return true;
  return strategy.pairs.some((pair) => fitsHead(strategy, pair, question));
}

/** Globs of the branches that the head may be merged into, each once. */
export function allowedBases(strategy: Strategy, question: Omit<HeadAndBase, 'base'>): readonly string[] {
  const { head, reverts } = question;
  if (reverts !== null && revertedNumber(head) !== null) return [reverts.base];
  const fitting = strategy.pairs.filter((pair) => fitsHead(strategy, pair, question));
  return [...new Set(fitting.flatMap(({ bases }) => bases))];
}

/**
 * The pair that lets the head go into the base, or null. A revert goes to the base of the pull request that it takes
 * back, in the way that one went.
 */
export function findPair(strategy: Strategy, question: HeadAndBase): Pair | null {
  const { head, base, reverts } = question;
  if (reverts !== null && revertedNumber(head) !== null) {
    if (base !== reverts.base) return null;
    const before = findPair(strategy, { ...reverts, reverts: null });
    return before === null
      ? null
      : { ...before, needs: before.needs.filter(({ kind }) => kind === 'approved-by') };
  }
  return (
    strategy.pairs.find((pair) => fitsHead(strategy, pair, question) && fitsBase(strategy, pair, base)) ??
    null
  );
}

/** A glob of topic names never means a branch that stays, though its pattern may match the name. */
function fits(strategy: Strategy, globs: readonly string[], name: string): boolean {
  return globs.some(
    (glob) => matchesBranch(name, glob) && !(strategy.topics.includes(glob) && isLongLived(strategy, name)),
  );
}

/** A fork's branch is a topic branch, whatever it is called; one that is named like a branch that stays is refused. */
function fitsHead(strategy: Strategy, pair: Pair, { head, fork }: Omit<HeadAndBase, 'base'>): boolean {
  if (!fork) return fits(strategy, pair.heads, head);
  if (strategy.anyForkName) return pair.heads.some((glob) => matchesBranch(head, glob));
  return !isLongLived(strategy, head) && fits(strategy, pair.heads, head);
}

function fitsBase(strategy: Strategy, pair: Pair, base: string): boolean {
  return fits(strategy, pair.bases, base);
}
