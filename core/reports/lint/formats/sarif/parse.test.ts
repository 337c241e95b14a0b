import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { brief, readLint, readLintFile } from '../../../../../test/fakes/lint-reports.ts';

const fixture = (name: string) => readLintFile(join(import.meta.dirname, 'fixtures', name));
const checkout = '/home/runner/work/shop/shop';

test.each([
  [
    'ruff.sarif',
    14,
    ['ruff', `file://${checkout}/services/notes/notes/__init__.py`, 1, 8, 1, 9, 'F401', 'failure'],
  ],
  [
    'eslint.sarif',
    12,
    [
      'ESLint',
      `file://${checkout}/packages/web/src/helper.js`,
      2,
      7,
      2,
      12,
      'no-constant-condition',
      'failure',
    ],
  ],
  [
    'oxlint.sarif',
    10,
    ['oxlint', 'packages/admin/src/helper.js', 2, 7, 2, 12, 'eslint(no-constant-condition)', 'warning'],
  ],
  ['hadolint.sarif', 16, ['Hadolint', 'docker/Dockerfile', 1, 1, 1, 1, 'DL3007', 'warning']],
  [
    'golangci-lint.sarif',
    9,
    ['golangci-lint', 'internal/store/store.go', 11, 9, 11, 9, 'errcheck', 'failure'],
  ],
  ['flawfinder.sarif', 1, ['Flawfinder', 'native/main.c', 3, 18, 3, 55, 'FF1016', 'notice']],
])('real output: %s', (name, count, first) => {
  const findings = fixture(name);
  expect(findings).toHaveLength(count);
  expect(brief(findings[0])).toEqual(first);
});

test('real output: fixes and pages; a file that ESLint notes something about', () => {
  const ruff = fixture('ruff.sarif');
  expect(ruff.filter(({ fixes }) => fixes.length === 1)).toHaveLength(10);
  expect(ruff[1]?.fixes[0]?.edits).toEqual([
    {
      kind: 'place',
      path: null,
      line: 1,
      column: 1,
      endLine: 5,
      endColumn: 1,
      text: 'import json\nimport os\nimport sys\n\n\n',
    },
  ]);
  expect(ruff[0]?.help).toBe('https://docs.astral.sh/ruff/rules/unused-import');
  expect(fixture('eslint.sarif').at(-1)).toMatchObject({ rule: 'ESL0999', line: 6, severity: 'warning' });
});

const at = (uri: object, region?: object) => [
  { physicalLocation: { artifactLocation: uri, ...(region && { region }) } },
];
const run = (more: object, results: readonly object[]) => ({
  tool: { driver: { name: 't' } },
  results,
  ...more,
});
const log = (...runs: readonly object[]) => JSON.stringify({ version: '2.1.0', runs });

describe('places', () => {
  test('URI bases are followed along their chain; circles and unknown roots end', () => {
    const originalUriBaseIds = {
      SRC: { uri: 'src/', uriBaseId: 'ROOT' },
      ROOT: { uri: 'file:///home/ci/repo' },
      LOOP: { uri: 'x/', uriBaseId: 'LOOP' },
      FREE: { description: { text: 'where the checkout is' } },
    };
    const uris = [
      { uri: 'a%20b.py', uriBaseId: 'SRC' },
      { uri: 'c%20d.py', uriBaseId: 'FREE' },
      { uri: 'e.py', uriBaseId: 'LOOP' },
      { uri: 'f.py', uriBaseId: 'toString' },
      { index: 1 },
    ];
    const artifacts = [{ location: { uri: 'zero.py' } }, { location: { uri: 'one.py', uriBaseId: 'ROOT' } }];
    const results = uris.map((uri) => ({ message: { text: 'm' }, locations: at(uri) }));
    expect(readLint(log(run({ originalUriBaseIds, artifacts }, results))).map(({ path }) => path)).toEqual([
      'file:///home/ci/repo/src/a%20b.py',
      'c d.py',
      `${'x/'.repeat(16)}e.py`,
      'f.py',
      'file:///home/ci/repo/one.py',
    ]);
  });

  test('no region is the whole file; no location is no file', () => {
    const results = [
      { message: { text: 'm' }, locations: at({ uri: 'a' }) },
      { message: { text: 'm' } },
      { message: { text: 'm' }, locations: at({ uri: 'a' }, { startLine: 5, endLine: 3 }) },
    ];
    expect(
      readLint(log(run({}, results))).map(({ path, whole, line, endLine }) => [path, whole, line, endLine]),
    ).toEqual([
      ['a', true, 1, 1],
      ['', true, 1, 1],
      ['a', false, 5, 5],
    ]);
  });
});

