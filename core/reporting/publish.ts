import type { FindingAnnotation, Findings } from '../api/findings.ts';
import { fileOf } from '../hand-over/format.ts';
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
  /** How many of them the App may be sent; 1,000 where nothing is said. */
  readonly maxAnnotations?: number;
}

const defaultAnnotations = 1000;
/** The App takes requests of 2 MB; the rest of a request is small. */
const maxBytes = 1_800_000;

/** The longest message, and what it is cut to, step by step, where many long ones would be too much together. */
const messageLengths = [16_000, 4_000, 1_000, 400];

/** An annotation within the limits of `core/api/findings.ts`. */
function bounded(annotation: FindingAnnotation, longest: number): FindingAnnotation {
  const { rawDetails, ...rest } = annotation;
  return {
    ...rest,
    title: cut(annotation.title, 255),
    message: cut(annotation.message === '' ? annotation.title : annotation.message, longest),
    ...(rawDetails === undefined ? {} : { rawDetails: cut(rawDetails, longest) }),
  };
}

/** The first annotations as far as they fit into a request to the App; long messages are cut before any is left out. */
function packed(annotations: readonly FindingAnnotation[], max: number): FindingAnnotation[] {
  let fit: FindingAnnotation[] = [];
  for (const longest of messageLengths) {
    let size = 0;
    fit = [];
    for (const annotation of annotations.slice(0, max)) {
      const small = bounded(annotation, longest);
      size += Buffer.byteLength(JSON.stringify(small)) + 1;
      if (size > maxBytes) break;
      fit.push(small);
    }
    if (fit.length === Math.min(max, annotations.length)) break;
  }
  return fit;
}

/** How many annotations, from the first on, the App is sent. */
export function fitting(annotations: readonly FindingAnnotation[], max: number): number {
  return packed(annotations, max).length;
}

/** The request body for a report, within the limits of `core/api/findings.ts`. */
export function toFindings(report: Report, context: Job['context']): Findings {
  const annotations = packed(report.annotations, report.maxAnnotations ?? defaultAnnotations);
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
  if (dropped.length === 0) return;
  job.info(`${dropped.length} more are not annotated: the runner shows ten of a kind in a step.`);
  list(dropped, job);
}

/** Findings without an annotation stand in the log, a line each. */
function list(annotations: readonly FindingAnnotation[], job: Job): void {
  if (annotations.length === 0) return;
  job.info(
    annotations
      .map(({ path, startLine, level, title, message }) => {
        const text = cut(message.replaceAll(/\s+/g, ' '), 500);
        return `  ${path}:${startLine}: ${level}: ${title}: ${text}`;
      })
      .join('\n'),
  );
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
      job.info(
        'A pull request from a fork has no OIDC token: this job shows the findings and hands them over.',
      );
    annotate(report, job);
    // Whoever answers `workflow_run` posts it: the App, or a workflow of the default branch.
    if (job.context.pullRequest?.fork === true) {
      await job.handOver(fileOf(report.concern), JSON.stringify(toFindings(report, job.context)));
    }
    return;
  }
  try {
    const findings = toFindings(report, job.context);
    await app.findings(findings);
    list(report.annotations.slice(findings.annotations.length), job);
  } catch (error) {
    annotate(report, job);
    throw error;
  }
}
