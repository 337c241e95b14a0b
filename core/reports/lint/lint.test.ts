import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { readLint } from '../../../test/fakes/lint-reports.ts';
import type { Diff } from '../../changes/diff.ts';
import { createPathFinder } from '../paths.ts';
import { baselineOf, parseBaseline } from './baseline.ts';
import type { Edit, LintFinding, Severity } from './finding.ts';
import { filePatch, suggestionBlock } from './fixes.ts';
import { groupByPath, type Located, locateFile, locateUnmatched, type Selection } from './located.ts';
import { allLost, type LintFacts, lintReport } from './report.ts';
import { fingerprintName, sarifOf } from './sarif-out.ts';
import { createSource, lineText, type Replacement, toReplacement, utf16Column } from './source.ts';

const finding = (line: number, more: Partial<LintFinding> = {}): LintFinding => ({
  tool: 'T',
  path: 'a.py',
  whole: false,
  line,
  endLine: more.line ?? line,
  column: 1,
  endColumn: 1,
  unit: 'utf16',
  rule: 'R1',
  severity: 'failure',
  message: 'm',
  help: null,
  fixes: [],
  suppressed: false,
  ...more,
});

const diffOf = (
  files: Readonly<Record<string, readonly number[]>>,
  old: Readonly<Record<string, string>> = {},
): Diff =>
  new Map(
    Object.entries(files).map(([path, lines]) => [
      path,
      { path, oldPath: old[path] ?? null, added: new Set(lines) },
    ]),
  );

const select = (more: Partial<Selection> = {}): Selection => ({
  diff: null,
  show: 'changed-lines',
  context: 0,
  baseline: new Set(),
  ...more,
});

const text = Array.from({ length: 30 }, (_, index) => `line ${index + 1}\n`).join('');
const source = createSource(text);
const states = (located: readonly Located[]) => located.map(({ state }) => state);

describe('lines and columns', () => {
  const file = createSource('\uFEFFaé😀b\r\n\nlast');

  test('lines have no line breaks, and none after the last', () => {
    expect([1, 2, 3, 4].map((line) => lineText(file, line))).toEqual(['aé😀b', '', 'last', '']);
  });

  test.each([
    ['utf16', [1, 2, 3, 5]],
    ['codepoint', [1, 2, 3, 4]],
    ['utf8', [1, 2, 4, 8]],
  ] as const)('columns of %s', (unit, columns) => {
    expect(columns.map((column) => utf16Column(file, 1, column, unit))).toEqual([1, 2, 3, 5]);
  });

  test('a column past the end, or in the middle of a character, is still one', () => {
    expect(utf16Column(file, 1, 99, 'utf8')).toBe(99);
    expect(utf16Column(file, 1, 3, 'utf8')).toBe(3);
  });

  test('edits that the file has no place for are none', () => {
    const edit = (line: number, column: number, endLine = line, endColumn = column): Edit => ({
      kind: 'place',
      path: null,
      line,
      column,
      endLine,
      endColumn,
      text: 'x',
    });
    const at = (one: Edit) => {
      const found = toReplacement(file, one, 'codepoint');
      return found === null ? null : [found.start, found.end];
    };
    expect(at(edit(1, 3, 1, 4))).toEqual([2, 4]);
    expect(at(edit(1, 4, 3, 1))).toEqual([4, 8]);
    expect(at(edit(3, 1, 3, Number.MAX_SAFE_INTEGER))).toEqual([8, 12]);
    expect(at(edit(3, 1, 4, 1))).toEqual([8, 12]);
    expect([edit(5, 1), edit(1, 7), edit(3, 2, 3, 1), edit(9, 9)].map(at)).toEqual([null, null, null, null]);
    expect(toReplacement(file, { kind: 'offset', start: 3, end: 99, text: '' }, 'utf16')).toBeNull();
  });
});

