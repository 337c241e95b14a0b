import type { LineHits } from './lines.ts';

/**
 * The branches that start on one line: each by a name that is the same in every run (`arms`), or only how many there
 * are and were taken (`counts`), as some formats say no more.
 */
export type Branches =
  | { readonly kind: 'arms'; readonly arms: ReadonlyMap<string, boolean> }
  | { readonly kind: 'counts'; readonly taken: number; readonly total: number };

/** What a test run did in one file. Lines count from 1; a line without hits is one that code is on and no test runs. */
export interface FileLines {
  /** Line → hits. Lines that hold no code are not in it. */
  readonly lines: LineHits;
  readonly branches: ReadonlyMap<number, Branches>;
}

/** One file of one report. */
export interface FileCoverage extends FileLines {
  /** As the tool wrote it. */
  readonly path: string;
  /** Folders that the report says its paths start from; may be none. */
  readonly roots: readonly string[];
}

/** Takes a report in pieces of any size. Errors: FL_REPORT_INVALID, FL_REPORT_TRUNCATED, FL_REPORT_TOO_LARGE. */
export interface CoverageParser {
  write(text: string): void;
  end(): FileCoverage[];
}

export interface CoverageFormat {
  /** As people write it. */
  readonly name: string;
  /** Whether a report that starts so (without byte order mark and leading blanks) is of this format. */
  readonly sniff: (head: string) => boolean;
  readonly parser: () => CoverageParser;
}
