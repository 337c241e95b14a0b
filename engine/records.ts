import type { Json } from '../core/json.ts';
import type { RepositoryRef } from '../core/ports/github.ts';
import type { Batch, Store } from '../core/ports/store.ts';
import type { TestRun } from '../core/testing/types.ts';

/** A stored run and the version that the next save must replace. */
export interface RunRecord {
  readonly key: string;
  readonly version: number;
  readonly run: TestRun;
}

export async function loadRun(store: Store, key: string): Promise<RunRecord | null> {
  const stored = await store.load(key);
  if (stored === null) return null;
  return { key, version: stored.version, run: stored.state as unknown as TestRun };
}

/**
 * Saves the run with the changes, the event that says so, and whatever else belongs into the same transaction.
 * @throws TransientError FL_STATE_CONFLICT where somebody else saved meanwhile
 */
export async function saveRun(
  store: Store,
  record: RunRecord,
  changes: Partial<TestRun>,
  event: { readonly type: string; readonly at: number; readonly body?: { readonly [key: string]: Json } },
  more: (batch: Batch) => void = () => undefined,
): Promise<RunRecord> {
  const run: TestRun = { ...record.run, ...changes };
  await store.transaction((batch) => {
    batch.save(record.key, run as unknown as Json, record.version);
    batch.append({
      stream: record.key,
      type: event.type,
      occurredAt: event.at,
      source: 'engine',
      dedupeKey: `${record.key}/${record.version + 1}`,
      body: { phase: run.phase, sentence: run.sentence, ...event.body },
    });
    more(batch);
  });
  return { key: record.key, version: record.version + 1, run };
}

export function isEnded(run: TestRun): boolean {
  return ['passed', 'failed', 'error', 'superseded'].includes(run.phase);
}

export function repositoryOf(run: TestRun): RepositoryRef {
  const [owner = '', name = ''] = run.data.repository.name.split('/');
  return { installationId: run.installationId, id: run.data.repository.id, owner, name };
}
