import { matchesAny, type Strategy } from '../../../core/branching/index.ts';
import type { RepositoryOverview } from '../../../core/ports/github-settings.ts';

/** Branches between which back-merges run: where their newest commits stay, nothing is owed anew. */
export function dutyBranches(
  branches: RepositoryOverview['branches'],
  strategy: Strategy,
): RepositoryOverview['branches'] {
  const globs = strategy.backMerges.flatMap(({ from, to }) => [from, to]);
  return branches.filter(({ name }) => matchesAny(name, globs));
}
