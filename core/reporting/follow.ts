import type { TestRunStatus } from '../api/message.ts';
import type { RolloutStatus } from '../api/rollouts.ts';
import { FinalError } from '../errors/fairlead-error.ts';
import type { Clock } from '../ports/clock.ts';

const firstWaitMs = 500;
const longestWaitMs = 5_000;

/**
 * Reads a status until it has ended, less often the longer it takes.
 * Errors: FL_COMMAND_FAILED when the time is over; what was followed goes on by itself.
 */
export async function follow<Status>(
  read: () => Promise<Status>,
  options: {
    readonly clock: Clock;
    readonly timeoutMs: number;
    readonly ended: (status: Status) => boolean;
    readonly show: (status: Status) => void;
  },
): Promise<Status> {
  const deadline = options.clock.now() + options.timeoutMs;
  for (let wait = firstWaitMs; ; wait = Math.min(longestWaitMs, wait * 1.5)) {
    const status = await read();
    options.show(status);
    if (options.ended(status)) return status;
    if (options.clock.now() + wait > deadline) {
      throw new FinalError(
        'FL_COMMAND_FAILED',
        'waited as long as the input `timeout` allows; it goes on by itself',
      );
    }
    await options.clock.sleep(wait);
  }
}

/** Prints the log lines of a rollout that were not printed before. */
export function rolloutPrinter(info: (line: string) => void): (status: RolloutStatus) => void {
  let shown = 0;
  let last = '';
  return (status) => {
    for (const entry of status.log.slice(shown)) info(`${entry.at} ${entry.line}`);
    shown = Math.max(shown, status.log.length);
    const now = `${status.state}: ${status.sentence}`;
    if (now !== last) info(now);
    last = now;
  };
}

/** Prints the sentence of a test run when it changes. */
export function testRunPrinter(info: (line: string) => void): (status: TestRunStatus) => void {
  let last = '';
  return (status) => {
    const now = `${status.state}: ${status.sentence} (${status.passed} passed, ${status.failed} failed)`;
    if (now !== last) info(now);
    last = now;
  };
}

/** True when nothing more will happen to a test run. */
export function testRunEnded(status: TestRunStatus): boolean {
  return ['passed', 'failed', 'error', 'superseded'].includes(status.state);
}
