import { z } from 'zod';
import { FinalError } from '../errors/fairlead-error.ts';

export type Severity = 'notice' | 'warning' | 'failure';

/** What a linter found. Lines and columns count from 1; the end column is the last one that belongs to it. */
export interface LintFinding {
  /** As the tool wrote it. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string | null;
}

const position = z.object({ row: z.number().int().min(1), column: z.number().int().min(1) });
const diagnostic = z.object({
  code: z.string().nullable(),
  message: z.string(),
  filename: z.string().min(1),
  location: position,
  end_location: position,
  url: z.string().nullish(),
});

/** Ruff's rules are all errors but pycodestyle's own warnings (W…), which are about layout. */
function severityOf(code: string | null): Severity {
  return code !== null && /^W\d/.test(code) ? 'warning' : 'failure';
}

/** Reads `ruff check --output-format json` (https://docs.astral.sh/ruff/). Its end column is exclusive. */
export function parseRuff(text: string): LintFinding[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new FinalError('FL_REPORT_INVALID', 'Ruff’s report is not JSON', { cause });
  }
  const parsed = z.array(diagnostic).safeParse(data);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new FinalError(
      'FL_REPORT_INVALID',
      `Ruff’s report, ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
    );
  }
  return parsed.data.map((entry) => {
    const { location: start, end_location: end } = entry;
    const endLine = Math.max(start.row, end.row);
    return {
      path: entry.filename,
      line: start.row,
      column: start.column,
      endLine,
      endColumn: endLine === start.row ? Math.max(start.column, end.column - 1) : Math.max(1, end.column - 1),
      rule: entry.code ?? 'syntax-error',
      severity: severityOf(entry.code),
      message: entry.message,
      help: entry.url ?? null,
    };
  });
}
