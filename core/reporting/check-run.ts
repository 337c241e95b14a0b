import { createHash } from 'node:crypto';
import type { FindingAnnotation, Findings } from '../api/findings.ts';
import { maxPosition } from '../api/limits.ts';
import type { CheckAnnotation, CheckRun } from '../ports/github.ts';
import { count, cut, escapeMarkdown, oneLine, visible } from './text.ts';
import { limits, wholeLines } from './check-limits.ts';

/** Of the summary, what the table of rules may take. */
const tableRoom = 40_000;

/**
 * The check run of a lint or coverage job. Everything in the findings is untrusted and shown as plain text.
 * @param turn counts the reports of other annotations on this commit: each has a check run of its own
 */
export function renderFindings(findings: Findings, turn: number): CheckRun {
  const { concern, headSha, conclusion, title, lines } = findings;
  const list = lines.map((line) => `- ${escapeMarkdown(line)}`);
  const table = wholeLines(leftOutLines(findings), tableRoom);
  const said = wholeLines(list, limits.summary - table.length);
  return {
    name: `fairlead/${concern}`,
    headSha,
    status: 'completed',
    conclusion,
    title: cut(oneLine(visible(title)), limits.title) || concern,
    summary: [said, table].filter((part) => part !== '').join('\n\n') || 'Nothing more to say.',
    annotations: findings.annotations.map(toAnnotation),
    externalId: `${concern}:${headSha}:${turn}-${revisionOf(findings).slice(0, 12)}`,
    resumable: true,
  };
}

/** Another one whenever the annotations are. */
export function revisionOf({ annotations }: Findings): string {
  return createHash('sha256').update(JSON.stringify(annotations)).digest('hex');
}

/** What has no annotation, by rule with exact counts, and where it is. */
function leftOutLines({ leftOut, grouped = [], file, repository, run }: Findings): string[] {
  if (leftOut === 0) return [];
  // A path of the site's own, so that it holds on any server.
  const job = `[the job](/${encodeURI(repository.name)}/actions/runs/${run.id})`;
  const where =
    file === undefined
      ? `the log of ${job}`
      : `${escapeMarkdown(oneLine(file))}, a file of ${job}, and in its log`;
  const named = grouped.reduce((sum, group) => sum + group.findings, 0);
  const rest = leftOut - named;
  const rows = grouped.map(
    ({ rule, findings, files }) =>
      `| ${escapeMarkdown(oneLine(rule)) || '(none)'} | ${findings} | ${files} |`,
  );
  const others = rest > 0 && grouped.length > 0 ? [`| other rules | ${rest} | |`] : [];
  const table =
    rows.length === 0 ? [] : ['', '| Rule | Findings | Files |', '|---|---|---|', ...rows, ...others];
  return [`${count(leftOut, 'more finding')} without an annotation here; all are in ${where}.`, ...table];
}

function toAnnotation(annotation: FindingAnnotation): CheckAnnotation {
  const { path, startLine, endLine, startColumn, endColumn, level, title, message, rawDetails } = annotation;
  const [first, last] = [Math.min(startLine, maxPosition), Math.min(endLine, maxPosition)];
  // GitHub takes columns only within one line.
  const columns =
    first !== last || startColumn === undefined || startColumn > maxPosition
      ? {}
      : { startColumn, endColumn: Math.min(maxPosition, Math.max(startColumn, endColumn ?? startColumn)) };
  const name = cut(oneLine(visible(title)), limits.title);
  const text = cut(visible(message).trim(), limits.message);
  const more = rawDetails === undefined ? '' : cut(visible(rawDetails), limits.message);
  return {
    path: path.replace(/^(?:\.\/+)+/, '') || '.',
    startLine: first,
    endLine: last,
    ...columns,
    level,
    title: name,
    message: text || name || 'No message.',
    ...(more === '' ? {} : { rawDetails: more }),
  };
}
