import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { brief, readLint, readLintFile } from '../../../../../test/fakes/lint-reports.ts';

const fixture = (name: string) => readLintFile(join(import.meta.dirname, 'fixtures', name));
const checkout = '/home/runner/work/shop/shop';

const entry = (more: object = {}) => ({
  code: 'F401',
  message: 'm',
  filename: 'a.py',
  location: { row: 3, column: 5 },
  end_location: { row: 3, column: 9 },
  ...more,
});

test('real output: places, severities, pages, fixes', () => {
  const findings = fixture('ruff.json');
  expect(findings).toHaveLength(14);
  const [first, second] = findings;
  expect(brief(first)).toEqual([
    'Ruff',
    `${checkout}/services/notes/notes/__init__.py`,
    1,
    8,
    1,
    9,
    'F401',
    'failure',
  ]);
  expect(first).toMatchObject({
    help: 'https://docs.astral.sh/ruff/rules/unused-import',
    fixes: [],
    unit: 'codepoint',
  });
  expect(second?.fixes).toEqual([
    {
      safe: true,
      edits: [
        {
          kind: 'place',
          path: null,
          line: 1,
          column: 1,
          endLine: 5,
          endColumn: 1,
          text: 'import json\nimport os\nimport sys\n\n\n',
        },
      ],
    },
  ]);
  // Comparing with None in another way may change what the code does.
  const unsafe = findings.filter(({ fixes }) => fixes.some(({ safe }) => !safe)).map(({ rule }) => rule);
  expect(unsafe).toContain('E711');
});

test('W rules are warnings, no code is a syntax error, a notebook’s lines are not the file’s', () => {
  const [warning, error, cell] = readLint(
    JSON.stringify([entry({ code: 'W291' }), entry({ code: null }), entry({ cell: 2 })]),
  );
  expect([warning?.severity, error?.rule, error?.severity]).toEqual(['warning', 'syntax-error', 'failure']);
  expect(cell).toMatchObject({ whole: true, line: 1, column: null, message: 'Cell 2, line 3: m' });
});

test.each([[[1]], [[{ code: 'F401', filename: 'x' }]], [[entry({ location: { row: 0, column: 1 } })]]])(
  'refuses %j',
  (data) => {
    expect(() => readLint(JSON.stringify(data))).toThrow(/cannot be read|no format/);
  },
);
