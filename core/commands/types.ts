import type { MergeMethod } from '../config/types.ts';

/** What a person asks for with a line `/fairlead …` or a button of a check. Names are as they were written. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'recheck' }
  | { readonly kind: 'cut'; readonly branch: string }
  | { readonly kind: 'bump'; readonly part: VersionPart }
  | { readonly kind: 'tag'; readonly tag: string; readonly sha: string | null }
  | { readonly kind: 'finish'; readonly branch: string }
  | { readonly kind: 'merge'; readonly method: MergeMethod | null }
  /** Into this branch, from the one before it. */
  | { readonly kind: 'promote'; readonly branch: string }
  /** Null: every one of the strategy. */
  | { readonly kind: 'back-merge'; readonly from: string | null; readonly to: string | null }
  | {
      readonly kind: 'freeze';
      readonly branches: readonly string[];
      readonly end: FreezeEnd;
      readonly reason: string;
      readonly allow: readonly string[];
    }
  | { readonly kind: 'unfreeze'; readonly branches: readonly string[] | 'all' }
  /** Starter workflows, by a pull request. */
  | { readonly kind: 'templates' }
  /** Answered by the test engine. */
  | { readonly kind: 'test'; readonly sha: string };

export type VersionPart = 'major' | 'minor' | 'patch';

/** `for`: milliseconds from now; `until`: milliseconds since the epoch; `open`: until somebody lifts it. */
export type FreezeEnd =
  | { readonly kind: 'open' }
  | { readonly kind: 'for'; readonly ms: number }
  | { readonly kind: 'until'; readonly at: number };

export type CommandKind = Command['kind'];

/** A line that means to be a command and is none. */
export interface CommandError {
  readonly kind: 'error';
  /** One sentence in Markdown, with its full stop. */
  readonly sentence: string;
  /** What was probably meant, or how the command is written: a line to copy. */
  readonly suggestion: string;
}

export type ParsedCommand = Command | CommandError;
