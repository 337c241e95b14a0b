import type { FindingAnnotation } from '../../../core/api/findings.ts';
import { configFile } from '../../../core/config/index.ts';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { Verdict } from '../../../core/policy/index.ts';
import type { JobContext } from '../../../core/ports/job.ts';
import { annotationCommands } from '../../../core/reporting/commands.ts';
import { renderSummary } from '../../../core/reporting/summary.ts';
import { checkPull } from '../../../core/standalone/index.ts';
import { repositoryOf, type ActionDeps } from './deps.ts';

/** `command: check`: judges the job's pull request. Returns why the step fails, or null where every rule is met. */
export async function check({ job, standalone }: ActionDeps): Promise<string | null> {
  const number = pullOf(job.context);
  const { verdicts, outcome, notes } = await checkPull(repositoryOf(job.context), number, standalone);
  const { conclusion, title } = outcome;
  const lines = verdicts.map(({ rule, status, sentence, remedy }) =>
    `${rule}, ${status}: ${sentence}. ${remedy}`.trimEnd(),
  );
  const annotations = verdicts.flatMap(annotate);
  job.info([...notes, title, ...lines].join('\n'));
  job.command(annotationCommands({ concern: 'policy', annotations, room: job.room?.() }).commands);
  job.output('conclusion', conclusion);
  await job.summary(
    renderSummary({ title: `fairlead/policy: ${title}`, lines: [...notes, ...lines], annotations }),
  );
  return conclusion === 'success' ? null : title;
}

/** GitHub's merge queue names the pull request that a group holds last. */
const queued = /^refs\/heads\/gh-readonly-queue\/.+\/pr-([1-9]\d{0,9})-[0-9a-f]{40}$/;

function pullOf({ pullRequest, event, ref }: JobContext): number {
  if (pullRequest !== null) return pullRequest.number;
  const group = event === 'merge_group' ? queued.exec(ref) : null;
  if (group !== null) return Number(group[1]);
  throw new FinalError('FL_INPUT_INVALID', 'command check needs a job of a pull request or a merge group');
}

function annotate(verdict: Verdict): FindingAnnotation[] {
  const title = `fairlead: ${verdict.rule}`;
  if (verdict.evidence.length === 0) {
    if (verdict.status !== 'fail') return [];
    // The runner needs a file; the configuration is where the rule stands.
    const message = `${verdict.sentence}. ${verdict.remedy}`;
    return [{ path: configFile, startLine: 1, endLine: 1, level: 'failure', title, message }];
  }
  return verdict.evidence.map(({ file, line = 1, column, level, message }) => ({
    path: file,
    startLine: line,
    endLine: line,
    ...(column === undefined ? {} : { startColumn: column }),
    level,
    title,
    message,
  }));
}
