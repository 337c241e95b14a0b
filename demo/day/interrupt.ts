import { setTimeout as sleep } from 'node:timers/promises';

/** As long as the player takes to end a step that does not want to. */
const graceMs = 3000;

/**
 * Waits for the work; once the signal aborts, only so long that what listens to the signal can end by itself. The rest
 * of the work meets a closed stage, and what becomes of it no longer matters.
 */
export async function unlessInterrupted(signal: AbortSignal, work: Promise<void>): Promise<void> {
  const settled = new AbortController();
  try {
    await Promise.race([work, interrupted(signal, settled.signal)]);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    settled.abort();
  }
}

async function interrupted(signal: AbortSignal, settled: AbortSignal): Promise<void> {
  if (!signal.aborted) {
    const { promise, resolve } = Promise.withResolvers<void>();
    signal.addEventListener('abort', () => resolve(), { once: true, signal: settled });
    await promise;
  }
  await sleep(graceMs, undefined, { signal: settled }).catch(() => undefined);
}
