import { z } from 'zod';
import { type Fix, type LintFinding, place } from '../../finding.ts';
import type { LintFormat } from '../../format.ts';
import { arrayReader } from '../../json/read.ts';

const edit = z.object({
  range: z.tuple([z.number().int().min(0), z.number().int().min(0)]),
  text: z.string(),
});
const message = z.object({
  ruleId: z.string().nullish(),
  severity: z.number().int(),
  message: z.string(),
  line: z.number().int().nullish(),
  column: z.number().int().nullish(),
  endLine: z.number().int().nullish(),
  endColumn: z.number().int().nullish(),
  fatal: z.boolean().nullish(),
  fix: edit.nullish(),
});
const file = z.object({
  filePath: z.string(),
  messages: z.array(message),
  suppressedMessages: z.array(message).nullish(),
});

type Message = z.output<typeof message>;

function fixesOf({ fix }: Message): Fix[] {
  if (fix === null || fix === undefined || fix.range[1] < fix.range[0]) return [];
  const [start, end] = fix.range;
  return [{ safe: true, edits: [{ kind: 'offset', start, end, text: fix.text }] }];
}

function toFinding(path: string, entry: Message, suppressed: boolean): LintFinding {
  const plain = entry.ruleId ?? '';
  const core = /^[a-z][a-z-]*$/.test(plain);
  return {
    tool: 'ESLint',
    path,
    ...place(entry),
    unit: 'utf16',
    rule: plain === '' ? (entry.fatal === true ? 'parse-error' : 'directive') : plain,
    severity: entry.severity >= 2 || entry.fatal === true ? 'failure' : 'warning',
    message: entry.message,
    help: core ? `https://eslint.org/docs/latest/rules/${plain}` : null,
    fixes: fixesOf(entry),
    suppressed,
  };
}

/** ESLint's `json` formatter (https://eslint.org/docs/latest/use/formatters/). Columns count UTF-16 code units. */
export const eslint: LintFormat = {
  title: 'ESLint JSON',
  recognises: ({ shape, keys }) => shape === 'array' && keys.has('filePath') && keys.has('messages'),
  open: (sink) =>
    arrayReader({
      title: 'ESLint’s report',
      at: ['[]'],
      shape: file,
      take: ({ filePath, messages, suppressedMessages }) => {
        for (const entry of messages) sink(toFinding(filePath, entry, false));
        for (const entry of suppressedMessages ?? []) sink(toFinding(filePath, entry, true));
      },
    }),
};