describe('which findings are shown', () => {
  const findings = [finding(2), finding(5, { endLine: 9 }), finding(20, { suppressed: true }), finding(25)];

  test.each([
    ['nothing to compare with', select(), ['shown', 'shown', 'suppressed', 'shown']],
    [
      'changed lines',
      select({ diff: diffOf({ 'a.py': [9, 20] }) }),
      ['elsewhere', 'shown', 'suppressed', 'elsewhere'],
    ],
    [
      'lines around',
      select({ diff: diffOf({ 'a.py': [4] }), context: 2 }),
      ['shown', 'shown', 'suppressed', 'elsewhere'],
    ],
    [
      'another file',
      select({ diff: diffOf({ 'b.py': [2] }) }),
      ['elsewhere', 'elsewhere', 'suppressed', 'elsewhere'],
    ],
    [
      'only deletions',
      select({ diff: diffOf({ 'a.py': [] }), context: 9 }),
      ['elsewhere', 'elsewhere', 'suppressed', 'elsewhere'],
    ],
    [
      'changed files',
      select({ diff: diffOf({ 'a.py': [] }), show: 'changed-files' }),
      ['shown', 'shown', 'suppressed', 'shown'],
    ],
    [
      'another changed file',
      select({ diff: diffOf({ 'b.py': [1] }), show: 'changed-files' }),
      ['elsewhere', 'elsewhere', 'suppressed', 'elsewhere'],
    ],
    [
      'all',
      select({ diff: diffOf({ 'b.py': [1] }), show: 'all' }),
      ['shown', 'shown', 'suppressed', 'shown'],
    ],
  ])('%s', (_, selection, wanted) => {
    expect(states(locateFile('a.py', findings, source, selection))).toEqual(wanted);
  });

  test('a finding about the whole file is on changed lines where the file has any', () => {
    const whole = [finding(1, { whole: true, column: null, endColumn: null })];
    expect(states(locateFile('a.py', whole, source, select({ diff: diffOf({ 'a.py': [30] }) })))).toEqual([
      'shown',
    ]);
    expect(states(locateFile('a.py', whole, source, select({ diff: diffOf({ 'b.py': [1] }) })))).toEqual([
      'elsewhere',
    ]);
  });

  test('a range of any length touches exactly when it holds a changed line', () => {
    const lines = fc.uniqueArray(fc.integer({ min: 1, max: 60 }));
    fc.assert(
      fc.property(
        lines,
        fc.integer({ min: 1, max: 60 }),
        fc.nat(40),
        fc.nat(3),
        (added, line, length, context) => {
          const one = [finding(line, { endLine: line + length })];
          const [found] = locateFile('a.py', one, null, select({ diff: diffOf({ 'a.py': added }), context }));
          const wanted = added.some((value) => value >= line - context && value <= line + length + context);
          expect(found?.changed).toBe(wanted);
        },
      ),
    );
  });

  test('equal findings of several reports count once, others do not', () => {
    const finder = createPathFinder('/w', ['a.py']);
    const one = { findings: [finding(1), finding(2), finding(1, { path: '/w/a.py', tool: '' })], finder };
    const two = {
      findings: [finding(1), finding(1, { message: 'other' }), finding(1, { path: 'x.py' })],
      finder,
    };
    const grouped = groupByPath([one, two]);
    expect(grouped.byPath.get('a.py')).toHaveLength(3);
    expect(grouped.unmatched).toHaveLength(1);
    expect(grouped.repeated).toBe(2);
  });
});

