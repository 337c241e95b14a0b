import { z } from 'zod';
import { FinalError } from '../../../../errors/fairlead-error.ts';
import { type Fix, type LintFinding, place } from '../../finding.ts';
import type { LintFormat, ReportReader } from '../../format.ts';
import { arrayReader, checked } from '../../json/read.ts';

const title = 'The rdjson report';

const point = z.object({ line: z.number().int().nullish(), column: z.number().int().nullish() });
const range = z.object({ start: point.nullish(), end: point.nullish() });
const source = z.object({ name: z.string().nullish(), url: z.string().nullish() }).nullish();
const diagnostic = z.object({
  message: z.string(),
  location: z.object({ path: z.string(), range: range.nullish() }),
  severity: z.union([z.string(), z.number()]).nullish(),
  source,
  code: z.object({ value: z.string().nullish(), url: z.string().nullish() }).nullish(),
  suggestions: z.array(z.object({ range, text: z.string().nullish() })).nullish(),
});
const rest = z.object({ source, severity: z.union([z.string(), z.number()]).nullish() });

type Diagnostic = z.output<typeof diagnostic>;

/** Names and numbers of the protocol buffer's enum. */
const severities: Readonly<Record<string, LintFinding['severity']>> = {
  ERROR: 'failure',
  '1': 'failure',
  WARNING: 'warning',
  '2': 'warning',
  INFO: 'notice',
  '3': 'notice',
};

function fixesOf({ suggestions }: Diagnostic): Fix[] {
  return (suggestions ?? []).flatMap(({ range: at, text }): Fix[] => {
    const line = at.start?.line ?? 0;
    if (line < 1) return [];
    const column = at.start?.column ?? 0;
    // Without columns the range is whole lines, and the text has no line break at its end.
    if (column < 1) {
      const endLine = Math.max(line, at.end?.line ?? line);
      const edit = { path: null, line, column: 1, endLine, endColumn: Number.MAX_SAFE_INTEGER };
      return [{ safe: true, edits: [{ kind: 'place', ...edit, text: text ?? '' }] }];
    }
    const endLine = Math.max(line, at.end?.line ?? line);
    const endColumn = at.end?.column ?? column;
    return [
      {
        safe: true,
        edits: [{ kind: 'place', path: null, line, column, endLine, endColumn, text: text ?? '' }],
      },
    ];
  });
}

function toFinding(entry: Diagnostic): LintFinding {
  const { start, end } = entry.location.range ?? {};
  return {
    tool: entry.source?.name ?? '',
    path: entry.location.path,
    ...place({ line: start?.line, column: start?.column, endLine: end?.line, endColumn: end?.column }),
    unit: 'utf8',
    rule: entry.code?.value ?? 'diagnostic',
    severity: severities[String(entry.severity ?? '')] ?? 'warning',
    message: entry.message,
    help: entry.code?.url ?? null,
    // Suggestions are ways to choose from: the first is the tool's favourite.
    fixes: fixesOf(entry).slice(0, 1),
    suppressed: false,
  };
}

/** One document. What holds for all its findings may stand after them, so they are handed on at the end. */
function documentReader(sink: (finding: LintFinding) => void): ReportReader {
  const entries: Diagnostic[] = [];
  return arrayReader({
    title,
    at: ['diagnostics', '[]'],
    shape: diagnostic,
    take: (entry) => entries.push(entry),
    rest: (value) => {
      const common = checked(rest, value, title, '');
      for (const entry of entries) {
        const severity = entry.severity ?? common.severity;
        sink(toFinding({ ...entry, severity, source: entry.source ?? common.source }));
      }
    },
  });
}

const maxLine = 16 * 1024 * 1024;

/** One finding a line. */
function linesReader(sink: (finding: LintFinding) => void): ReportReader {
  let number = 0;
  let open = '';
  const take = (line: string, last = false) => {
    number += 1;
    if (line.trim() === '') return;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (cause) {
      const code = last ? 'FL_REPORT_TRUNCATED' : 'FL_REPORT_INVALID';
      throw new FinalError(code, `${title}, line ${number} is not JSON`, { cause });
    }
    sink(toFinding(checked(diagnostic, value, title, `line ${number}`)));
  };
  return {
    write: (text) => {
      const lines = (open + text).split('\n');
      open = lines.pop() ?? '';
      if (open.length > maxLine) throw new FinalError('FL_REPORT_TOO_LARGE', `${title}, line ${number + 1}`);
      for (const line of lines) take(line);
    },
    end: () => take(open, true),
  };
}

/** Reviewdog Diagnostic Format as one document (https://github.com/reviewdog/reviewdog/tree/master/proto/rdf). */
export const rdjson: LintFormat = {
  title: 'rdjson',
  recognises: ({ shape, keys }) => shape === 'object' && keys.has('diagnostics'),
  open: documentReader,
};

/** The same, one finding a line. Columns count the bytes of UTF-8. */
export const rdjsonl: LintFormat = {
  title: 'rdjsonl',
  recognises: ({ shape, keys }) => shape === 'object' && keys.has('message') && keys.has('location'),
  open: linesReader,
};
