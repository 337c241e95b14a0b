import type { Place } from '../errors/fairlead-error.ts';

/** What is wrong with a configuration file, where, and what would be right. */
export interface Problem {
  /** An error makes the file unusable; a warning says what has no effect. */
  readonly level: 'error' | 'warning';
  readonly place: Place & { readonly line: number; readonly column: number };
  /** Plain text; may quote the file. */
  readonly sentence: string;
  readonly remedy: string;
}
