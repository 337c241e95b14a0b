import type { FindingAnnotation, Findings } from '../../core/api/findings.ts';
import type { CheckAnnotation, CheckRun } from '../../core/ports/github.ts';
import { count, cut, escapeMarkdown } from '../../core/reporting/text.ts';
import { limits } from './limits.ts';

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
    summary: summaryOf([...list, ...more]),
    annotations: annotations.map(toAnnotation),
    externalId: `${concern}:${headSha}`,
  };
}

function toAnnotation(annotation: FindingAnnotation): CheckAnnotation {
  const { path, startLine, endLine, startColumn, endColumn, level, title, message } = annotation;
  // GitHub takes columns only within one line.
  const columns =
    startLine !== endLine || startColumn === undefined
      ? {}
      : { startColumn, endColumn: Math.max(startColumn, endColumn ?? startColumn) };
  const text = { title: cut(oneLine(title), limits.title), message: cut(message, limits.message) };
  return { path, startLine, endLine, ...columns, level, ...text };
}

/** Whole lines up to the limit; a summary cut in the middle of a line could break its markup. */
function summaryOf(lines: readonly string[]): string {
  const kept: string[] = [];
  let size = 0;
  for (const line of lines) {
    size += line.length + 1;
    if (size > limits.summary - 100) {
      return [...kept, '', 'The rest is too long to be shown here.'].join('\n');
    }
    kept.push(line);
  }
  return kept.length === 0 ? 'Nothing more to say.' : kept.join('\n');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
