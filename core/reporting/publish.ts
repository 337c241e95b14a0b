import type { FindingAnnotation, Findings } from '../api/findings.ts';
import type { FairleadApi } from '../ports/fairlead.ts';
import type { Job } from '../ports/job.ts';
import { annotationCommands } from './commands.ts';
import { renderSummary } from './summary.ts';
import { cut } from './text.ts';

/** What a lint or coverage job has to say. */
export interface Report {
  readonly concern: Findings['concern'];
  readonly conclusion: Findings['conclusion'];
  /** One plain sentence. */
  readonly title: string;
  readonly lines: readonly string[];
  /** Most important first. */
  readonly annotations: readonly FindingAnnotation[];
}

/** The request body for a report, within the limits of `core/api/findings.ts`. */
export function toFindings(report: Report, context: Job['context']): Findings {
  const annotations = report.annotations.slice(0, 1000).map((annotation) => ({
    ...annotation,
    title: cut(annotation.title, 255),
    message: cut(annotation.message === '' ? annotation.title : annotation.message, 16_000),
  }));
  return {
    schema: 1,
    concern: report.concern,
    repository: { id: context.repository.id, name: context.repository.name },
    run: { id: context.run.id, attempt: context.run.attempt },
    headSha: context.headSha,
    conclusion: report.conclusion,
    title: cut(report.title, 255),
    lines: report.lines.slice(0, 100).map((line) => cut(line, 1000)),
    annotations,
    leftOut: report.annotations.length - annotations.length,
  };
}

function annotate(report: Report, job: Job): void {
  const { commands, dropped } = annotationCommands(report.annotations);
  job.command(commands);
  if (dropped > 0) job.info(`${dropped} more are not annotated: the runner shows ten of a kind in a step.`);
}

/**
 * Shows a report: in the log and the job's summary always, as a check by the App where there is one, else as the
 * job's own annotations. When the App cannot be reached the annotations are shown before the error is thrown.
 */
export async function publish(report: Report, job: Job, app: FairleadApi | null): Promise<void> {
  job.info([report.title, ...report.lines.map((line) => `  ${line}`)].join('\n'));
  await job.summary(renderSummary({ ...report, title: `fairlead/${report.concern}: ${report.title}` }));
  if (app === null || job.context.pullRequest?.fork === true) {
    if (app !== null)
      job.info('A pull request from a fork has no OIDC token: the findings are shown by this job.');
    annotate(report, job);
    return;
  }
  try {
    await app.findings(toFindings(report, job.context));
  } catch (error) {
    annotate(report, job);
    throw error;
  }
}
