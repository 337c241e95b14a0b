import type { Head, LintFormat } from '../format.ts';
import { actionlint } from './actionlint/parse.ts';
import { checkstyle } from './checkstyle/parse.ts';
import { eslint } from './eslint/parse.ts';
import { gitlab } from './gitlab/parse.ts';
import { golangciLint } from './golangci-lint/parse.ts';
import { rdjson, rdjsonl } from './rdjson/parse.ts';
import { ruff } from './ruff/parse.ts';
import { sarif } from './sarif/parse.ts';

/** Every format of lint reports that is understood. */
export type FormatName =
  | 'sarif'
  | 'checkstyle'
  | 'eslint'
  | 'ruff'
  | 'golangci-lint'
  | 'rdjson'
  | 'rdjsonl'
  | 'gitlab'
  | 'actionlint';

export const formats: Readonly<Record<FormatName, LintFormat>> = {
  sarif,
  checkstyle,
  eslint,
  ruff,
  'golangci-lint': golangciLint,
  rdjson,
  rdjsonl,
  gitlab,
  actionlint,
};

/** The one format that recognises a report by its beginning, or null. */
export function formatOf(head: Head): LintFormat | null {
  return Object.values(formats).find((format) => format.recognises(head)) ?? null;
}
