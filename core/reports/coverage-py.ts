import { z } from 'zod';
import { FinalError } from '../errors/fairlead-error.ts';

/** Which lines of a file a test run could reach, and which it did. Lines count from 1. */
export interface FileCoverage {
  /** As the tool wrote it. */
  readonly path: string;
  readonly covered: ReadonlySet<number>;
  readonly missed: ReadonlySet<number>;
}

const lines = z.array(z.number().int().min(0));
const report = z.object({
  meta: z.object({ format: z.number().int() }),
  files: z.record(z.string(), z.object({ executed_lines: lines, missing_lines: lines })),
});

/** Reads the JSON report of coverage.py, formats 2 and 3 (https://coverage.readthedocs.io, "JSON reporting"). */
export function parseCoveragePy(text: string): FileCoverage[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new FinalError('FL_REPORT_INVALID', 'the coverage report is not JSON', { cause });
  }
  const parsed = report.safeParse(data);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue?.path.join('.') ?? '';
    throw new FinalError('FL_REPORT_INVALID', `the coverage report, ${where}: ${issue?.message ?? ''}`);
  }
  return Object.entries(parsed.data.files).map(([path, file]) => ({
    path,
    covered: new Set(file.executed_lines),
    missed: new Set(file.missing_lines),
  }));
}
