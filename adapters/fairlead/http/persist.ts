import { catalogue, type ErrorCode } from '../../../core/errors/catalogue.ts';
import { TransientError } from '../../../core/errors/fairlead-error.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import { duration } from '../../../core/reporting/follow.ts';
import { count } from '../../../core/reporting/text.ts';

const giveUpAfterMs = 10 * 60_000;
const firstDelayMs = 1_000;
const longestDelayMs = 60_000;
/** A token that is stale again and again means a clock that is wrong: no try will mend that. */
const mostStale = 3;

/** Refusals that a new token mends. */
export const staleTokens: ReadonlySet<string> = new Set<ErrorCode>(['FL_TOKEN_EXPIRED', 'FL_TOKEN_USED']);

export interface Patience {
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  /** No try starts after this time (milliseconds since the epoch), but for the first one. Default: ten minutes. */
  readonly until?: number | undefined;
  /** Gets a line for each try that failed and is made again. */
  readonly log?: ((line: string) => void) | undefined;
}

/**
 * Does the work until it succeeds, fails for good (whatever is no TransientError), or the time is over. Waits with
 * full jitter, from one second doubling to sixty, on top of what the other side asked for.
 */
export async function persist<Answer>(work: () => Promise<Answer>, patience: Patience): Promise<Answer> {
  const { clock, random, log } = patience;
  const start = clock.now();
  const deadline = Math.min(start + giveUpAfterMs, patience.until ?? Number.POSITIVE_INFINITY);
  let stale = 0;
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof TransientError)) throw error;
      if (staleTokens.has(error.code)) stale += 1;
      const longest = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(tried - 1, 10));
      const wait = (error.retryAfterMs ?? 0) + random() * longest;
      const now = clock.now();
      if (stale > mostStale || now + wait > deadline) throw givenUp(error, tried, now - start);
      log?.(`${error.message}. Trying again in ${duration(wait)}.`);
      await clock.sleep(wait);
    }
  }
}

/** The last error, with what was tried before. */
function givenUp(error: TransientError, tried: number, ms: number): TransientError {
  const asked = error.retryAfterMs ?? 0;
  const parts = [
    error.message.replace(catalogue[error.code].sentence, '').replace(/^: /, ''),
    tried > 1 ? `${count(tried, 'try', 'tries')} in ${duration(ms)}` : '',
    asked > 0 ? `it asks to come back in ${duration(asked)}` : '',
  ];
  return new TransientError(error.code, parts.filter((part) => part !== '').join('; '), { cause: error });
}
