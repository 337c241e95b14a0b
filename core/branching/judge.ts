import picomatch from 'picomatch';
import type { StrategyName } from '../config/types.ts';
import { feature } from './feature/definition.ts';
import { gitflow } from './gitflow/definition.ts';
import type { MergeMethod, Strategy } from './types.ts';

export const strategies: Readonly<Record<StrategyName, Strategy>> = { feature, gitflow };

/** A pull request as a strategy sees it. Names are compared exactly: case and every code point count. */
export interface BranchPair {
  readonly head: string;
  readonly base: string;
  /** The head is in another repository, where the same name means another branch. */
  readonly fork: boolean;
  readonly defaultBranch: string;
}

/** True when the name matches the glob. `*` does not cross a slash, `**` does; `$default` is the default branch. */
export function matchesBranch(name: string, glob: string, defaultBranch: string): boolean {
  if (glob === '$default') return name === defaultBranch;
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

function matchesAny(name: string, globs: readonly string[], defaultBranch: string): boolean {
  return globs.some((glob) => matchesBranch(name, glob, defaultBranch));
}

/** True for branches that stay and that nobody pushes to. */
export function isProtected(strategy: Strategy, name: string, defaultBranch: string): boolean {
  return matchesAny(name, strategy.protects, defaultBranch);
}

/** Globs of the names that a pull request's branch may have, each once, in the strategy's order. */
export function allowedNames(strategy: Strategy): readonly string[] {
  return [...new Set(strategy.pairs.flatMap(({ heads }) => heads))];
}

/** Whether the strategy knows the head's name. A fork's branch never counts as one of the branches that stay. */
export function isKnownName(strategy: Strategy, pair: Omit<BranchPair, 'base'>): boolean {
  const { head, fork, defaultBranch } = pair;
  if (fork && isProtected(strategy, head, defaultBranch)) return false;
  return matchesAny(head, allowedNames(strategy), defaultBranch);
}

/** Globs of the branches that the head may be merged into, each once. */
export function allowedBases(strategy: Strategy, pair: Omit<BranchPair, 'base'>): readonly string[] {
  if (!isKnownName(strategy, pair)) return [];
  const fitting = strategy.pairs.filter(({ heads }) => matchesAny(pair.head, heads, pair.defaultBranch));
  return [...new Set(fitting.flatMap(({ bases }) => bases))];
}

/** How the head may be merged into the base; none when it may not. */
export function mergeMethods(strategy: Strategy, pair: BranchPair): readonly MergeMethod[] {
  const { head, base, defaultBranch } = pair;
  if (!isKnownName(strategy, pair)) return [];
  const fitting = strategy.pairs.find(
    ({ heads, bases }) => matchesAny(head, heads, defaultBranch) && matchesAny(base, bases, defaultBranch),
  );
  return fitting?.merge ?? [];
}
