import { TransientError } from '../../../../core/errors/fairlead-error.ts';
import type { Clock } from '../../../../core/ports/clock.ts';
import { idsPerList } from './documents.ts';
import { isTooLarge } from './run.ts';

/** So many failures in a row, and GitHub is taken for down: what is left is not asked for any more. */
const maxFailuresInRow = 8;
/** So many good pages in a row, and the next one is larger again. */
const growAfter = 3;
const pauseMs = 250;

export interface Paging<Target, Result> {
  /** How many are asked for at once where nothing fails. */
  readonly size: number;
  readonly read: (page: readonly Target[]) => Promise<readonly Result[]>;
  readonly failed: (target: Target, error: Error) => Result;
}

/**
 * Pages, one after the other: GitHub allows a minute of its computing time a minute. A page that fails is asked for once
 * more, then in halves, down to one target; that one's error is its own. A refusal and a spent budget end it: everything
 * that is left comes as that error.
 */
export async function* inPages<Target, Result>(
  targets: readonly Target[],
  { size: full, read, failed }: Paging<Target, Result>,
  clock: Pick<Clock, 'sleep'>,
): AsyncGenerator<Result> {
  let [size, good, failures, at] = [full, 0, 0, 0];
  let again = false;
  const fail = (those: readonly Target[], error: unknown) =>
    those.map((target) => failed(target, error instanceof Error ? error : new Error(String(error))));
  while (at < targets.length) {
    const page = targets.slice(at, at + size);
    let results;
    try {
      results = await read(page);
    } catch (error) {
      failures += 1;
      good = 0;
      if (!mayPass(error) || failures >= maxFailuresInRow) {
        yield* fail(targets.slice(at), error);
        return;
      }
      if (!again && !isTooLarge(error)) {
        again = true;
        await clock.sleep(pauseMs);
        continue;
      }
      again = false;
      if (page.length === 1) {
        yield* fail(page, error);
        at += 1;
      }
      size = Math.max(1, Math.floor(page.length / 2));
      continue;
    }
    failures = 0;
    again = false;
    at += page.length;
    good += 1;
    if (good % growAfter === 0) size = Math.min(full, size * 2);
    yield* results;
  }
}

/** One list of ids in a request; `name` is the alias of the field and the name of its variable. */
export interface IdList<Entry> {
  readonly name: string;
  readonly entries: readonly Entry[];
}

/** Entries in lists of as many ids as GitHub takes. */
export function inLists<Entry>(entries: readonly Entry[], prefix = 'list'): readonly IdList<Entry>[] {
  const lists: IdList<Entry>[] = [];
  for (let at = 0; at < entries.length; at += idsPerList) {
    lists.push({ name: `${prefix}${lists.length}`, entries: entries.slice(at, at + idsPerList) });
  }
  return lists;
}

/** Whether a smaller or later request may do better in this pass. */
function mayPass(error: unknown): boolean {
  return error instanceof TransientError && error.retryAfterMs === undefined;
}
