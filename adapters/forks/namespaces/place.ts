import type { Shown } from './sandbox.ts';

export interface ForkLimits {
  readonly buildMs: number;
  readonly testMs: number;
  readonly readyMs: number;
  readonly wheelBytes: number;
  readonly reportBytes: number;
  /** Of all that a program says, whatever it builds or tests: it is held in memory, in text and in bytes. */
  readonly outputBytes: number;
}

/** What a run is given, and how its place is made. */
export interface Place {
  readonly folder: string;
  readonly limits: ForkLimits;
  readonly bootstrap: string;
  /** Python and what every program is shown. */
  ready(): Promise<{
    readonly python: string;
    readonly shown: readonly Shown[];
    readonly environments: Record<'build' | 'services' | 'tests', string>;
  }>;
}

/** The end of a stranger's log, as one line. */
export function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().slice(-300);
}
