import type { Place } from '../errors/fairlead-error.ts';

/** A place in a configuration file, down to the column. */
export type FilePlace = Place & { readonly line: number; readonly column: number };

/** What is wrong with a configuration file, where, and what would be right. */
export interface Problem {
  /** An error makes the file, or the key where only that is refused, unusable; a warning says what has no effect. */
  readonly level: 'error' | 'warning';
  readonly place: FilePlace;
  /** Plain text; may quote the file. */
  readonly sentence: string;
  readonly remedy: string;
}

/** Most problems that are told of one file. */
export const maxProblems = 50;

export function problem(
  level: Problem['level'],
  place: FilePlace,
  sentence: string,
  remedy: string,
): Problem {
  return { level, place, sentence, remedy };
}

export function hasError(problems: readonly Problem[]): boolean {
  return problems.some(({ level }) => level === 'error');
}

/** In the order of the file, at most 50; where there are more, warnings go first. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const sorted = problems.toSorted((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  const errorsFirst = sorted.toSorted((a, b) => Number(a.level !== 'error') - Number(b.level !== 'error'));
  const kept = new Set(errorsFirst.slice(0, maxProblems));
  return sorted.filter((each) => kept.has(each));
}
