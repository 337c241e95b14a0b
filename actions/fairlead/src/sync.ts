import { FinalError } from '../../../core/errors/fairlead-error.ts';
import {
  changeText,
  errorText,
  nameOf,
  planAll,
  planRepository,
  syncedText,
  syncRepository,
  type Planned,
} from '../../../core/standalone/index.ts';
import { repositoryOf, type ActionDeps } from './deps.ts';
import { createPlanReport, type PlanReport } from './report.ts';

/** `command: sync`: carries out the plan, one change after the other. Never in a job of a pull request. */
export async function sync(deps: ActionDeps): Promise<string | null> {
  refusePulls(deps);
  const report = createPlanReport(deps.job);
  const planned = await planRepository(repositoryOf(deps.job.context), deps.standalone);
  if (planned.rules.notes.length > 0) deps.job.info(planned.rules.notes.join('\n'));
  const failure = await carryOut(planned, deps, report);
  await report.finish('Changes made');
  return failure;
}

/** The same for every repository of the organisation that the token sees; one that fails stops none of the others. */
export async function syncEvery(deps: ActionDeps): Promise<string | null> {
  refusePulls(deps);
  const report = createPlanReport(deps.job);
  let failed = 0;
  for await (const { repository, planned } of planAll(
    repositoryOf(deps.job.context).owner,
    deps.standalone,
  )) {
    if (planned instanceof Error) {
      failed += 1;
      report.fail(nameOf(repository), errorText(planned));
    } else if ((await carryOut(planned, deps, report)) !== null) failed += 1;
  }
  await report.finish('Changes made');
  return failed === 0 ? null : `${failed} of the repositories are not as they should be`;
}

function refusePulls({ job }: ActionDeps): void {
  if (job.context.pullRequest === null) return;
  throw new FinalError('FL_INPUT_INVALID', 'command sync does not run in a job of a pull request');
}

async function carryOut(
  planned: Planned,
  { job, standalone }: ActionDeps,
  report: PlanReport,
): Promise<string | null> {
  const name = nameOf(planned.repository);
  try {
    const synced = await syncRepository(planned, standalone, (change) => {
      job.info(`${name}: ${changeText(change)}: done`);
    });
    report.add(planned, { ...planned.plan, changes: synced.done });
    if (synced.error === null) return null;
    job.info(syncedText(synced));
    throw synced.error;
  } catch (error) {
    const why = errorText(error);
    report.fail(name, why);
    return `${name}: ${why}`;
  }
}
