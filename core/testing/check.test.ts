import { expect, test } from '@jest/globals';
import { testCheck } from './check.ts';
import type { TestResult, TestRun } from './types.ts';

const result = (index: number, more: Partial<TestResult> = {}): TestResult => ({
  id: `tests/test_a.py::test_${index}`,
  outcome: 'failed',
  seconds: 1,
  file: 'tests/test_a.py',
  line: index + 1,
  message: 'assert 1 == 2',
  ...more,
});
const run = (results: readonly TestResult[]): TestRun =>
  ({
    id: 'r1',
    installationId: 1,
    data: { headSha: 'a'.repeat(40), artifacts: [], pullRequest: null },
    subject: '1/pr/2',
    phase: 'failed',
    queuedAt: 0,
    startedAt: 0,
    endedAt: 1,
    environment: [],
    results,
    sentence: 'x',
  }) as unknown as TestRun;

test('every failure with a place is annotated up to 1,000; the table counts those that it does not name', () => {
  const check = testCheck(run(Array.from({ length: 120 }, (_, index) => result(index))), 'https://x.example');
  expect(check.annotations).toHaveLength(120);
  expect(check.summary).toContain('0 passed, 120 failed, 0 skipped.');
  expect(check.summary).toContain('70 more on the page of the run.');
  const many = testCheck(run(Array.from({ length: 1001 }, (_, index) => result(index))), 'https://x.example');
  expect(many.annotations).toHaveLength(1000);
});

test('what a test says is text, not markup, and stays in its row', () => {
  const message = '@acme/core <img src=x> [a](http://b) fixes #12 | `c`\nd';
  const { summary } = testCheck(run([result(1, { message, id: 'a|b\u202Ec' })]), 'https://x.example');
  expect(summary).not.toMatch(/@\w|<img|\]\(|:\/\/|#\d|\u202E/);
  const row = summary.split('\n').find((line) => line.includes('src=x')) ?? '';
  expect(row.replaceAll(/\\./g, '').split('|')).toHaveLength(5);
});

test('an annotation of a test has nothing hidden in it, no half characters, and a message in any case', () => {
  const id = `t[${'x'.repeat(12)}😀${'y'.repeat(252)}\u0000]`;
  const { annotations } = testCheck(
    run([result(1, { id, message: 'a\u0000\u202Eb' }), result(2, { message: ' \n' })]),
    'https://x.example',
  );
  expect(annotations.map(({ message }) => message)).toEqual(['a[U+0000][U+202E]b', 'The test failed.']);
  for (const { title = '' } of annotations) {
    expect(title.length).toBeLessThanOrEqual(255);
    expect(title.isWellFormed()).toBe(true);
    // oxlint-disable-next-line no-control-regex -- control characters are what may not be there
    expect(title).not.toMatch(/[\u0000-\u001f]/);
  }
  expect(annotations[0]?.title).toMatch(/\[U\+0000\]\]$/);
});
