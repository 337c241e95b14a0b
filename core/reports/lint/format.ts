import type { LintFinding } from './finding.ts';

/** The beginning of a report, as far as it tells the format. */
export interface Head {
  readonly text: string;
  readonly shape: 'object' | 'array' | 'xml' | 'other';
  /** Names of the outermost object's members, or of the first object in the outermost array. */
  readonly keys: ReadonlySet<string>;
  /** Name of the root element of XML. */
  readonly root: string | null;
}

/** Takes a report piece by piece. Both throw FL_REPORT_INVALID or FL_REPORT_TOO_LARGE. */
export interface ReportReader {
  write(text: string): void;
  end(): void;
}

/** One format of lint reports: its folder has this, a readme, fixtures and a test. */
export interface LintFormat {
  /** What people call it. */
  readonly title: string;
  recognises(head: Head): boolean;
  open(sink: (finding: LintFinding) => void): ReportReader;
}
