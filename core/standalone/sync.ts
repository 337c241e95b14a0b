import { FinalError } from '../errors/fairlead-error.ts';
import type { Change } from '../protection/index.ts';
import { mustBeRead, planRepository, type Planned } from './plan.ts';
import { waitBefore } from './patience.ts';
import type { Standalone } from './world.ts';

export interface Synced {
  /** Changes that were made, in their order. */
  readonly done: readonly Change[];
  /** Changes that were not, because of the error; the first one is where it happened. */
  readonly left: readonly Change[];
  readonly error: Error | null;
}

export type Progress = (change: Change) => void;

/**
 * Carries out a plan, one change after the other, and stops at the first error that will not pass. Where a change failed
 * for a reason that may pass, the repository is read and planned anew, since the change may have been made.
 * @param onDone is told of each change when it is made
 * @throws FinalError before the first write: FL_SETTINGS_UNREAD, FL_APP_MANAGES.
 */
export async function syncRepository(
  planned: Planned,
  standalone: Standalone,
  onDone: Progress,
): Promise<Synced> {
  mayWrite(planned);
  const done: Change[] = [];
  let { changes } = planned.plan;
  for (let tries = 1; ; tries += 1) {
    const { error, left } = await applyAll(planned, changes, standalone, (change) => {
      done.push(change);
      onDone(change);
    });
    if (error === null) return { done, left: [], error: null };
    const wait = waitBefore(error, tries);
    if (wait === null) return { done, left, error };
    await standalone.clock.sleep(wait);
    try {
      const again = await planRepository(planned.repository, standalone);
      mayWrite(again);
      ({ changes } = again.plan);
    } catch (failed) {
      return { done, left, error: asError(failed) };
    }
  }
}

function mayWrite(planned: Planned): void {
  mustBeRead(planned);
  if (planned.managedBy === null || planned.plan.changes.length === 0) return;
  const { owner, name } = planned.repository;
  throw new FinalError('FL_APP_MANAGES', `App ${planned.managedBy} in ${owner}/${name}`);
}

async function applyAll(
  { repository }: Planned,
  changes: readonly Change[],
  { github }: Standalone,
  onDone: Progress,
): Promise<{ readonly error: Error | null; readonly left: readonly Change[] }> {
  for (const [index, change] of changes.entries()) {
    try {
      await github.settings.apply(repository, change);
    } catch (error) {
      return { error: asError(error), left: changes.slice(index) };
    }
    onDone(change);
  }
  return { error: null, left: [] };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
