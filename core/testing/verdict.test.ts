import { describe, expect, test } from '@jest/globals';
import type { TestResult } from './types.ts';
import { countResults, judge } from './verdict.ts';

function results(...outcomes: TestResult['outcome'][]): TestResult[] {
  return outcomes.map((outcome, index) => ({
    id: `t${index}`,
    outcome,
    seconds: 0,
    file: null,
    line: null,
    message: null,
  }));
}

describe('judge', () => {
  test.each([
    [0, results('passed'), 'passed', '1 integration test passed.'],
    [0, results('passed', 'passed', 'skipped'), 'passed', '2 integration tests passed, 1 skipped.'],
    [1, results('passed', 'failed', 'error'), 'failed', '2 of 3 integration tests failed.'],
    [0, results(), 'error', 'No test ran.'],
    [0, results('skipped'), 'error', 'No test ran and 1 were skipped.'],
    [5, results(), 'error', 'No test ran.'],
    [4, results(), 'error', /exit code 4: the test package was not found/],
    [3, results('passed'), 'error', /exit code 3/],
    [2, results('error'), 'error', /exit code 2/],
    [1, results('passed'), 'error', /do not agree/],
    [0, results('passed', 'failed'), 'error', /do not agree/],
    [137, results('passed'), 'error', /exit code 137/],
  ])('exit code %d with %j is %s', (exitCode, found, phase, sentence) => {
    const verdict = judge({ kind: 'ended', exitCode, results: found });
    expect(verdict.phase).toBe(phase);
    if (typeof sentence === 'string') expect(verdict.sentence).toBe(sentence);
    else expect(verdict.sentence).toMatch(sentence);
  });

  test('a runner that failed is never a pass, whatever the results', () => {
    expect(judge({ kind: 'error', reason: 'killed', results: results('passed') }).phase).toBe('error');
  });

  test('counts add up', () => {
    expect(countResults(results('passed', 'failed', 'error', 'skipped'))).toEqual({
      passed: 1,
      failed: 2,
      skipped: 1,
    });
  });
});