describe('fingerprints', () => {
  const prints = (whole: string, findings: readonly LintFinding[], path = 'a.py', selection = select()) =>
    locateFile(path, findings, createSource(whole), selection).map(({ fingerprint }) => fingerprint);

  test('stay when lines move or are indented, change with rule, path and text', () => {
    const [base] = prints('x = 1\n', [finding(1)]);
    expect(base).toMatch(/^[0-9a-f]{32}$/);
    expect(prints('\n\n  x  =\t1  \r\n', [finding(3, { column: 4, message: 'worded anew' })])).toEqual([
      base,
    ]);
    expect(prints('x = 2\n', [finding(1)])).not.toEqual([base]);
    expect(prints('x = 1\n', [finding(1, { rule: 'R2' })])).not.toEqual([base]);
    expect(prints('x = 1\n', [finding(1)], 'b.py')).not.toEqual([base]);
  });

  test('equal lines are told apart by their order, whatever the order of the report', () => {
    const lines = 'pass\npass\npass\n';
    const three = prints(lines, [finding(3), finding(1), finding(2)]);
    expect(new Set(three).size).toBe(3);
    expect(prints(lines, [finding(1), finding(2), finding(3)])).toEqual(three);
  });

  test('a baseline silences what was there, under the old name too, and nothing that is new', () => {
    const before = locateFile(
      'old.py',
      [finding(1), finding(2, { suppressed: true })],
      createSource('a\nb\n'),
      select(),
    );
    const baseline = parseBaseline(baselineOf(before));
    expect(baseline.size).toBe(1);
    const renamed = diffOf({ 'new.py': [1, 2, 3] }, { 'new.py': 'old.py' });
    const now = [finding(2), finding(3)];
    const after = createSource('new\na\nnew\n');
    expect(states(locateFile('new.py', now, after, select({ diff: renamed, baseline })))).toEqual([
      'baseline',
      'shown',
    ]);
    expect(states(locateFile('old.py', now, after, select({ baseline })))).toEqual(['baseline', 'shown']);
    expect(states(locateFile('new.py', now, after, select({ baseline })))).toEqual(['shown', 'shown']);
  });

  test('a second equal finding is new where the baseline has one', () => {
    const baseline = new Set(prints('x\n', [finding(1)]));
    expect(
      states(locateFile('a.py', [finding(1), finding(2)], createSource('x\nx\n'), select({ baseline }))),
    ).toEqual(['baseline', 'shown']);
  });

  test.each(['', '[]', '{"schema":2,"fingerprints":[]}', '{"schema":1,"fingerprints":["x"]}'])(
    '%j is no baseline',
    (bad) => {
      expect(() => parseBaseline(bad)).toThrow(/cannot be read/);
    },
  );
});

/** Applies replacements the plain way. */
function apply(whole: string, replacements: readonly Replacement[]): string {
  return [...replacements]
    .sort((a, b) => b.start - a.start)
    .reduce((now, { start, end, text: put }) => now.slice(0, start) + put + now.slice(end), whole);
}

