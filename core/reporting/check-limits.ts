import type { CheckRun } from '../ports/github.ts';

/** What GitHub takes (REST documentation, "Create a check run"), in characters; some room is left below bytes. */
export const limits = { title: 255, summary: 65_535, message: 16_000, cell: 1_000, buttons: 3 } as const;

/** The part of a check run that people read. */
export type CheckOutput = Pick<CheckRun, 'title' | 'summary' | 'annotations'>;

/** Whole lines up to a number of characters; a summary cut in the middle of a line could break its markup. */
export function wholeLines(lines: readonly string[], most: number = limits.summary): string {
  const kept: string[] = [];
  let size = 0;
  for (const line of lines) {
    size += line.length + 1;
    if (size > most - 100) {
      return [...kept, '', 'The rest is too long to be shown here.'].join('\n');
    }
    kept.push(line);
  }
  return kept.join('\n');
}
