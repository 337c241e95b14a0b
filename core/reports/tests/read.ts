import { FinalError } from '../../errors/fairlead-error.ts';
import { createDecoder } from '../decode.ts';
import type { TestCase, TestReader } from './types.ts';

/** Enough of a report to tell its format. */
const headLength = 64 * 1024;
const maxBytes = 1024 * 1024 * 1024;

/** What reads the formats of JSON is larger than all the rest, and most reports are XML: each is loaded by need. */
async function open(head: string): Promise<TestReader> {
  if (head === '') throw new FinalError('FL_REPORT_EMPTY');
  if (!head.startsWith('<')) {
    // The compiler's words may stand before the first event.
    if (/^\{[^\n]*"Action"\s*:/m.test(head)) return (await import('./go-json.ts')).createGoReader();
    if (head.startsWith('{')) return (await import('./jest-json.ts')).createJestReader();
  }
  return (await import('./junit.ts')).createJunitReader();
}

/**
 * Reads a report of tests piece by piece, told by its content: JUnit XML, Jest's JSON, or the stream of
 * `go test -json`. What is kept are the tests, not the report.
 * Errors: FL_REPORT_EMPTY, FL_REPORT_INVALID, FL_REPORT_TRUNCATED, FL_REPORT_ENCODING, FL_REPORT_TOO_LARGE (above
 * 1 GB, 64 MB for one entry, or 128 MB of names and failures).
 */
export async function readTestReport(pieces: AsyncIterable<Uint8Array>): Promise<TestCase[]> {
  const decoder = createDecoder();
  let size = 0;
  let text = '';
  let reader: TestReader | null = null;
  for await (const bytes of pieces) {
    size += bytes.length;
    if (size > maxBytes) throw new FinalError('FL_REPORT_TOO_LARGE', 'more than 1 GB');
    text += decoder.write(bytes);
    if (reader === null) {
      text = text.trimStart();
      if (text.length < headLength) continue;
      reader = await open(text);
    }
    reader.write(text);
    text = '';
  }
  text += decoder.end();
  reader ??= await open((text = text.trimStart()));
  reader.write(text);
  return reader.end();
}
