import { FinalError } from '../../errors/fairlead-error.ts';
import { parseGoJson } from './go-json.ts';
import { parseJestJson } from './jest-json.ts';
import { parseJunit } from './junit.ts';
import type { TestCase } from './types.ts';

/**
 * Reads a report of tests, told by its content: JUnit XML, Jest's JSON, or the stream of `go test -json`.
 * Errors: FL_REPORT_EMPTY, FL_REPORT_INVALID, FL_REPORT_TRUNCATED, FL_REPORT_TOO_LARGE.
 */
export function parseTests(text: string): TestCase[] {
  if (text.trim() === '') throw new FinalError('FL_REPORT_EMPTY');
  if (!text.trimStart().startsWith('{')) return parseJunit(text);
  if (/^\s*\{[^\n]*"Action"\s*:/.test(text.slice(0, 10_000))) return parseGoJson(text).cases;
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new FinalError('FL_REPORT_INVALID', 'the test report is not JSON', { cause });
  }
  return parseJestJson(data);
}
