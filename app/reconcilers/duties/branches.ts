import { matchesAny, type Strategy } from '../../../core/branching/index.ts';

/** Branches between which back-merges run: where their newest commits stay, nothing is owed anew. */
export function dutyBranches<B extends { readonly name: string }>(
  branches: readonly B[],
  strategy: Strategy,
): readonly B[] {
  const globs = strategy.backMerges.flatMap(({ from, to }) => [from, to]);
  return branches.filter(({ name }) => matchesAny(name, globs));
}
