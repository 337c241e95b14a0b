import { FinalError } from '../../errors/fairlead-error.ts';
import { createDecoder } from '../decode.ts';
import { type Format, formats, sniff } from './formats/index.ts';
import type { CoverageParser, FileCoverage } from './types.ts';

export interface CoverageReport {
  readonly format: Format;
  readonly files: FileCoverage[];
}

/** Enough of a report to tell its format. */
const headLength = 64 * 1024;
const maxBytes = 1024 * 1024 * 1024;

export interface ReportReader {
  write(bytes: Uint8Array): void;
  end(): CoverageReport;
}

/**
 * Reads one coverage report of any known format, told by its content. Bytes come in pieces of any size; at
 * most one file's part of the report is held as text.
 *
 * Errors: FL_REPORT_EMPTY, FL_REPORT_UNKNOWN, FL_REPORT_INVALID, FL_REPORT_TRUNCATED, FL_REPORT_TOO_LARGE (above
 * 1 GB), FL_REPORT_ENCODING.
 */
export function createReportReader(): ReportReader {
  const decoder = createDecoder();
  let head = '';
  let size = 0;
  let found: { readonly format: Format; readonly parser: CoverageParser } | null = null;
  const start = () => {
    if (head === '') throw new FinalError('FL_REPORT_EMPTY');
    const format = sniff(head);
    if (format === null) {
      const shown = head.slice(0, 60).split('\n', 1)[0] ?? '';
      throw new FinalError('FL_REPORT_UNKNOWN', `it starts with ${JSON.stringify(shown)}`);
    }
    found = { format, parser: formats[format].parser() };
    found.parser.write(head);
    return found;
  };
  const take = (text: string) => {
    if (found !== null) {
      found.parser.write(text);
      return;
    }
    head = (head + text).trimStart();
    if (head.length >= headLength) start();
  };
  return {
    write(bytes) {
      size += bytes.length;
      if (size > maxBytes) throw new FinalError('FL_REPORT_TOO_LARGE', 'more than 1 GB');
      take(decoder.write(bytes));
    },
    end() {
      take(decoder.end());
      const { format, parser } = found ?? start();
      return { format, files: parser.end() };
    },
  };
}
