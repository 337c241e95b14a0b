import { FinalError } from '../errors/fairlead-error.ts';
import type { JobContext } from '../ports/job.ts';

/**
 * Before anything of the checkout runs: on `pull_request_target` a job has the base's token, secrets and identity, and
 * with a fork's head checked out its author would have them too. Reading what other jobs have reported is fine.
 * @throws FinalError FL_FORK_EVENT
 */
export function refuseForksCode({ event, pullRequest }: Pick<JobContext, 'event' | 'pullRequest'>): void {
  if (event !== 'pull_request_target' || pullRequest?.fork !== true) return;
  throw new FinalError('FL_FORK_EVENT', `pull request ${pullRequest.number} comes from a fork`);
}
