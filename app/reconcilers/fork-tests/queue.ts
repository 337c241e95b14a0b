import type { Acceptance } from '../../../core/commands/index.ts';
import type { Json } from '../../../core/json.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { RepositoryRef } from '../../../core/ports/github.ts';
import type { Batch, Store } from '../../../core/ports/store.ts';
import { newForkRun } from '../../../core/testing/fork-run.ts';
import type { TestRun } from '../../../core/testing/types.ts';

/** The run that an accepted `/fairlead test` asks for; null for all else, and for a word that was heard before. */
export async function newTestRun(
  acceptance: Acceptance,
  given: { readonly id: string },
  repository: RepositoryRef,
  { store, clock }: { readonly store: Pick<Store, 'load'>; readonly clock: Pick<Clock, 'now'> },
): Promise<TestRun | null> {
  if (acceptance.kind !== 'test') return null;
  const { pull, sha } = acceptance;
  const run = newForkRun({ repository, pull, sha, asked: given.id, now: clock.now() });
  return (await store.load(`testrun:${run.id}`)) === null ? run : null;
}

/** The engine takes it from here. */
export function queueTestRun(batch: Batch, run: TestRun, now: number): void {
  const key = `testrun:${run.id}`;
  batch.append({
    stream: key,
    type: 'testrun.queued',
    occurredAt: now,
    source: 'app',
    dedupeKey: `testrun.queued/${run.id}`,
    body: {
      repositoryId: run.data.repository.id,
      headSha: run.data.headSha,
      ref: run.data.ref,
      subject: run.subject,
      kind: 'fork',
      promotable: false,
    },
  });
  batch.save(key, run as unknown as Json, 0);
  batch.enqueue(key, now);
}
