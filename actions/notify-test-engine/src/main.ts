import { type Affected, affectedServices } from '../../../core/changes/affected.ts';
import { changeBase } from '../../../core/changes/base.ts';
import { relatedTests } from '../../../core/changes/related.ts';
import { loadServices } from '../../../core/changes/services.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { FairleadApi } from '../../../core/ports/fairlead.ts';
import type { Git } from '../../../core/ports/git.ts';
import type { Job, Workspace } from '../../../core/ports/job.ts';
import { follow, testRunEnded, testRunPrinter } from '../../../core/reporting/follow.ts';
import { buildMessage } from '../../../core/reporting/message.ts';
import { renderSummary } from '../../../core/reporting/summary.ts';
import type { NotifyInputs } from './inputs.ts';

export interface NotifyDeps {
  readonly inputs: NotifyInputs;
  readonly job: Job;
  readonly git: Git;
  readonly workspace: Workspace;
  readonly app: FairleadApi;
  readonly clock: Clock;
}

/**
 * What the change affects: the services that artifacts were built from, and what its paths touch. Outside a pull
 * request every service that was built counts, since all of them are to be promoted.
 */
async function affectedBy({ inputs, job, git, workspace }: NotifyDeps): Promise<{
  readonly affected: Affected;
  readonly config: Awaited<ReturnType<typeof loadServices>>;
}> {
  const config = await loadServices(workspace, inputs.servicesFrom);
  const built = inputs.artifacts.flatMap(({ service }) => (service === null ? [] : [service]));
  const base = job.context.pullRequest === null ? null : await changeBase(git, job.context, inputs.baseSha);
  if (base === null) return { affected: { services: built, integrationTests: false }, config };
  const touched = affectedServices(await git.changedPaths(base, 'HEAD'), config);
  const services = [...new Set([...built, ...touched.services])];
  return { affected: { services, integrationTests: touched.integrationTests }, config };
}

/** Tells the test engine of the artifacts; waits for its result where that is asked for. */
export async function main(deps: NotifyDeps): Promise<string | null> {
  const { inputs, job, app, clock } = deps;
  if (inputs.artifacts.length === 0) {
    job.info('There are no artifacts: the test engine has nothing to test.');
    job.output('run-id', '');
    return null;
  }
  const { affected, config } = await affectedBy(deps);
  const tests = relatedTests(affected, config);
  for (const { service, because } of tests.reason) job.info(`Tests of ${service}: ${because}`);
  const accepted = await app.message(buildMessage(job.context, inputs.artifacts, tests, clock.now()));
  job.output('run-id', accepted.runId);
  job.output('status-url', accepted.statusUrl);
  job.info(`Test run ${accepted.runId} accepted: ${accepted.statusUrl}`);
  const lines = tests.reason.map(({ service, because }) => `${service}: ${because}`);
  await job.summary(renderSummary({ title: `Test run ${accepted.runId}`, lines }));
  if (!inputs.wait) return null;
  const status = await follow(() => app.testRun(accepted.statusUrl), {
    clock,
    timeoutMs: inputs.timeoutMs,
    ended: testRunEnded,
    show: testRunPrinter((line) => job.info(line)),
  });
  job.output('state', status.state);
  return status.state === 'passed' || status.state === 'superseded' ? null : status.sentence;
}
