import { followRollout, type RolloutRunDeps, tellAccepted } from '../../../core/reporting/rollout-run.ts';
import { renderSummary } from '../../../core/reporting/summary.ts';
import type { RollbackInputs } from './inputs.ts';

export interface RollbackDeps extends RolloutRunDeps {
  readonly inputs: RollbackInputs;
}

/** Takes a service back to a good release; fails the step when the environment did not get there. */
export async function main(deps: RollbackDeps): Promise<string | null> {
  const { inputs, job, app } = deps;
  const { service, environment, environmentUrl, to, reason, timeoutMs } = inputs;
  const { repository, run } = job.context;
  // Who does not wait leaves the deployment to the App, which sees the end.
  const deployments = inputs.wait ? deps.deployments : null;
  const accepted = await app.rollback({
    schema: 1,
    repository,
    run: { id: run.id, attempt: run.attempt },
    service,
    environment,
    to,
    reason,
    key: `${run.id}/${run.attempt}/${service}/${environment}`,
    ...(environmentUrl === undefined ? {} : { environmentUrl }),
    deployment: deployments === null ? 'app' : 'job',
  });
  const { version, rolloutId } = accepted;
  tellAccepted(job, accepted, `Rollback ${rolloutId} of ${service} in ${environment} to ${version}`);
  if (!inputs.wait) {
    job.output('state', 'running');
    return null;
  }
  const wanted = { accepted, service, environment, environmentUrl, sha: null, timeoutMs };
  const status = await followRollout(wanted, { ...deps, deployments });
  const lines = [status.sentence, ...status.log.map((entry) => `${entry.at} ${entry.line}`)];
  await job.summary(renderSummary({ title: `${service} in ${environment} back to ${version}`, lines }));
  // `done`: a rollout of its own to the older version; `rolled_back`: the running one was turned round.
  return status.state === 'done' || status.state === 'rolled_back' ? null : status.sentence;
}
