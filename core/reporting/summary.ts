import type { FindingAnnotation } from '../api/findings.ts';
import { count, cut, escapeMarkdown } from './text.ts';

/** The runner throws away a step's summary above 1 MiB; some room is left for what the step adds itself. */
const maxBytes = 1_000_000;

/** A job summary in Markdown: a heading, lines as a list, annotations as a table, cut at the runner's limit. */
export function renderSummary(page: {
  readonly title: string;
  readonly lines: readonly string[];
  readonly annotations?: readonly FindingAnnotation[];
}): string {
  const head = [
    `### ${escapeMarkdown(page.title)}`,
    '',
    ...page.lines.map((line) => `- ${escapeMarkdown(line)}`),
    '',
  ];
  const annotations = page.annotations ?? [];
  const parts = [...head];
  if (annotations.length > 0) parts.push('| Where | What |', '|---|---|');
  let size = Buffer.byteLength(parts.join('\n'));
  for (const [index, annotation] of annotations.entries()) {
    const place = `${annotation.path}:${annotation.startLine}`;
    const row = `| ${escapeMarkdown(place)} | ${escapeMarkdown(cut(`${annotation.title}: ${annotation.message}`, 1000))} |`;
    size += Buffer.byteLength(row) + 1;
    if (size > maxBytes - 1000) {
      parts.push('', `${count(annotations.length - index, 'more finding')} not shown.`);
      break;
    }
    parts.push(row);
  }
  return `${parts.join('\n')}\n`;
}
