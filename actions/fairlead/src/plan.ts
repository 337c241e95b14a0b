import { configFile } from '../../../core/config/index.ts';
import { FairleadError } from '../../../core/errors/fairlead-error.ts';
import { annotationCommands } from '../../../core/reporting/commands.ts';
import {
  errorText,
  mustBeRead,
  nameOf,
  planAll,
  planPull,
  planRepository,
} from '../../../core/standalone/index.ts';
import { repositoryOf, type ActionDeps } from './deps.ts';
import { createPlanReport } from './report.ts';

/**
 * `command: plan`: in a job of a pull request what merging it changes in GitHub's settings, elsewhere what the default
 * branch asks for. Changes do not fail the step; the output `changes` counts them.
 */
export async function plan({ job, standalone }: ActionDeps): Promise<string | null> {
  const repository = repositoryOf(job.context);
  const report = createPlanReport(job);
  if (job.context.pullRequest === null) {
    const planned = await planRepository(repository, standalone);
    if (planned.rules.notes.length > 0) job.info(planned.rules.notes.join('\n'));
    report.add(planned, planned.plan);
    await report.finish('Plan');
    mustBeRead(planned);
    return null;
  }
  const { number } = job.context.pullRequest;
  const { planned, delta } = await planPull(repository, number, standalone).catch((error: unknown) => {
    annotate(error, job);
    throw error;
  });
  if (planned.rules.notes.length > 0) job.info(planned.rules.notes.join('\n'));
  report.add(planned, delta);
  await report.finish('What merging changes');
  mustBeRead(planned);
  return null;
}

/** A configuration that cannot be used is shown at its place, where that is in this repository. */
function annotate(error: unknown, job: ActionDeps['job']): void {
  if (!(error instanceof FairleadError) || error.place?.file !== configFile) return;
  const { line = 1, column } = error.place;
  const at = { startLine: line, endLine: line, ...(column === undefined ? {} : { startColumn: column }) };
  const annotation = {
    path: configFile,
    ...at,
    level: 'failure',
    title: 'fairlead: plan',
    message: error.message,
  } as const;
  job.command(
    annotationCommands({ concern: 'plan', annotations: [annotation], room: job.room?.() }).commands,
  );
}

/** The same of every repository of the organisation that the token sees. */
export async function planEvery({ job, standalone }: ActionDeps): Promise<string | null> {
  const report = createPlanReport(job);
  let failed = 0;
  for await (const { repository, planned } of planAll(repositoryOf(job.context).owner, standalone)) {
    try {
      if (planned instanceof Error) throw planned;
      report.add(planned, planned.plan);
      mustBeRead(planned);
    } catch (error) {
      failed += 1;
      report.fail(nameOf(repository), errorText(error));
    }
  }
  await report.finish('Plans');
  return failed === 0 ? null : `${failed} of the repositories could not be planned`;
}
