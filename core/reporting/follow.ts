import type { TestRunStatus } from '../api/message.ts';
import { FinalError } from '../errors/fairlead-error.ts';
import type { Clock } from '../ports/clock.ts';
import { count } from './text.ts';

const firstWaitMs = 500;
const longestWaitMs = 5_000;
const quietMs = 60_000;

/**
 * Reads a status until it has ended, less often the longer it takes.
 * Errors: FL_WAIT_TIMEOUT when the time is over; what was followed goes on by itself. Those of `read`.
 */
export async function follow<Status>(
  /** Gets the time, in milliseconds since the epoch, after which nobody waits for its answer any more. */
  read: (until: number) => Promise<Status>,
  options: {
    readonly clock: Clock;
    readonly timeoutMs: number;
    readonly ended: (status: Status) => boolean;
    /** Called with every status that was read, changed or not. */
    readonly show: (status: Status) => void;
    /** Called once a minute while it goes on, with what was read last: who watches sees that it is alive. */
    readonly stillWaiting?: (status: Status, waitedMs: number) => void;
  },
): Promise<Status> {
  const { clock, timeoutMs, ended, show, stillWaiting } = options;
  const start = clock.now();
  let quietSince = start;
  for (let wait = firstWaitMs; ; wait = Math.min(longestWaitMs, wait * 1.5)) {
    const status = await read(start + timeoutMs);
    show(status);
    if (ended(status)) return status;
    const now = clock.now();
    if (now - quietSince >= quietMs) {
      stillWaiting?.(status, now - start);
      quietSince = now;
    }
    const left = start + timeoutMs - now;
    if (left <= 0) throw new FinalError('FL_WAIT_TIMEOUT', `waited ${duration(now - start)}`);
    // The last look is at the very end.
    await clock.sleep(Math.min(wait, left));
  }
}

/** `45 s`, `12 min`, `2 h 5 min`. */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${rest} min`}`;
}

/** Prints the state, the sentence and the counts of a test run when they change. */
export function testRunPrinter(info: (line: string) => void): (status: TestRunStatus) => void {
  let last = '';
  return (status) => {
    const now = `${status.state}: ${status.sentence}${counts(status)}`;
    if (now !== last) info(now);
    last = now;
  };
}

/** A line for who waits for a test run or a rollout: that it goes on, and since when. */
export function waitingLine(
  status: { readonly state: string; readonly sentence: string },
  waitedMs: number,
): string {
  return `still ${status.state.replaceAll('_', ' ')} after ${duration(waitedMs)}: ${status.sentence}`;
}

/** What a run found, once it has found something. */
function counts({ passed, failed, skipped }: TestRunStatus): string {
  if (passed + failed + skipped === 0) return '';
  const rest = skipped === 0 ? '' : `, ${skipped} skipped`;
  return ` (${count(passed, 'test')} passed, ${failed} failed${rest})`;
}

/** True when nothing more will happen to a test run. */
export function testRunEnded(status: TestRunStatus): boolean {
  return ['passed', 'failed', 'error', 'superseded'].includes(status.state);
}
