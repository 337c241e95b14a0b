import { TransientError } from '../../../../core/errors/fairlead-error.ts';
import type { Clock } from '../../../../core/ports/clock.ts';
import { repositoriesPerPage } from './documents.ts';
import { readMany, type OverviewOrError, type Reader, type Target } from './read.ts';
import { isTooLarge } from './run.ts';

/** So many failures in a row, and GitHub is taken for down: what is left is not asked for any more. */
const maxFailuresInRow = 8;
/** So many good pages in a row, and the next one is larger again. */
const growAfter = 3;
const pauseMs = 250;

/**
 * Pages of repositories, one after the other: GitHub allows a minute of its computing time a minute. A page that fails
 * is asked for once more, then in halves, down to one repository; that one's error is its own. A refusal and a spent
 * budget end the pass: everything that is left comes as that error.
 */
export async function* readPages(
  reader: Reader,
  targets: readonly Target[],
  clock: Pick<Clock, 'sleep'>,
): AsyncGenerator<OverviewOrError> {
  let [size, good, failures, at] = [repositoriesPerPage, 0, 0, 0];
  let again = false;
  while (at < targets.length) {
    const page = targets.slice(at, at + size);
    let results;
    try {
      results = await readMany(reader, page);
    } catch (error) {
      failures += 1;
      good = 0;
      if (!mayPass(error) || failures >= maxFailuresInRow) {
        yield* failed(targets.slice(at), error);
        return;
      }
      if (!again && !isTooLarge(error)) {
        again = true;
        await clock.sleep(pauseMs);
        continue;
      }
      again = false;
      if (page.length === 1) {
        yield* failed(page, error);
        at += 1;
      }
      size = Math.max(1, Math.floor(page.length / 2));
      continue;
    }
    failures = 0;
    again = false;
    at += page.length;
    good += 1;
    if (good % growAfter === 0) size = Math.min(repositoriesPerPage, size * 2);
    yield* results;
  }
}

/** Whether a smaller or later request may do better in this pass. */
function mayPass(error: unknown): boolean {
  return error instanceof TransientError && error.retryAfterMs === undefined;
}

function* failed(targets: readonly Target[], error: unknown): Generator<OverviewOrError> {
  const overview = error instanceof Error ? error : new Error(String(error));
  for (const { nodeId: _, ...repository } of targets) yield { repository, overview };
}
