import { z } from 'zod';
import { type Fix, place } from '../../finding.ts';
import type { LintFormat } from '../../format.ts';
import { arrayReader } from '../../json/read.ts';

const title = 'Ruff’s report';

const position = z.object({ row: z.number().int().min(1), column: z.number().int().min(1) });
const diagnostic = z.object({
  code: z.string().nullable(),
  message: z.string(),
  filename: z.string().min(1),
  location: position,
  end_location: position,
  url: z.string().nullish(),
  /** A cell of a notebook: its lines are not those of the file. */
  cell: z.number().int().nullish(),
  fix: z
    .object({
      applicability: z.string().nullish(),
      edits: z.array(z.object({ content: z.string().nullish(), location: position, end_location: position })),
    })
    .nullish(),
});

/** Ruff's rules are all errors but pycodestyle's own warnings (W…), which are about layout. */
function severityOf(code: string | null): 'warning' | 'failure' {
  return code !== null && /^W\d/.test(code) ? 'warning' : 'failure';
}

function fixesOf(entry: z.output<typeof diagnostic>): Fix[] {
  const { fix, cell } = entry;
  if (fix === null || fix === undefined || typeof cell === 'number') return [];
  const edits = fix.edits.map(({ content, location, end_location: end }) => ({
    kind: 'place' as const,
    path: null,
    line: location.row,
    column: location.column,
    endLine: end.row,
    endColumn: end.column,
    text: content ?? '',
  }));
  return [{ safe: fix.applicability === 'safe' || fix.applicability === 'automatic', edits }];
}

/** `ruff check --output-format json` (https://docs.astral.sh/ruff/). Columns count characters, ends are exclusive. */
export const ruff: LintFormat = {
  title: 'Ruff JSON',
  recognises: ({ shape, keys }) => shape === 'array' && keys.has('filename') && keys.has('code'),
  open: (sink) =>
    arrayReader({
      title,
      at: ['[]'],
      shape: diagnostic,
      take: (entry) => {
        const { location: start, end_location: end } = entry;
        const inCell = typeof entry.cell === 'number';
        sink({
          tool: 'Ruff',
          path: entry.filename,
          ...place(
            inCell
              ? { line: null }
              : { line: start.row, column: start.column, endLine: end.row, endColumn: end.column },
          ),
          unit: 'codepoint',
          rule: entry.code ?? 'syntax-error',
          severity: severityOf(entry.code),
          message: inCell ? `Cell ${entry.cell}, line ${start.row}: ${entry.message}` : entry.message,
          help: entry.url ?? null,
          fixes: fixesOf(entry),
          suppressed: false,
        });
      },
    }),
};
