import type { MessageData, TestRunStatus } from '../../../core/api/message.ts';
import { changeBase } from '../../../core/changes/base.ts';
import { type Change, relatedTests } from '../../../core/changes/related.ts';
import { loadServices } from '../../../core/changes/services.ts';
import { FairleadError } from '../../../core/errors/fairlead-error.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { FairleadApi } from '../../../core/ports/fairlead.ts';
import type { Git } from '../../../core/ports/git.ts';
import type { Job, Workspace } from '../../../core/ports/job.ts';
import { follow, testRunEnded, testRunPrinter, waitingLine } from '../../../core/reporting/follow.ts';
import { buildMessage } from '../../../core/reporting/message.ts';
import { renderSummary } from '../../../core/reporting/summary.ts';
import { count } from '../../../core/reporting/text.ts';
import type { NotifyInputs } from './inputs.ts';

export interface NotifyDeps {
  readonly inputs: NotifyInputs;
  readonly job: Job;
  readonly git: Git;
  readonly workspace: Workspace;
  readonly app: FairleadApi;
  readonly clock: Clock;
}

/** Tells the test engine of the artifacts; waits for its result where that is asked for. */
export async function main(deps: NotifyDeps): Promise<string | null> {
  const { inputs, job, app, clock } = deps;
  const nothing = reasonNotToSend(deps);
  if (nothing !== null) {
    job.info(nothing);
    job.output('run-id', '');
    return null;
  }
  const { tests, lines } = await testsOf(deps);
  for (const line of lines) job.info(line);
  const accepted = await app.message(buildMessage(job.context, inputs.artifacts, tests, clock.now()));
  job.output('run-id', accepted.runId);
  job.output('status-url', accepted.statusUrl);
  // The page for people; the status address answers to jobs only.
  const page = URL.parse(`/testruns/${accepted.runId}`, accepted.statusUrl)?.href ?? accepted.statusUrl;
  job.info(`Test run ${accepted.runId} accepted at ${accepted.acceptedAt}: ${page}`);
  await job.summary(renderSummary({ title: `Test run ${accepted.runId}`, lines }));
  return inputs.wait ? waitFor(accepted.statusUrl, deps) : null;
}

function reasonNotToSend({ inputs, job }: NotifyDeps): string | null {
  if (inputs.artifacts.length === 0) return 'There are no artifacts: the test engine has nothing to test.';
  if (job.context.pullRequest?.fork !== true) return null;
  return (
    'A job of a pull request from a fork has no token to tell the test engine with; ' +
    'a maintainer’s comment `/fairlead test <sha>` tests its commit.'
  );
}

/**
 * What the change relates to, and lines that say why. Outside a pull request every service that was built counts,
 * since all of them are to be promoted.
 */
async function testsOf({ inputs, job, git, workspace }: NotifyDeps): Promise<{
  readonly tests: MessageData['tests'];
  readonly lines: readonly string[];
}> {
  const config = await loadServices(workspace, inputs.servicesFrom);
  const built = inputs.artifacts.flatMap(({ service }) => (service === null ? [] : [service]));
  const base = job.context.pullRequest === null ? null : await changeBase(git, job.context, inputs.baseSha);
  const paths: Change['paths'] = base === null ? [] : await git.changedPaths(base, 'HEAD');
  const tests = relatedTests({ built, paths }, config);
  const unknown = [...new Set(built)].filter((service) => !Object.hasOwn(config.services, service));
  const others = inputs.artifacts.filter(({ kind }) => kind !== 'python');
  const lines = [
    ...tests.reason.map(({ service, because }) => `Tests of ${service}: ${because}`),
    ...(tests.services.length === 0 ? ['No service’s tests relate to the change.'] : []),
    ...unknown.map((service) => `${service} is not among the services of ${inputs.servicesFrom}.`),
    ...others.map(
      ({ kind, name, version }) =>
        `${name} ${version} is carried in the message; the engine runs Python packages, not ${kind}.`,
    ),
  ];
  return { tests, lines };
}

/** Follows the run to its end: a sentence where it did not pass. Errors: FL_WAIT_TIMEOUT, with the output `state`. */
async function waitFor(statusUrl: string, { inputs, job, app, clock }: NotifyDeps): Promise<string | null> {
  try {
    const status = await follow((until) => app.testRun(statusUrl, until), {
      clock,
      timeoutMs: inputs.timeoutMs,
      ended: testRunEnded,
      show: testRunPrinter((line) => job.info(line)),
      stillWaiting: (read, waitedMs) => job.info(waitingLine(read, waitedMs)),
    });
    return await conclude(status, job);
  } catch (error) {
    if (error instanceof FairleadError && error.code === 'FL_WAIT_TIMEOUT') job.output('state', 'timed_out');
    throw error;
  }
}

async function conclude(status: TestRunStatus, job: Job): Promise<string | null> {
  const { state, sentence, passed, failed, skipped, failures } = status;
  job.output('state', state);
  job.output('passed', String(passed));
  job.output('failed', String(failed));
  const places = failures.map(({ id, file, line }) => {
    const place = file === null ? '' : ` (${file}${line === null ? '' : `:${line}`})`;
    return `${id}${place}`;
  });
  if (failed > places.length) places.push(`${count(failed - places.length, 'more test')} on the check run`);
  if (places.length > 0) job.info(`Failed:\n${places.map((place) => `  ${place}`).join('\n')}`);
  const counts = `${count(passed, 'test')} passed, ${failed} failed, ${skipped} skipped.`;
  const lines = [sentence, counts, ...places.map((place) => `Failed: ${place}`)];
  await job.summary(renderSummary({ title: `Integration tests: ${state}`, lines }));
  // A newer commit is being tested in its place: nothing is wrong with this job.
  return state === 'passed' || state === 'superseded' ? null : sentence;
}
