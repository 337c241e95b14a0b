import { createHash } from 'node:crypto';
import type { FindingAnnotation, Findings } from '../api/findings.ts';
import { maxHighlights, maxLine, maxLines, maxTitle } from '../api/limits.ts';
import { fileOf } from '../hand-over/format.ts';
import type { FairleadApi } from '../ports/fairlead.ts';
import type { Job } from '../ports/job.ts';
import { annotationCommands } from './commands.ts';
import { groupByRule } from './grouped.ts';
import { pack, pagesOf } from './pack.ts';
import { renderSummary } from './summary.ts';
import { count, cut, oneLine, visible } from './text.ts';

/** What a lint or coverage job has to say. */
export interface Report {
  readonly concern: Findings['concern'];
  readonly conclusion: Findings['conclusion'];
  /** One plain sentence. */
  readonly title: string;
  readonly lines: readonly string[];
  /** Those of the lines that the comment on the pull request shows; at most five. */
  readonly highlights?: readonly string[];
  /** Most important first. */
  readonly annotations: readonly FindingAnnotation[];
  /** How many of them the App may be sent; 1,000 where nothing is said. */
  readonly maxAnnotations?: number;
  /** Tells jobs of one matrix apart. */
  readonly part?: string;
  /** Path of the job's file that holds every finding, annotated or not. */
  readonly file?: string;
}

const defaultAnnotations = 1000;
/** Of a line in the log, and of a list there. */
const maxLogLine = 4000;
const maxListed = 5000;

/** Lines within the limits of `core/api/findings.ts`; those that have no room are counted. */
function boundedLines(lines: readonly string[]): string[] {
  const kept = lines.length > maxLines ? lines.slice(0, maxLines - 1) : lines;
  const more = lines.length - kept.length;
  return [
    ...kept.map((line) => cut(oneLine(visible(line)), maxLine)),
    ...(more === 0 ? [] : [`And ${count(more, 'more line')} in the log of the job.`]),
  ];
}

/** The step that reports, so that another one's report of the same commit stands beside it. */
function partOf({ part = '' }: Report, { step }: Job['context']): Pick<Findings, 'part'> {
  if (step === undefined) return {};
  const id = createHash('sha256')
    .update(JSON.stringify([step.workflow, step.job, step.action, part]))
    .digest('hex');
  const name = cut(oneLine(visible(part === '' ? step.job : `${step.job} ${part}`)), 100);
  return { part: { id: id.slice(0, 32), name: name || 'job' } };
}

const nameOf = (path: string) => cut(visible(path.split(/[/\\]/).at(-1) ?? path), 255);

/**
 * What the App is told of a report, within the limits of `core/api/findings.ts`. What cannot be annotated is counted by
 * rule: annotations and `leftOut` together are all that was found.
 * @param mostPages how many requests it may fill; `pagesOf` makes them
 */
export function toFindings(report: Report, context: Job['context'], mostPages?: number): Findings {
  const max = report.maxAnnotations ?? defaultAnnotations;
  const { pages, leftOut } = pack(report.annotations, max, mostPages);
  const { highlights = [], file } = report;
  return {
    schema: 1,
    concern: report.concern,
    repository: { id: context.repository.id, name: context.repository.name },
    run: { id: context.run.id, attempt: context.run.attempt },
    headSha: context.headSha,
    conclusion: report.conclusion,
    title: cut(oneLine(visible(report.title)), maxTitle) || report.concern,
    lines: boundedLines(report.lines),
    annotations: pages.flat(),
    leftOut: leftOut.length,
    ...(leftOut.length === 0 ? {} : { grouped: groupByRule(leftOut) }),
    ...(file === undefined ? {} : { file: nameOf(file) }),
    ...partOf(report, context),
    ...(highlights.length === 0 ? {} : { highlights: boundedLines(highlights.slice(0, maxHighlights)) }),
  };
}

/** What the runner would have dropped without a word is counted in an annotation and stands in the log. */
function annotate(report: Report, job: Job): void {
  const { commands, dropped } = annotationCommands({ ...report, room: job.room?.() });
  job.command(commands);
  list(dropped, report, job);
}

/** Findings without an annotation stand in the log, a line each. */
function list(left: readonly FindingAnnotation[], { file }: Report, job: Job): void {
  if (left.length === 0) return;
  const lines = left.slice(0, maxListed).map(({ path, startLine, level, title, message }) => {
    const text = cut(oneLine(visible(message)), 500);
    return `  ${path}:${startLine}: ${level}: ${oneLine(visible(title))}: ${text}`;
  });
  const more = left.length - lines.length;
  job.info(
    [
      `${count(left.length, 'finding')} without an annotation${file === undefined ? '' : ` (all of them are in ${file})`}:`,
      ...lines,
      ...(more === 0 ? [] : [`  … and ${more} more.`]),
    ].join('\n'),
  );
}

/**
 * Shows a report: in the log and the job's summary always, as a check by the App where there is one, else as the
 * job's own annotations. When the App cannot be reached the annotations are shown before the error is thrown.
 */
export async function publish(report: Report, job: Job, app: FairleadApi | null): Promise<void> {
  const lines = report.lines.map((line) => `  ${cut(visible(line), maxLogLine)}`);
  job.info([visible(report.title), ...lines].join('\n'));
  await job.summary(renderSummary({ ...report, title: `fairlead/${report.concern}: ${report.title}` }));
  const fork = job.context.pullRequest?.fork === true;
  if (app === null || fork) {
    if (app !== null)
      job.info(
        'A pull request from a fork has no OIDC token: this job shows the findings and hands them over.',
      );
    annotate(report, job);
    // Whoever answers `workflow_run` posts it: the App, or a workflow of the default branch. It is one file.
    if (fork) {
      const findings = toFindings(report, job.context, 1);
      await job.handOver(fileOf(findings), JSON.stringify(findings));
    }
    return;
  }
  const findings = toFindings(report, job.context);
  try {
    for (const page of pagesOf(findings)) await app.findings(page);
  } catch (error) {
    annotate(report, job);
    throw error;
  }
  if (findings.leftOut > 0) list(pack(report.annotations, findings.annotations.length).leftOut, report, job);
}
