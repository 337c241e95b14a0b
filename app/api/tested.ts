import type { Batch, Store } from '../../core/ports/store.ts';
import type { TestRun } from '../../core/testing/types.ts';
import { digestsIn } from './digests.ts';

const dayMs = 86_400_000;
/** A test run may be looked at, or repeated, for this long after it was asked for. */
const testRunsLiveDays = 30;

/** Keys `tested:<repository id>/<day>/<run id>`: those of one repository are read by day, whatever else is stored. */
function prefix(repositoryId: number, at: number): string {
  return `tested:${repositoryId}/${new Date(at).toISOString().slice(0, 10)}/`;
}

/**
 * Keeps the digests that a new run is about, in the transaction that creates it. What the engine adds to a run was
 * promoted, and promotions are never forgotten.
 */
export function keepTested(batch: Batch, { id, data, queuedAt }: TestRun): void {
  const digests = new Set<string>();
  digestsIn(data.artifacts, digests);
  batch.save(`${prefix(data.repository.id, queuedAt)}${id}`, [...digests], 0);
}

/** Adds the digests that the repository's test runs of the last 30 days, whole days in UTC, are about. */
export async function addTested(
  found: Set<string>,
  repositoryId: number,
  now: number,
  store: Pick<Store, 'list'>,
): Promise<void> {
  for (let days = testRunsLiveDays; days >= 0; days -= 1) {
    const states = await store.list(prefix(repositoryId, now - days * dayMs));
    for (const { state } of states) {
      for (const digest of state as readonly string[]) found.add(digest);
    }
  }
}
