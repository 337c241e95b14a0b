import type { Clock } from '../core/ports/clock.ts';
import type { Store } from '../core/ports/store.ts';
import type { TestRun } from '../core/testing/types.ts';
import { loadRun } from './records.ts';

const pollMs = 200;
const pageSize = 1000;

/** Finds runs that supersede one: same subject, queued later. Reads only what was logged since the last look. */
export interface Successors {
  find(): Promise<TestRun | null>;
}

/**
 * Every run has an event in the stream `testrun:<id>` from the moment it is accepted, so that a newer run is found
 * even while no worker is free for it.
 */
export async function openSuccessors(store: Store, run: TestRun): Promise<Successors> {
  const [own] = await store.events({ stream: `testrun:${run.id}`, limit: 1 });
  let after = own?.position ?? 0;
  let found: TestRun | null = null;
  return {
    async find() {
      while (found === null) {
        const events = await store.events({ streamPrefix: 'testrun:', after, limit: pageSize });
        for (const stream of new Set(events.map((event) => event.stream))) {
          const other = (await loadRun(store, stream))?.run;
          if (other !== undefined && supersedes(other, run)) found = other;
        }
        after = events.at(-1)?.position ?? after;
        if (events.length < pageSize) break;
      }
      return found;
    },
  };
}

/** Equal times go by id, so that of two runs exactly one supersedes the other. */
function supersedes(other: TestRun, run: TestRun): boolean {
  if (other.subject !== run.subject || other.id === run.id) return false;
  return other.queuedAt === run.queuedAt ? other.id > run.id : other.queuedAt > run.queuedAt;
}

/**
 * Does work under a signal that aborts when a newer run appears or the process stops. A failed look is no newer run;
 * it is looked at again.
 */
export async function whileNewest<T>(
  successors: Successors,
  clock: Clock,
  stopping: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const signal = AbortSignal.any([controller.signal, stopping]);
  const ended = new AbortController();
  const watch = async () => {
    while (!ended.signal.aborted && !signal.aborted) {
      const newer = await successors.find().catch(() => null);
      if (newer !== null) controller.abort();
      else await clock.sleep(pollMs, ended.signal);
    }
  };
  const watching = watch();
  try {
    return await work(signal);
  } finally {
    ended.abort();
    await watching;
  }
}