describe('meaning', () => {
  const rules = [
    {
      id: 'A',
      defaultConfiguration: { level: 'error' },
      messageStrings: { one: { text: 'The {0} is {{not}} {1}.' } },
    },
    { id: 'B', helpUri: 'https://example.com/B' },
  ];
  const extension = [{ id: 'X', defaultConfiguration: { level: 'note' } }];
  const tool = { driver: { name: 't', rules }, extensions: [{ name: 'e', rules: extension }] };
  const results = [
    { ruleId: 'A', message: { id: 'one', arguments: ['door', 'shut'] } },
    { ruleId: 'A/1', message: { text: 'm' } },
    { ruleIndex: 1, message: { text: 'm' } },
    { rule: { id: 'X', index: 0, toolComponent: { index: 0 } }, message: { text: 'm' } },
    { ruleId: 'A', level: 'warning', message: { text: 'm' } },
    { kind: 'review', ruleId: 'A', message: { text: 'm' } },
    { kind: 'pass', ruleId: 'A', message: { text: 'm' } },
    { baselineState: 'absent', ruleId: 'A', message: { text: 'm' } },
  ];

  test.each(['rules before results', 'results before rules'])('%s: levels, messages and rules', (order) => {
    const parts = order.startsWith('rules') ? { tool, results } : { results, tool };
    const findings = readLint(JSON.stringify({ runs: [parts], version: '2.1.0' }));
    expect(findings.map(({ rule, severity, message }) => [rule, severity, message])).toEqual([
      ['A', 'failure', 'The door is {not} shut.'],
      ['A', 'failure', 'm'],
      ['B', 'warning', 'm'],
      ['X', 'notice', 'm'],
      ['A', 'warning', 'm'],
      ['A', 'notice', 'm'],
    ]);
    expect(findings[2]?.help).toBe('https://example.com/B');
  });

  test.each([
    [[{ kind: 'inSource' }], true],
    [[{ kind: 'external', status: 'accepted' }], true],
    [[{ kind: 'inSource' }, { status: 'rejected' }], false],
    [[{ status: 'underReview' }], false],
    [[], false],
  ])('suppressions %j: %p', (suppressions, wanted) => {
    expect(readLint(log(run({}, [{ message: { text: 'm' }, suppressions }])))[0]?.suppressed).toBe(wanted);
  });

  test('several runs have their own tools, columns and order', () => {
    const one = [{ message: { text: 'm' }, locations: at({ uri: 'a' }, { startLine: 1, startColumn: 2 }) }];
    const findings = readLint(
      log(
        { ...run({ columnKind: 'unicodeCodePoints' }, one) },
        { tool: { driver: { name: 'other' } }, results: one, columnKind: 'utf16CodeUnits' },
        { tool: { driver: { name: 'silent' } } },
      ),
    );
    expect(findings.map(({ tool: { length }, unit }) => [length, unit])).toEqual([
      [1, 'codepoint'],
      [5, 'utf16'],
    ]);
  });
});

test.each([
  ['another version', '{"version":"1.0.0","runs":[]}'],
  ['no tool', '{"version":"2.1.0","runs":[{"results":[]}]}'],
  ['a result that is none', log(run({}, [{ locations: 5 }]))],
  ['a missing comma', log(run({}, [{ message: {} }, { message: {} }])).replace('},{', '}{')],
  ['a comma too many', log(run({}, [{ message: {} }])).replace('}]', '},]')],
])('%s is refused', (_, text) => {
  expect(() => readLint(text)).toThrow(/cannot be read/);
});
