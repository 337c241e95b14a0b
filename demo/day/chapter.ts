import type { Reporter } from './reporter.ts';
import type { Stage } from './stage.ts';

/** What later chapters need of earlier ones; goes into a snapshot. JSON. */
export interface Memory {
  /** Commit of the change that becomes 1.1.0, and its pull request. */
  goodPull?: number;
  goodSha?: string;
  mainSha?: string;
  /** Alpha and release of notes, as the package index showed them. */
  promoted?: { readonly alpha: string; readonly release: string };
}

export interface Day {
  readonly stage: Stage;
  readonly reporter: Reporter;
  readonly memory: Memory;
  readonly signal: AbortSignal;
}

/** A part of the day with one or more steps. A snapshot is taken before each. */
export interface Chapter {
  readonly name: string;
  readonly title: string;
  run(day: Day): Promise<void>;
}
