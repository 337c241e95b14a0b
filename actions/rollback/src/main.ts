import type { Clock } from '../../../core/ports/clock.ts';
import type { FairleadApi } from '../../../core/ports/fairlead.ts';
import type { Job } from '../../../core/ports/job.ts';
import { follow, rolloutPrinter } from '../../../core/reporting/follow.ts';
import { renderSummary } from '../../../core/reporting/summary.ts';
import type { RollbackInputs } from './inputs.ts';

export interface RollbackDeps {
  readonly inputs: RollbackInputs;
  readonly job: Job;
  readonly app: FairleadApi;
  readonly clock: Clock;
}

/** Takes a service back to a good release; fails the step when the environment did not get there. */
export async function main({ inputs, job, app, clock }: RollbackDeps): Promise<string | null> {
  const { service, environment, to, reason } = inputs;
  const { repository, run } = job.context;
  const accepted = await app.rollback({
    schema: 1,
    repository,
    run: { id: run.id, attempt: run.attempt },
    service,
    environment,
    to,
    reason,
    key: `${run.id}/${run.attempt}/${service}/${environment}`,
  });
  job.output('rollout-id', accepted.rolloutId);
  job.output('version', accepted.version);
  job.info(`Rollback ${accepted.rolloutId} of ${service} in ${environment} to ${accepted.version}`);
  if (!inputs.wait) return null;
  const status = await follow(() => app.rolloutStatus(accepted.statusUrl), {
    clock,
    timeoutMs: inputs.timeoutMs,
    ended: (read) => read.ended,
    show: rolloutPrinter((line) => job.info(line)),
  });
  job.output('outcome', status.state);
  const lines = [status.sentence, ...status.log.map((entry) => `${entry.at} ${entry.line}`)];
  await job.summary(
    renderSummary({ title: `${service} in ${environment} back to ${accepted.version}`, lines }),
  );
  // `done`: a rollout of its own to the older version; `rolled_back`: the running one was turned round.
  return status.state === 'done' || status.state === 'rolled_back' ? null : status.sentence;
}
