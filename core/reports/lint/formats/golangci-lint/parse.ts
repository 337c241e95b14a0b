import { z } from 'zod';
import { type Fix, place } from '../../finding.ts';
import type { LintFormat } from '../../format.ts';
import { arrayReader } from '../../json/read.ts';

const number = z.number().int();
const issue = z.object({
  FromLinter: z.string(),
  Text: z.string(),
  Severity: z.string().nullish(),
  Pos: z.object({ Filename: z.string(), Line: number, Column: number.nullish() }),
  LineRange: z.object({ From: number, To: number }).nullish(),
  /** Version 1 only: whole lines. */
  Replacement: z
    .object({ NeedOnlyDelete: z.boolean().nullish(), NewLines: z.array(z.string()).nullish() })
    .nullish(),
});

type Issue = z.output<typeof issue>;

function severityOf(severity: string | null | undefined): 'notice' | 'warning' | 'failure' {
  if (severity === 'warning' || severity === 'warn') return 'warning';
  return severity === 'info' || severity === 'low' || severity === 'note' ? 'notice' : 'failure';
}

function fixesOf({ Pos, LineRange, Replacement }: Issue): Fix[] {
  const lines = Replacement?.NewLines ?? [];
  if (Replacement === null || Replacement === undefined) return [];
  if (lines.length === 0 && Replacement.NeedOnlyDelete !== true) return [];
  const line = LineRange?.From ?? Pos.Line;
  if (line < 1) return [];
  const endLine = Math.max(line, LineRange?.To ?? line) + 1;
  const text = lines.map((part) => `${part}\n`).join('');
  return [
    { safe: true, edits: [{ kind: 'place', path: null, line, column: 1, endLine, endColumn: 1, text }] },
  ];
}

/**
 * golangci-lint's JSON, versions 1 and 2 (https://golangci-lint.run/docs/configuration/file/). Columns count bytes;
 * without a configured severity all that it finds is an error, since it ends with an exit code of 1. Version 2 names
 * its suggested fixes by positions in the compiler's file set, which nobody else can resolve: they are left out.
 */
export const golangciLint: LintFormat = {
  title: 'golangci-lint JSON',
  recognises: ({ shape, keys }) => shape === 'object' && keys.has('Issues'),
  open: (sink) =>
    arrayReader({
      title: 'golangci-lint’s report',
      at: ['Issues', '[]'],
      shape: issue,
      take: (entry) => {
        const { Pos, LineRange } = entry;
        sink({
          tool: 'golangci-lint',
          path: Pos.Filename,
          ...place({ line: Pos.Line, column: Pos.Column, endLine: LineRange?.To }),
          unit: 'utf8',
          rule: entry.FromLinter,
          severity: severityOf(entry.Severity),
          message: entry.Text,
          help: null,
          fixes: fixesOf(entry),
          suppressed: false,
        });
      },
    }),
};