function gitApply(path: string, whole: string, patch: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-patch-'));
  try {
    execFileSync('git', ['init', '-q', folder]);
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), whole);
    execFileSync('git', ['-C', folder, '-c', 'core.autocrlf=false', 'apply', '--whitespace=nowarn', '-'], {
      input: patch,
    });
    return readFileSync(join(folder, path), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('fixes', () => {
  const at = (start: number, end: number, put: string): Replacement => ({ start, end, text: put });

  test.each([
    ['one line', [at(7, 11, 'LINE')], 'Replace line 2:\n```suggestion\nLINE 2\n```'],
    ['a whole line away', [at(7, 14, '')], 'Delete line 2.'],
    ['a line more', [at(7, 7, 'new\n')], 'Insert before line 2:\n```suggestion\nnew\n```'],
    [
      'several lines',
      [at(5, 6, 'X'), at(12, 13, 'Y')],
      'Replace lines 1 to 2:\n```suggestion\nline X\nline Y\n```',
    ],
    ['a fence in it', [at(7, 11, '```')], 'Replace line 2:\n````suggestion\n``` 2\n````'],
    ['nothing', [at(7, 11, 'line')], null],
    ['an overlap', [at(7, 11, 'a'), at(10, 12, 'b')], null],
    ['too much', [at(7, 11, 'x'.repeat(5000))], null],
  ])('as a suggestion: %s', (_, replacements, wanted) => {
    expect(suggestionBlock(source, replacements, true)).toBe(wanted);
  });

  test('a suggestion that may change behaviour says so', () => {
    expect(suggestionBlock(source, [at(7, 11, 'X')], false)).toMatch(/^Replace line 2 \(this may change/);
  });

  test('the first of two that overlap is in the patch; equal ones are one', () => {
    const one = [at(7, 11, 'A')];
    const { patch, applied, conflicting } = filePatch('a.py', source, [
      one,
      [at(9, 12, 'B')],
      [...one],
      [at(7, 7, 'C')],
    ]);
    expect([applied, conflicting]).toEqual([2, 2]);
    expect(gitApply('a.py', text, patch)).toBe(apply(text, one));
  });

  test.each(['plain.py', 'with space.py', 'naïve "x".py', 'deep/er/x.py'])(
    'git takes a patch of %j',
    (path) => {
      const { patch } = filePatch(path, source, [[at(0, 4, 'X')]]);
      expect(gitApply(path, text, patch)).toBe(apply(text, [at(0, 4, 'X')]));
    },
  );

  test('git makes of the patch exactly what the fixes say, for any file and fixes', () => {
    const line = fc.constantFrom('a', 'b', '', '+x', '-y', 'ü', '\\', '@@ -1 +1 @@');
    const file = fc.record({
      lines: fc.array(line, { maxLength: 20 }),
      end: fc.constantFrom('\n', '\r\n'),
      last: fc.boolean(),
      mark: fc.boolean(),
    });
    const fix = fc.record({
      start: fc.nat(40),
      length: fc.nat(9),
      text: fc.constantFrom('', 'x', '\n', 'y\nz', '\n\n'),
    });
    fc.assert(
      fc.property(file, fc.array(fix, { maxLength: 5 }), ({ lines, end, last, mark }, fixes) => {
        const whole = lines.join(end) + (last ? end : '');
        if (whole === '') return;
        const marked = (mark ? '\uFEFF' : '') + whole;
        const list = fixes.map(({ start, length, text: put }) => [
          at(Math.min(start, whole.length), Math.min(start + length, whole.length), put),
        ]);
        const made = createSource(marked);
        const { patch, applied, conflicting } = filePatch('a.py', made, list);
        expect(applied + conflicting).toBe(fixes.length);
        // Those taken, in the order given, are the ones that overlap none before them.
        const taken: Replacement[] = [];
        for (const [one] of list) {
          if (one === undefined || taken.some((other) => JSON.stringify(other) === JSON.stringify(one)))
            continue;
          const clash = taken.some(
            (other) => one.start === other.start || (one.start < other.end && other.start < one.end),
          );
          if (!clash) taken.push(one);
        }
        const wanted = (mark ? '\uFEFF' : '') + apply(whole, taken);
        if (patch === '') expect(wanted).toBe(marked);
        else expect(gitApply('a.py', marked, patch)).toBe(wanted);
      }),
      { numRuns: 25 },
    );
  });

  test('a fix that reaches into another file, or another version of this one, is no suggestion', () => {
    const edit = (path: string | null, line: number): Edit => ({
      kind: 'place',
      path,
      line,
      column: 1,
      endLine: line,
      endColumn: 5,
      text: 'LINE',
    });
    const fixes = (...edits: Edit[]) => [{ safe: true, edits }];
    const located = locateFile(
      'a.py',
      [
        finding(1, { fixes: fixes(edit(null, 1)) }),
        finding(2, { fixes: fixes(edit(null, 2), edit('b.py', 1)) }),
        finding(3, { fixes: fixes(edit(null, 99)) }),
        finding(4, { fixes: [...fixes(edit(null, 99)), ...fixes(edit('a.py', 4))] }),
      ],
      source,
      select(),
    );
    expect(located.map(({ suggestion }) => suggestion?.split(':')[0])).toEqual([
      'Replace line 1',
      undefined,
      undefined,
      'Replace line 4',
    ]);
  });
});

const facts = (all: readonly Located[], more: Partial<LintFacts> = {}): LintFacts => ({
  tools: ['T'],
  all,
  repeated: 0,
  compared: true,
  show: 'changed-lines',
  failOn: 'failure',
  maxAnnotations: 1000,
  problems: [],
  notes: [],
  patch: { applied: 0, conflicting: 0 },
  finder: createPathFinder('/w', ['a.py', 'b.py']),
  ...more,
});

describe('the report', () => {
  const located = (findings: readonly LintFinding[], selection = select(), path = 'a.py') =>
    locateFile(path, findings, source, selection);

  test('changed lines come first, then severity, path and line', () => {
    const show = 'all' as const;
    const all = [
      ...located(
        [finding(1), finding(9, { severity: 'notice' })],
        select({ diff: diffOf({ 'a.py': [9] }), show }),
      ),
      ...located([finding(7), finding(3)], select({ diff: diffOf({ 'b.py': [3, 7] }), show }), 'b.py'),
    ];
    const { annotations } = lintReport(facts(all, { show }));
    expect(annotations.map(({ path, startLine }) => [path, startLine])).toEqual([
      ['b.py', 3],
      ['b.py', 7],
      ['a.py', 9],
      ['a.py', 1],
    ]);
  });

  test('columns only within one line; pages and suggestions', () => {
    const edits: Edit[] = [{ kind: 'offset', start: 0, end: 4, text: 'LINE' }];
    const { annotations } = lintReport(
      facts(
        located([
          finding(1, {
            column: 3,
            endColumn: 6,
            help: 'https://example.com/R1',
            fixes: [{ safe: true, edits }],
          }),
          finding(2, { endLine: 3 }),
          finding(4, { column: null, endColumn: null }),
        ]),
      ),
    );
    expect(annotations).toEqual([
      {
        path: 'a.py',
        startLine: 1,
        endLine: 1,
        startColumn: 3,
        endColumn: 6,
        level: 'failure',
        title: 'R1',
        message: 'm (https://example.com/R1)',
        rawDetails: 'Replace line 1:\n```suggestion\nLINE 1\n```',
      },
      { path: 'a.py', startLine: 2, endLine: 3, level: 'failure', title: 'R1', message: 'm' },
      { path: 'a.py', startLine: 4, endLine: 4, level: 'failure', title: 'R1', message: 'm' },
    ]);
  });

  test.each([
    ['failure', 'success'],
    ['warning', 'failure'],
    ['notice', 'failure'],
    ['never', 'success'],
  ] as const)('fail-on %s: a warning makes it a %s', (failOn, wanted) => {
    const all = located([finding(1, { severity: 'warning' })]);
    expect(lintReport(facts(all, { failOn })).conclusion).toBe(wanted);
  });

  test('what is not shown fails nothing and is counted; a problem fails', () => {
    const selection = select({ diff: diffOf({ 'a.py': [30] }) });
    const all = [
      ...located([finding(1), finding(2), finding(3, { suppressed: true })], selection),
      ...located(
        [finding(5)],
        select({ baseline: new Set(located([finding(5)]).map((one) => one.fingerprint)) }),
      ),
    ];
    const report = lintReport(facts(all, { repeated: 4, patch: { applied: 2, conflicting: 1 } }));
    expect(report).toMatchObject({ conclusion: 'success', title: 'T: nothing on changed lines' });
    expect(report.lines).toEqual([
      '2 findings on lines this change does not touch.',
      '1 finding of the baseline.',
      '1 finding suppressed in the code or by the tool.',
      '4 findings reported more than once, counted once.',
      '2 fixes in the patch of this job; 1 fix left out, as they overlap others.',
    ]);
    const broken = lintReport(facts([], { problems: ['x.json: bad'], failOn: 'never' }));
    expect(broken).toMatchObject({ conclusion: 'failure', title: 'T: nothing on changed lines; 1 problem' });
  });

  test('paths that match no file are named with what was tried; none at all is no empty report', () => {
    const unmatched = (paths: readonly string[]) =>
      locateUnmatched(paths.map((path) => finding(1, { path })));
    const many = unmatched(
      Array.from({ length: 25 }, (_, index) => `/x/${String.fromCharCode(97 + index)}.c`),
    );
    const { finder } = facts([]);
    const { lines } = lintReport(facts(many));
    expect(lines).toHaveLength(21);
    expect(lines[0]).toBe(
      'Not a file of the repository: /x/a.c (outside the checkout; no tracked file ends in x/a.c)',
    );
    expect(lines.at(-1)).toBe('And 5 more paths that are no file of the repository.');
    expect(allLost(many, finder)).toBe(true);
    expect(allLost([...many, ...located([finding(1)])], finder)).toBe(false);
    expect(allLost(unmatched(['/w/build/gen.py', '/w/node_modules/x.js']), finder)).toBe(false);
    expect(allLost([], finder)).toBe(false);
  });
});

describe('the SARIF file', () => {
  const severities: Severity[] = ['notice', 'warning', 'failure'];

  test('has every finding whatever became of it, and reads back as the same', () => {
    const arbitrary = fc.record({
      tool: fc.constantFrom('A', 'B', ''),
      line: fc.integer({ min: 1, max: 29 }),
      rule: fc.constantFrom('R1', 'R/2', 'toString'),
      severity: fc.constantFrom(...severities),
      message: fc.string({ minLength: 1 }),
      suppressed: fc.boolean(),
      whole: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(arbitrary), fc.array(fc.integer({ min: 1, max: 29 })), (list, added) => {
        const findings = list.map(({ line, whole, ...more }) =>
          whole
            ? finding(1, { ...more, whole, column: null, endColumn: null })
            : finding(line, { ...more, endLine: line, column: 2, endColumn: 4 }),
        );
        const all = [
          ...locateFile(
            'dir/a b#c.py',
            findings,
            source,
            select({ diff: diffOf({ 'dir/a b#c.py': added }) }),
          ),
          ...locateUnmatched([finding(3, { path: '' }), finding(4, { path: 'D:\\x\\y.py' })]),
        ];
        const back = readLint([...sarifOf(all)].join(''));
        const key = (one: LintFinding) =>
          JSON.stringify([
            one.rule,
            one.severity,
            one.message,
            one.line,
            one.endLine,
            one.column,
            one.endColumn,
            one.suppressed,
          ]);
        expect(back.map(key).sort()).toEqual(
          all
            .map((one) =>
              key({
                ...one.finding,
                ...(one.path === ''
                  ? { whole: true, line: 1, endLine: 1, column: null, endColumn: null }
                  : {}),
              }),
            )
            .sort(),
        );
        expect(new Set(back.map(({ path }) => path))).toEqual(
          new Set(['', 'D:/x/y.py', ...(list.length > 0 ? ['dir/a b#c.py'] : [])]),
        );
      }),
    );
  });

  test('carries fingerprints and says what was shown', () => {
    const [one] = locateFile('a.py', [finding(1)], source, select());
    const log = JSON.parse([...sarifOf(one === undefined ? [] : [one])].join('')) as {
      runs: { results: { partialFingerprints: Record<string, string>; properties: unknown }[] }[];
    };
    expect(log.runs[0]?.results[0]).toMatchObject({
      partialFingerprints: { [fingerprintName]: one?.fingerprint },
      baselineState: 'new',
      properties: { shown: true, changed: true },
    });
  });

  test('of nothing is still a report', () => {
    expect(readLint([...sarifOf([])].join(''))).toEqual([]);
  });
});
