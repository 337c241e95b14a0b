import { z } from 'zod';
import { addArm, createCollector, lineNumber, type OpenFile, raise, refuse } from '../../collect.ts';
import { jsonParser } from '../../pieces.ts';
import type { CoverageFormat, FileCoverage } from '../../types.ts';

const place = z.object({ line: z.number().nullish(), column: z.number().nullish() });
const span = z.object({ start: place.optional() });
const file = z.object({
  path: z.string().optional(),
  statementMap: z.record(z.string(), span),
  s: z.record(z.string(), z.number()),
  branchMap: z
    .record(
      z.string(),
      z.object({
        type: z.string().optional(),
        line: z.number().nullish(),
        loc: span.optional(),
        locations: z.array(span).optional(),
      }),
    )
    .optional(),
  b: z.record(z.string(), z.array(z.number())).optional(),
});
type IstanbulFile = z.output<typeof file>;

/** A line was run as often as the statement on it that ran most, as Istanbul's own reports count. */
function takeStatements(open: OpenFile, { statementMap, s }: IstanbulFile): void {
  for (const [id, { start }] of Object.entries(statementMap)) {
    const line = lineNumber(start?.line ?? 0, `${open.path}, statement ${id}`);
    if (line !== null) raise(open.lines, line, s[id] ?? 0);
  }
}

function takeBranches(open: OpenFile, { branchMap, b }: IstanbulFile): void {
  for (const [id, branch] of Object.entries(branchMap ?? {})) {
    const start = branch.loc?.start ?? branch.locations?.[0]?.start;
    const line = lineNumber(start?.line ?? branch.line ?? 0, `${open.path}, branch ${id}`);
    if (line === null) continue;
    // Ids count from 0 in every run: the kind and the column name the branch.
    const name = [branch.type, start?.column].join(':');
    for (const [arm, hits] of (b?.[id] ?? []).entries()) addArm(open, line, `${name}:${arm}`, hits > 0);
  }
}

function read(data: unknown): FileCoverage[] {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return refuse('it is not an object');
  const collector = createCollector();
  for (const [key, value] of Object.entries(data)) {
    // nyc and babel-plugin-istanbul may leave the map one level down.
    const wrapped = z.object({ data: file }).safeParse(value);
    const parsed = wrapped.success
      ? { success: true as const, data: wrapped.data.data }
      : file.safeParse(value);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return refuse(`${key}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
    }
    const open = collector.open(parsed.data.path ?? key);
    takeStatements(open, parsed.data);
    takeBranches(open, parsed.data);
  }
  return collector.files();
}

/** Istanbul's coverage map: `coverage-final.json` of Jest, Vitest, nyc and c8 (istanbul-lib-coverage). */
export const istanbul: CoverageFormat = {
  name: 'Istanbul JSON',
  sniff: (head) =>
    /^\{\s*\}\s*$/.test(head) ||
    /^\{\s*"(?:[^"\\]|\\.)*"\s*:\s*\{\s*"(?:path|statementMap|data)"\s*:/.test(head),
  parser: () => jsonParser(read),
};
