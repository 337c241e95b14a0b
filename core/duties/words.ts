import { cut } from '../reporting/text.ts';

/** A name of a branch, tag or commit as code in Markdown. A name may hold backticks, which would end it. */
export function code(name: string): string {
  return `\`${cut(name.replaceAll('`', "'").replace(/[\r\n]+/g, ' '), 200)}\``;
}

/** A word for a shell to take as it is, in a command that a person may copy. */
export function shellWord(word: string): string {
  return /^[\w./@+-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** `24 h`, `3 d`, `90 min`; the largest unit that leaves no rest. */
export function duration(ms: number): string {
  if (ms % 86_400_000 === 0) return `${ms / 86_400_000} d`;
  if (ms % 3_600_000 === 0) return `${ms / 3_600_000} h`;
  return `${Math.ceil(ms / 60_000)} min`;
}

export function shortSha(sha: string): string {
  return sha.slice(0, 7);
}

/** `a`, `a and b`, `a, b and c`. */
export function list(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
