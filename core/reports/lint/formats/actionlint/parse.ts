import { z } from 'zod';
import { place } from '../../finding.ts';
import type { LintFormat } from '../../format.ts';
import { arrayReader } from '../../json/read.ts';

const entry = z.object({
  message: z.string(),
  filepath: z.string(),
  line: z.number().int(),
  column: z.number().int().nullish(),
  end_column: z.number().int().nullish(),
  kind: z.string(),
});

/**
 * `actionlint -format '{{json .}}'` (https://github.com/rhysd/actionlint). Its end column is the last one, and all
 * that it finds is an error.
 */
export const actionlint: LintFormat = {
  title: 'actionlint JSON',
  recognises: ({ shape, keys }) => shape === 'array' && keys.has('filepath') && keys.has('kind'),
  open: (sink) =>
    arrayReader({
      title: 'actionlint’s report',
      at: ['[]'],
      shape: entry,
      take: ({ message, filepath, line, column, end_column: last, kind }) =>
        sink({
          tool: 'actionlint',
          path: filepath,
          ...place({ line, column, endColumn: typeof last === 'number' ? last + 1 : null }),
          unit: 'codepoint',
          rule: kind,
          severity: 'failure',
          message,
          help: null,
          fixes: [],
          suppressed: false,
        }),
    }),
};
