import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { brief, readLint, readLintFile } from '../../../../../test/fakes/lint-reports.ts';

const fixture = (name: string) => readLintFile(join(import.meta.dirname, 'fixtures', name));
const checkout = '/home/runner/work/shop/shop';

test('real output: the end column is inclusive', () => {
  const findings = fixture('actionlint.json');
  expect(findings.map(brief)).toEqual([
    ['actionlint', '.github/workflows/ci.yml', 4, 5, 4, 11, 'syntax-check', 'failure'],
    ['actionlint', '.github/workflows/ci.yml', 7, 14, 7, 27, 'runner-label', 'failure'],
    ['actionlint', '.github/workflows/ci.yml', 10, 24, 10, 54, 'expression', 'failure'],
  ]);
  expect(findings[0]?.path.startsWith(checkout)).toBe(false);
});

test('an error without a column', () => {
  const text = JSON.stringify([
    { message: 'm', filepath: 'w.yml', line: 0, column: 0, kind: 'syntax-check' },
  ]);
  expect(readLint(text)[0]).toMatchObject({ whole: true, line: 1 });
});
