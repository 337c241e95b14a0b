import { z } from 'zod';
import { addArm, createCollector, lineNumber, refuse } from '../../collect.ts';
import { jsonParser } from '../../pieces.ts';
import type { CoverageFormat, FileCoverage } from '../../types.ts';

const lines = z.array(z.number().int().min(0));
/** From a line to a line; a negative one stands for the way out of the function. */
const jumps = z.array(z.tuple([z.number().int(), z.number().int()]));
const report = z.object({
  meta: z.object({ format: z.number().int() }),
  files: z.record(
    z.string(),
    z.object({
      executed_lines: lines,
      missing_lines: lines,
      executed_branches: jumps.optional(),
      missing_branches: jumps.optional(),
    }),
  ),
});

function read(data: unknown): FileCoverage[] {
  const parsed = report.safeParse(data);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refuse(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const collector = createCollector();
  for (const [path, found] of Object.entries(parsed.data.files)) {
    const file = collector.open(path);
    const put = (list: readonly number[], hits: number) => {
      for (const value of list) {
        const line = lineNumber(value, path);
        if (line !== null) file.lines.set(line, hits);
      }
    };
    put(found.missing_lines, 0);
    put(found.executed_lines, 1);
    const jump = (list: readonly (readonly [number, number])[], taken: boolean) => {
      for (const [from, to] of list) if (from > 0) addArm(file, from, String(to), taken);
    };
    jump(found.missing_branches ?? [], false);
    jump(found.executed_branches ?? [], true);
  }
  return collector.files();
}

/** The JSON report of coverage.py, formats 2 and 3 (https://coverage.readthedocs.io, "JSON reporting"). */
export const coveragePy: CoverageFormat = {
  name: 'coverage.py JSON',
  sniff: (head) => /^\{\s*"meta"\s*:\s*\{/.test(head),
  parser: () => jsonParser(read),
};
