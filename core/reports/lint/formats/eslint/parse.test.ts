import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { brief, readLint, readLintFile } from '../../../../../test/fakes/lint-reports.ts';

const fixture = (name: string) => readLintFile(join(import.meta.dirname, 'fixtures', name));
const checkout = '/home/runner/work/shop/shop';

test('real output: places, pages, fixes by offset', () => {
  const findings = fixture('eslint.json');
  expect(findings).toHaveLength(12);
  expect(brief(findings[0])).toEqual([
    'ESLint',
    `${checkout}/packages/web/src/helper.js`,
    2,
    7,
    2,
    12,
    'no-constant-condition',
    'failure',
  ]);
  expect(findings[0]?.help).toBe('https://eslint.org/docs/latest/rules/no-constant-condition');
  expect(findings[1]?.fixes).toEqual([
    { safe: true, edits: [{ kind: 'offset', start: 33, end: 39, text: 'true' }] },
  ]);
  expect(findings.filter(({ severity }) => severity === 'warning').map(({ rule }) => rule)).toEqual([
    'prefer-const',
    'no-var',
    'directive',
  ]);
});

test('fatal errors, plugins’ rules, suppressed messages, missing ends', () => {
  const message = { ruleId: null, severity: 1, message: 'm', line: 2, column: 3 };
  const findings = readLint(
    JSON.stringify([
      {
        filePath: '/w/a.js',
        messages: [
          { ...message, fatal: true },
          { ...message, ruleId: 'vue/x' },
          { severity: 2, message: 'whole' },
        ],
        suppressedMessages: [{ ...message, ruleId: 'eqeqeq', suppressions: [{ kind: 'directive' }] }],
      },
    ]),
  );
  expect(findings.map(brief)).toEqual([
    ['ESLint', '/w/a.js', 2, 3, 2, 3, 'parse-error', 'failure'],
    ['ESLint', '/w/a.js', 2, 3, 2, 3, 'vue/x', 'warning'],
    ['ESLint', '/w/a.js', 1, null, 1, null, 'directive', 'failure'],
    ['ESLint', '/w/a.js', 2, 3, 2, 3, 'eqeqeq', 'warning'],
  ]);
  expect(findings.map(({ suppressed, help, whole }) => [suppressed, help !== null, whole])).toEqual([
    [false, false, false],
    [false, false, false],
    [false, false, true],
    [true, true, false],
  ]);
});
