import type { FindingAnnotation } from '../api/findings.ts';
import { count, cut, escapeMarkdown, oneLine } from './text.ts';

/** The runner throws away a step's summary above 1 MiB; some room is left for what the step adds itself. */
const maxBytes = 1_000_000;
/** Of them, what the list above the table may take. */
const maxListBytes = 250_000;
/** Characters, before they are escaped. */
const maxCell = 1000;

const bytesOf = (text: string) => Buffer.byteLength(text) + 1;

/** Whole rows as long as there is room, and how many had none. */
function fitting(
  rows: Iterable<string>,
  total: number,
  room: number,
): { readonly kept: string[]; readonly left: number } {
  const kept: string[] = [];
  let size = 0;
  for (const row of rows) {
    size += bytesOf(row);
    if (size > room) break;
    kept.push(row);
  }
  return { kept, left: total - kept.length };
}

function* listRows(lines: readonly string[]): Generator<string> {
  for (const line of lines) yield `- ${escapeMarkdown(cut(oneLine(line), 4 * maxCell))}`;
}

function* tableRows(annotations: readonly FindingAnnotation[]): Generator<string> {
  for (const { path, startLine, title, message } of annotations) {
    const place = escapeMarkdown(`${cut(path, maxCell)}:${startLine}`);
    yield `| ${place} | ${escapeMarkdown(cut(`${title}: ${message}`, maxCell))} |`;
  }
}

/**
 * A job summary in Markdown: a heading, lines as a list, annotations as a table. It is cut between lines at the
 * runner's limit in bytes, and says how much it left out.
 */
export function renderSummary(page: {
  readonly title: string;
  readonly lines: readonly string[];
  readonly annotations?: readonly FindingAnnotation[];
  /** Path of a file that holds every finding. */
  readonly file?: string;
}): string {
  const { annotations = [], file } = page;
  const where = file === undefined ? '' : ` All are in ${escapeMarkdown(cut(file, maxCell))}.`;
  const list = fitting(listRows(page.lines), page.lines.length, maxListBytes);
  const head = [
    `### ${escapeMarkdown(cut(oneLine(page.title), maxCell))}`,
    '',
    ...list.kept,
    ...(list.left === 0 ? [] : [`- ${count(list.left, 'more line')} in the log of the job.`]),
    '',
    ...(annotations.length === 0 ? [] : ['| Where | What |', '|---|---|']),
  ];
  const room = maxBytes - bytesOf(head.join('\n')) - 10 * maxCell;
  const table = fitting(tableRows(annotations), annotations.length, room);
  const tail = table.left === 0 ? [] : ['', `${count(table.left, 'more finding')} not shown.${where}`];
  return `${[...head, ...table.kept, ...tail].join('\n')}\n`;
}
