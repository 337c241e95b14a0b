import type { StrategyName } from '../config/types.ts';

export type MergeMethod = 'merge' | 'squash' | 'rebase';

/** Which branches may go into which, and how. */
export interface Pair {
  /** Globs of branch names: `*` does not cross a slash, `**` does. `$default` is the default branch. */
  readonly heads: readonly string[];
  readonly bases: readonly string[];
  /** The first one is the usual one. */
  readonly merge: readonly [MergeMethod, ...MergeMethod[]];
}

/** A branch strategy as data. */
export interface Strategy {
  readonly name: StrategyName;
  /** Branches that stay: no direct push, no force push, no deletion. */
  readonly protects: readonly string[];
  readonly pairs: readonly Pair[];
}
