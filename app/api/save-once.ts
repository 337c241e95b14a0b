import { FairleadError } from '../../core/errors/fairlead-error.ts';

const mostTries = 3;

/** Does the work again on the newest state where another request was faster. */
export async function onNewestState<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const conflict = error instanceof FairleadError && error.code === 'FL_STATE_CONFLICT';
      if (!conflict || tries === mostTries) throw error;
    }
  }
}
