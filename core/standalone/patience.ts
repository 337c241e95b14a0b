import { TransientError } from '../errors/fairlead-error.ts';
import type { Clock } from '../ports/clock.ts';

const maxTries = 4;
const firstWaitMs = 1_000;
/** Nobody waits longer than this at a terminal or in a job: the error says when there is room again. */
const longestWaitMs = 90_000;

/** How long to wait before trying again after an error, or null where that makes no sense. `tries` counts from 1. */
export function waitBefore(error: unknown, tries: number): number | null {
  if (!(error instanceof TransientError) || tries >= maxTries) return null;
  const wait = error.retryAfterMs ?? firstWaitMs * 2 ** (tries - 1);
  return wait > longestWaitMs ? null : wait;
}

/** Tries a read again where its failure may go away by itself. Never for writes: one may have been carried out. */
export async function patiently<T>(read: () => Promise<T>, clock: Pick<Clock, 'sleep'>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await read();
    } catch (error) {
      const wait = waitBefore(error, tries);
      if (wait === null) throw error;
      await clock.sleep(wait);
    }
  }
}
