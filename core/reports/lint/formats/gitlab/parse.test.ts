import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { brief, readLint, readLintFile } from '../../../../../test/fakes/lint-reports.ts';

const fixture = (name: string) => readLintFile(join(import.meta.dirname, 'fixtures', name));
const checkout = '/home/runner/work/shop/shop';

test.each([
  [
    'ruff.gitlab.json',
    14,
    ['Code quality', 'services/notes/notes/__init__.py', 1, 8, 1, 9, 'F401', 'failure'],
  ],
  [
    'oxlint.gitlab.json',
    10,
    [
      'Code quality',
      'packages/admin/src/helper.js',
      2,
      null,
      2,
      null,
      'eslint(no-constant-condition)',
      'failure',
    ],
  ],
  ['hadolint.gitlab.json', 8, ['Code quality', 'docker/Dockerfile', 1, null, 1, null, 'DL3007', 'failure']],
  [
    'golangci-lint.gitlab.json',
    9,
    ['Code quality', 'internal/store/store.go', 11, null, 11, null, 'errcheck', 'failure'],
  ],
])('real output: %s', (name, count, first) => {
  const findings = fixture(name);
  expect(findings).toHaveLength(count);
  expect(brief(findings[0])).toEqual(first);
  expect(findings[0]?.path.startsWith(checkout)).toBe(false);
});

test('the rule is not said twice; severities', () => {
  expect(fixture('ruff.gitlab.json')[0]?.message).toBe('`os` imported but unused');
  const issue = (severity?: string) => ({
    description: 'd',
    severity,
    location: { path: 'a', lines: { begin: 2 } },
  });
  const severities = ['info', 'minor', 'major', 'critical', 'blocker', undefined].map(issue);
  expect(readLint(JSON.stringify(severities)).map(({ severity }) => severity)).toEqual([
    'notice',
    'warning',
    'failure',
    'failure',
    'failure',
    'failure',
  ]);
});
