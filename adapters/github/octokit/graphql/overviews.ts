import type { Clock } from '../../../../core/ports/clock.ts';
import { repositoriesPerPage } from './documents.ts';
import { inPages } from './pages.ts';
import { readMany, refOf, type OverviewOrError, type Reader, type Target } from './read.ts';

/** Whole overviews of many repositories. */
export function readPages(
  reader: Reader,
  targets: readonly Target[],
  clock: Pick<Clock, 'sleep'>,
): AsyncGenerator<OverviewOrError> {
  const paging = {
    size: repositoriesPerPage,
    read: (page: readonly Target[]) => readMany(reader, page),
    failed: (target: Target, overview: Error) => ({ repository: refOf(target), overview }),
  };
  return inPages(targets, paging, clock);
}
