import type { BackMerge, Strategy } from '../../branching/index.ts';
import type { OwedBackMerge } from '../../policy/types.ts';
import { ancestryOf, branchesOf, findMergedPull, findOpenPull } from '../repository.ts';
import type { Ancestry, PullState, RepositoryState } from '../types.ts';

/** Pairs that one repository may owe at a time; more release branches than that are open only by mistake. */
const maxPairs = 50;

/** A back-merge with its branches named, and what was read of them. */
export interface Debt {
  readonly backMerge: BackMerge;
  readonly ancestry: Ancestry;
  readonly pull: PullState | null;
  /** The merged pull request that should have paid it, and did not because it was squashed or rebased. */
  readonly squashed: PullState | null;
}

/** The back-merges of the strategy with every glob replaced by the branches that are there. */
export function backMergePairs(state: RepositoryState, strategy: Strategy): readonly BackMerge[] {
  const pairs = strategy.backMerges.flatMap(({ from, to, withinMs }) =>
    branchesOf(state, strategy, from).flatMap((source) =>
      branchesOf(state, strategy, to).map((target) => ({ from: source, to: target, withinMs })),
    ),
  );
  return pairs.filter(({ from, to }) => from !== to).slice(0, maxPairs);
}

/**
 * The back-merges that are owed, as facts for the policy. What could not be read is not owed: an unknown never blocks
 * a team, and the next pass reads again.
 */
export function owedBackMerges(
  state: RepositoryState,
  strategy: Strategy,
  now: number,
): readonly OwedBackMerge[] {
  return debts(state, strategy, backMergePairs(state, strategy)).map(({ backMerge, ancestry, pull }) => ({
    ...backMerge,
    since: ancestry.since ?? now,
    number: pull?.number ?? null,
    conflicts: pull?.mergeable === false ? (ancestry.changedOnBoth ?? []) : [],
  }));
}

/** Those of the pairs in which `to` lacks commits of `from`. */
export function debts(
  state: RepositoryState,
  strategy: Strategy,
  pairs: readonly BackMerge[],
): readonly Debt[] {
  return pairs.flatMap((backMerge) => {
    const { from, to } = backMerge;
    const ancestry = ancestryOf(state, from, to);
    if (ancestry === null || missingOf(ancestry, strategy) === 0) return [];
    const squashed = squashedPull(state, ancestry);
    return [{ backMerge, ancestry, pull: findOpenPull(state, from, to), squashed }];
  });
}

/**
 * Commits that count. Environments are promoted by merge commits, which their upstream never needs back; everywhere
 * else `from` must become an ancestor of `to`, merge commits included.
 */
export function missingOf(ancestry: Ancestry & { readonly missing: number }, strategy: Strategy): number {
  if (strategy.promote.length === 0) return ancestry.missing;
  const changes = ancestry.missingChanges ?? ancestry.missing;
  return changes === 'unknown' ? 0 : changes;
}

/** After a merge commit `to` holds the merged head; if it lacks that, the pull request was squashed or rebased. */
function squashedPull(state: RepositoryState, { from, to, since }: Ancestry): PullState | null {
  const merged = findMergedPull(state, from, to);
  if (merged === null || merged.mergedAt === null) return null;
  const isSameHead = state.branches.some(({ name, sha }) => name === from && sha === merged.headSha);
  return isSameHead || (since !== null && since < merged.mergedAt) ? merged : null;
}
