import type { FindingAnnotation, Findings } from '../../core/api/findings.ts';
import type { CheckAnnotation, CheckRun } from '../../core/ports/github.ts';
import { count, cut, escapeMarkdown } from '../../core/reporting/text.ts';
import { limits, wholeLines } from './limits.ts';

/** The check run of a lint or coverage job. Everything in the findings is untrusted and shown as plain text. */
export function renderFindings(findings: Findings): CheckRun {
  const { concern, headSha, conclusion, title, lines, annotations, leftOut } = findings;
  const list = lines.map((line) => `- ${escapeMarkdown(line)}`);
  const more =
    leftOut === 0 ? [] : ['', `${count(leftOut, 'more finding')} not annotated here; the job's log has all.`];
  return {
    name: `fairlead/${concern}`,
    headSha,
    status: 'completed',
    conclusion,
    title: cut(oneLine(title), limits.title),
    summary: wholeLines([...list, ...more]) || 'Nothing more to say.',
    annotations: annotations.map(toAnnotation),
    externalId: `${concern}:${headSha}`,
  };
}

function toAnnotation(annotation: FindingAnnotation): CheckAnnotation {
  const { path, startLine, endLine, startColumn, endColumn, level, title, message, rawDetails } = annotation;
  // GitHub takes columns only within one line.
  const columns =
    startLine !== endLine || startColumn === undefined
      ? {}
      : { startColumn, endColumn: Math.max(startColumn, endColumn ?? startColumn) };
  const text = { title: cut(oneLine(title), limits.title), message: cut(message, limits.message) };
  const more = rawDetails === undefined ? {} : { rawDetails: cut(rawDetails, limits.message) };
  return { path, startLine, endLine, ...columns, level, ...text, ...more };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
