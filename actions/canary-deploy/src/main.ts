import { followRollout, type RolloutRunDeps, tellAccepted } from '../../../core/reporting/rollout-run.ts';
import { renderSummary } from '../../../core/reporting/summary.ts';
import type { DeployInputs } from './inputs.ts';
import { versionOf } from './version.ts';

export interface DeployDeps extends RolloutRunDeps {
  readonly inputs: DeployInputs;
}

/** Starts a rollout and follows it; fails the step when it does not end with the new version serving all. */
export async function main(deps: DeployDeps): Promise<string | null> {
  const { inputs, job, app } = deps;
  const { service, environment, environmentUrl, timeoutMs } = inputs;
  const { repository, run, headSha } = job.context;
  // Who does not wait leaves the deployment to the App, which sees the end.
  const deployments = inputs.wait ? deps.deployments : null;
  const accepted = await app.rollout({
    schema: 1,
    repository,
    run: { id: run.id, attempt: run.attempt },
    service,
    environment,
    version: versionOf(inputs),
    sha: headSha,
    key: `${run.id}/${run.attempt}/${service}/${environment}`,
    ...inputs.way,
    ...(environmentUrl === undefined ? {} : { environmentUrl }),
    deployment: deployments === null ? 'app' : 'job',
  });
  const { version, rolloutId } = accepted;
  tellAccepted(job, accepted, `Rollout ${rolloutId} of ${service} ${version} to ${environment}`);
  if (!inputs.wait) {
    job.output('state', 'running');
    return null;
  }
  const wanted = { accepted, service, environment, environmentUrl, sha: headSha, timeoutMs };
  const status = await followRollout(wanted, { ...deps, deployments });
  const title = `${service} ${status.version} to ${environment}: ${status.state.replaceAll('_', ' ')}`;
  const lines = [status.sentence, ...status.log.map((entry) => `${entry.at} ${entry.line}`)];
  await job.summary(renderSummary({ title, lines }));
  return status.state === 'done' ? null : status.sentence;
}
