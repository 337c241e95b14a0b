import type { Surroundings } from './surroundings.ts';

/** Lines without control characters: what others wrote must not steer the terminal. */
export function printable(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' '))
    .join('\n');
}

/** One line of data for programs. */
export function printJson(value: unknown, { out }: Pick<Surroundings, 'out'>): void {
  out(`${JSON.stringify(value)}\n`);
}

/** Each note on a line of its own, away from the data. */
export function printNotes(notes: readonly string[], { error }: Pick<Surroundings, 'error'>): void {
  for (const note of notes) error(`${printable(note.replaceAll('\n', ' '))}\n`);
}
