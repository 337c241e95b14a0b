import type { Clock } from '../../../core/ports/clock.ts';
import type { FairleadApi } from '../../../core/ports/fairlead.ts';
import type { Job } from '../../../core/ports/job.ts';
import { follow, rolloutPrinter } from '../../../core/reporting/follow.ts';
import { renderSummary } from '../../../core/reporting/summary.ts';
import type { DeployInputs } from './inputs.ts';

export interface DeployDeps {
  readonly inputs: DeployInputs;
  readonly job: Job;
  readonly app: FairleadApi;
  readonly clock: Clock;
}

/** Starts a rollout and follows it; fails the step when it does not end with the new version serving all. */
export async function main({ inputs, job, app, clock }: DeployDeps): Promise<string | null> {
  const { service, environment, version } = inputs;
  const { repository, run, headSha } = job.context;
  const accepted = await app.rollout({
    schema: 1,
    repository,
    run: { id: run.id, attempt: run.attempt },
    service,
    environment,
    version,
    sha: headSha,
    key: `${run.id}/${run.attempt}/${service}/${environment}`,
  });
  job.output('rollout-id', accepted.rolloutId);
  job.output('version', accepted.version);
  job.info(
    `Rollout ${accepted.rolloutId} of ${service} ${accepted.version} to ${environment}: ${accepted.statusUrl}`,
  );
  if (!inputs.wait) return null;
  const status = await follow(() => app.rolloutStatus(accepted.statusUrl), {
    clock,
    timeoutMs: inputs.timeoutMs,
    ended: (read) => read.ended,
    show: rolloutPrinter((line) => job.info(line)),
  });
  job.output('outcome', status.state);
  const title = `${service} ${status.version} to ${environment}: ${status.state.replaceAll('_', ' ')}`;
  const lines = [status.sentence, ...status.log.map((entry) => `${entry.at} ${entry.line}`)];
  await job.summary(renderSummary({ title, lines }));
  return status.state === 'done' ? null : status.sentence;
}
