import { z } from 'zod';
import { place } from '../../finding.ts';
import type { LintFormat } from '../../format.ts';
import { arrayReader } from '../../json/read.ts';

const point = z.object({ line: z.number().int(), column: z.number().int().nullish() });
const entry = z.object({
  description: z.string(),
  check_name: z.string().nullish(),
  severity: z.string().nullish(),
  location: z.object({
    path: z.string(),
    lines: z.object({ begin: z.number().int(), end: z.number().int().nullish() }).nullish(),
    positions: z.object({ begin: point, end: point.nullish() }).nullish(),
  }),
});

type Entry = z.output<typeof entry>;

function severityOf(severity: string | null | undefined): 'notice' | 'warning' | 'failure' {
  if (severity === 'info') return 'notice';
  return severity === 'minor' ? 'warning' : 'failure';
}

function region({ location: { lines, positions } }: Entry): Parameters<typeof place>[0] {
  if (positions === null || positions === undefined) return { line: lines?.begin, endLine: lines?.end };
  const { begin, end } = positions;
  return { line: begin.line, column: begin.column, endLine: end?.line, endColumn: end?.column };
}

/**
 * GitLab's code quality report, a part of Code Climate's format
 * (https://docs.gitlab.com/ci/testing/code_quality/). Columns count what the tool that wrote it counts.
 */
export const gitlab: LintFormat = {
  title: 'GitLab code quality',
  recognises: ({ shape, keys }) => shape === 'array' && keys.has('description') && keys.has('location'),
  open: (sink) =>
    arrayReader({
      title: 'The code quality report',
      at: ['[]'],
      shape: entry,
      take: (issue) => {
        const rule = issue.check_name ?? 'issue';
        const { description } = issue;
        sink({
          tool: 'Code quality',
          path: issue.location.path,
          ...place(region(issue)),
          unit: 'utf16',
          rule,
          severity: severityOf(issue.severity),
          // Ruff writes the rule before the message once more.
          message: description.startsWith(`${rule}: `) ? description.slice(rule.length + 2) : description,
          help: null,
          fixes: [],
          suppressed: false,
        });
      },
    }),
};
