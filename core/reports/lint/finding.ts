export type Severity = 'notice' | 'warning' | 'failure';

/** What a column counts. GitHub and most editors count UTF-16 code units. */
export type ColumnUnit = 'utf16' | 'utf8' | 'codepoint';

/** One replacement of text; the end is exclusive. */
export type Edit =
  | {
      readonly kind: 'place';
      /** As the tool wrote it; null for the finding's own file. */
      readonly path: string | null;
      readonly line: number;
      readonly column: number;
      readonly endLine: number;
      readonly endColumn: number;
      readonly text: string;
    }
  /** UTF-16 code units from the start of the finding's file, after its byte order mark. */
  | { readonly kind: 'offset'; readonly start: number; readonly end: number; readonly text: string };

/** A change that makes the finding go away. Its columns count what the finding's do. */
export interface Fix {
  readonly edits: readonly Edit[];
  /** False where the tool says that it may change what the code does. */
  readonly safe: boolean;
}

/** What a linter found. Lines and columns count from 1; the end column is the last one that belongs to it. */
export interface LintFinding {
  readonly tool: string;
  /** As the tool wrote it. */
  readonly path: string;
  /** True where it is about the file and no line of it; the lines are 1 then. */
  readonly whole: boolean;
  readonly line: number;
  readonly endLine: number;
  readonly column: number | null;
  readonly endColumn: number | null;
  readonly unit: ColumnUnit;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** Address of a page about the rule. */
  readonly help: string | null;
  readonly fixes: readonly Fix[];
  /** Silenced in the code or by the tool's configuration. */
  readonly suppressed: boolean;
}

interface Region {
  readonly line?: number | null | undefined;
  readonly column?: number | null | undefined;
  readonly endLine?: number | null | undefined;
  /** Exclusive. */
  readonly endColumn?: number | null | undefined;
}

const natural = (value: number | null | undefined): number | null =>
  value !== null && value !== undefined && Number.isSafeInteger(value) && value >= 1 ? value : null;

/** The place of a finding from what a report says of it: a missing line means the whole file. */
export function place(
  region: Region,
): Pick<LintFinding, 'whole' | 'line' | 'endLine' | 'column' | 'endColumn'> {
  const line = natural(region.line);
  if (line === null) return { whole: true, line: 1, endLine: 1, column: null, endColumn: null };
  const endLine = Math.max(line, natural(region.endLine) ?? line);
  const column = natural(region.column);
  if (column === null) return { whole: false, line, endLine, column: null, endColumn: null };
  const end = natural(region.endColumn);
  const least = endLine === line ? column : 1;
  const endColumn = end === null ? (endLine === line ? column : null) : Math.max(least, end - 1);
  return { whole: false, line, endLine, column, endColumn };
}
