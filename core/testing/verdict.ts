import type { TestOutcome } from '../ports/test-runner.ts';
import type { TestResult } from './types.ts';

export interface Verdict {
  readonly phase: 'passed' | 'failed' | 'error';
  /** One plain sentence. */
  readonly sentence: string;
}

export interface Counts {
  readonly passed: number;
  /** Failures and errors. */
  readonly failed: number;
  readonly skipped: number;
}

export function countResults(results: readonly TestResult[]): Counts {
  const of = (...outcomes: TestResult['outcome'][]) =>
    results.filter((result) => outcomes.includes(result.outcome)).length;
  return { passed: of('passed'), failed: of('failed', 'error'), skipped: of('skipped') };
}

/**
 * What an outcome means. Only exit code 0 with at least one test passed and none failed is a pass. Exit code 1 with a
 * failing test is a failure; everything else is an error: no test found (5), wrong usage (4), an internal error (3),
 * interrupted (2), or a code that contradicts the results. Codes: https://docs.pytest.org/en/stable/reference/exit-codes.html
 */
export function judge(outcome: Exclude<TestOutcome, { kind: 'aborted' }>): Verdict {
  const { passed, failed, skipped } = countResults(outcome.results);
  if (outcome.kind === 'error')
    return { phase: 'error', sentence: `The tests did not end: ${outcome.reason}.` };
  const { exitCode } = outcome;
  if (exitCode === 5 || (exitCode === 0 && passed + failed === 0)) {
    return { phase: 'error', sentence: `No test ran${skipped > 0 ? ` and ${skipped} were skipped` : ''}.` };
  }
  if (exitCode === 0 && failed === 0) {
    const rest = skipped > 0 ? `, ${skipped} skipped` : '';
    return { phase: 'passed', sentence: `${passed} integration ${plural(passed)} passed${rest}.` };
  }
  if (exitCode === 1 && failed > 0) {
    return { phase: 'failed', sentence: `${failed} of ${passed + failed} integration tests failed.` };
  }
  return {
    phase: 'error',
    sentence: `The test runner ended with exit code ${exitCode}: ${meaning(exitCode)}.`,
  };
}

function plural(count: number): string {
  return count === 1 ? 'test' : 'tests';
}

function meaning(exitCode: number): string {
  switch (exitCode) {
    case 2:
      return 'the tests could not be collected, or were interrupted';
    case 3:
      return 'an internal error, or the process was ended by a test';
    case 4:
      return 'the test package was not found, or an option is wrong';
    default:
      return 'its results do not agree with it';
  }
}
