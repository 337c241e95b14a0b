import { FinalError } from '../../errors/fairlead-error.ts';
import { createDecoder } from '../decode.ts';
import type { LintFinding } from './finding.ts';
import type { ReportReader } from './format.ts';
import { formatOf } from './formats/index.ts';
import { headOf } from './head.ts';

/** Enough of a report to tell its format. */
const headLength = 64 * 1024;
const maxBytes = 1024 * 1024 * 1024;
/** More in one report is a tool that looks at what is not the team's. */
const maxFindings = 500_000;

export interface LintReader {
  write(bytes: Uint8Array): void;
  end(): void;
}

/** The formats that write an empty list where nothing was found, and so tell nothing else of themselves. */
const nothing: ReportReader = { write: () => undefined, end: () => undefined };

/**
 * Reads one lint report of any known format, told by its content and never by its name. Bytes come in pieces of any
 * size and findings are handed on as they come; what was handed on before an error stands.
 *
 * Errors: FL_REPORT_EMPTY, FL_REPORT_UNKNOWN, FL_REPORT_INVALID, FL_REPORT_TRUNCATED, FL_REPORT_ENCODING,
 * FL_REPORT_TOO_LARGE (above 1 GB, 500,000 findings, or 64 MB for one entry).
 */
export function createLintReader(sink: (finding: LintFinding) => void): LintReader {
  const decoder = createDecoder();
  let head = '';
  let size = 0;
  let count = 0;
  let reader: ReportReader | null = null;
  const counted = (finding: LintFinding) => {
    count += 1;
    if (count > maxFindings) throw new FinalError('FL_REPORT_TOO_LARGE', `more than ${maxFindings} findings`);
    sink(finding);
  };
  const start = (): ReportReader => {
    if (head === '') throw new FinalError('FL_REPORT_EMPTY');
    if (/^\[\s*\]\s*$/.test(head)) return nothing;
    const format = formatOf(headOf(head));
    if (format === null) {
      const shown = head.slice(0, 60).split('\n', 1)[0] ?? '';
      throw new FinalError('FL_REPORT_UNKNOWN', `it starts with ${JSON.stringify(shown)}`);
    }
    return format.open(counted);
  };
  const take = (text: string) => {
    if (reader !== null) {
      reader.write(text);
      return;
    }
    head = (head + text).trimStart();
    if (head.length < headLength) return;
    reader = start();
    reader.write(head);
    head = '';
  };
  return {
    write(bytes) {
      size += bytes.length;
      if (size > maxBytes) throw new FinalError('FL_REPORT_TOO_LARGE', 'more than 1 GB');
      take(decoder.write(bytes));
    },
    end() {
      take(decoder.end());
      if (reader === null) {
        reader = start();
        reader.write(head);
      }
      reader.end();
    },
  };
}
