import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Diff } from '../changes/diff.ts';
import { FinalError } from '../errors/fairlead-error.ts';
import { parseCoveragePy } from './coverage-py.ts';
import { coverageReport } from './coverage-report.ts';
import { failurePlace, parseJunit } from './junit.ts';
import { lintReport } from './lint-report.ts';
import { patchCoverage } from './patch-coverage.ts';
import { createPathResolver } from './paths.ts';
import { parseRuff } from './ruff.ts';

const diffOf = (files: Readonly<Record<string, readonly number[]>>): Diff =>
  new Map(
    Object.entries(files).map(([path, lines]) => [path, { path, oldPath: null, added: new Set(lines) }]),
  );

describe('createPathResolver', () => {
  const resolve = createPathResolver('/home/ci/repo', [
    'a/app.py',
    'b/app.py',
    'src/only.py',
    'src/deep/x.py',
    'bad\npath.py',
  ]);

  test.each([
    ['a/app.py', 'a/app.py'],
    ['./a/app.py', 'a/app.py'],
    ['/home/ci/repo/a/app.py', 'a/app.py'],
    ['file:///home/ci/repo/src/only.py', 'src/only.py'],
    ['only.py', 'src/only.py'],
    ['/app/src/deep/x.py', 'src/deep/x.py'],
    ['deep\\x.py', 'src/deep/x.py'],
    // Two files end so, a single name is no tail, installed packages are not ours, nor are unsafe names.
    ['app.py', null],
    ['/usr/lib/only.py', null],
    ['/venv/lib/python3/site-packages/src/deep/x.py', null],
    ['bad\npath.py', null],
    ['../../etc/passwd', null],
    ['', null],
  ])('%j gives %j', (raw, wanted) => {
    expect(resolve(raw)).toBe(wanted);
  });

  test('only ever gives tracked paths', () => {
    fc.assert(
      fc.property(fc.string(), (raw) => {
        expect([null, 'a/app.py', 'b/app.py', 'src/only.py', 'src/deep/x.py']).toContain(resolve(raw));
      }),
    );
  });
});

const ruffEntry = (line: number, code: string | null, path = '/w/a.py', endLine = line) => ({
  cell: null,
  code,
  message: `about ${code}`,
  filename: path,
  location: { row: line, column: 5 },
  end_location: { row: endLine, column: 9 },
  fix: null,
  noqa_row: line,
  url: code === null ? null : `https://docs.astral.sh/ruff/rules/${code}`,
});

describe('Ruff', () => {
  const resolve = createPathResolver('/w', ['a.py', 'b.py']);

  test('columns are inclusive, W rules are warnings, no code is a syntax error', () => {
    const parsed = parseRuff(
      JSON.stringify([ruffEntry(3, 'F401'), ruffEntry(4, 'W291'), ruffEntry(5, null)]),
    );
    expect(
      parsed.map(({ rule, severity, column, endColumn }) => [rule, severity, column, endColumn]),
    ).toEqual([
      ['F401', 'failure', 5, 8],
      ['W291', 'warning', 5, 8],
      ['syntax-error', 'failure', 5, 8],
    ]);
  });

  test.each(['', '{}', '[1]', '[{"code":"F401"}]', 'null'])('refuses %j', (text) => {
    expect(() => parseRuff(text)).toThrow(FinalError);
  });

  test('only findings on added lines are shown; the others are counted; failures come first', () => {
    const findings = parseRuff(
      JSON.stringify([
        ruffEntry(1, 'F401'),
        ruffEntry(2, 'W291'),
        ruffEntry(7, 'F841', '/w/b.py'),
        ruffEntry(5, 'E501', '/w/b.py', 9),
        ruffEntry(2, 'F1', '/elsewhere/c.py'),
      ]),
    );
    const report = lintReport('Ruff', findings, diffOf({ 'a.py': [2], 'b.py': [7] }), resolve, 'failure');
    expect(report.annotations.map((a) => [a.path, a.startLine, a.title])).toEqual([
      ['b.py', 5, 'E501'],
      ['b.py', 7, 'F841'],
      ['a.py', 2, 'W291'],
    ]);
    // Columns only where the finding is on one line.
    expect(report.annotations.map((a) => a.startColumn)).toEqual([undefined, 5, 5]);
    expect(report.lines).toEqual([
      '1 finding on lines this change does not touch.',
      'Not a file of the repository: /elsewhere/c.py',
    ]);
    expect(report.conclusion).toBe('failure');
  });

  test('fail-on decides', () => {
    const findings = parseRuff(JSON.stringify([ruffEntry(2, 'W291')]));
    const conclude = (failOn: 'failure' | 'warning' | 'notice' | 'never') =>
      lintReport('Ruff', findings, null, resolve, failOn).conclusion;
    expect([conclude('failure'), conclude('warning'), conclude('notice'), conclude('never')]).toEqual([
      'success',
      'failure',
      'failure',
      'success',
    ]);
  });
});

describe('JUnit', () => {
  const wrap = (inner: string) =>
    `<?xml version="1.0"?><testsuites name="pytest tests">${inner}</testsuites>`;

  test('pytest’s dialect', () => {
    const cases = parseJunit(
      wrap(`<testsuite name="pytest" errors="9" tests="9">
        <testcase classname="tests.test_a" name="test_ok" time="0.25"/>
        <testcase classname="tests.test_a" name="test_bad" time="x"><failure message="assert 1 == 2">E   assert &lt;1&gt;

tests/test_a.py:7: AssertionError</failure><error message="teardown">later</error></testcase>
        <testcase classname="tests.test_a" name="test_skip"><skipped type="pytest.skip" message="no"/></testcase>
        <testcase name="test_err"><error message="fixture"><![CDATA[boom]]></error><system-out>noise</system-out></testcase>
      </testsuite>`),
    );
    expect(cases.map(({ name, outcome, seconds }) => [name, outcome, seconds])).toEqual([
      ['test_ok', 'passed', 0.25],
      ['test_bad', 'failed', 0],
      ['test_skip', 'skipped', 0],
      ['test_err', 'error', 0],
    ]);
    expect(cases[1]).toMatchObject({
      message: 'assert 1 == 2',
      detail: 'E   assert <1>\n\ntests/test_a.py:7: AssertionError',
    });
    expect(cases[3]?.detail).toBe('boom');
  });

  test('nested suites join their names; a bare testsuite is a root too', () => {
    const cases = parseJunit(
      '<testsuite name="a"><testsuite name="b"><testcase name="c"/></testsuite></testsuite>',
    );
    expect(cases[0]?.suite).toBe('a/b');
  });

  test.each([
    ['an entity', '<!DOCTYPE x [<!ENTITY a "b">]><testsuites/>'],
    ['an external document type', '<!DOCTYPE testsuites SYSTEM "http://127.0.0.1/x.dtd"><testsuites/>'],
    ['an unknown entity', wrap('<testcase name="&x;"/>')],
    ['another root', '<html/>'],
    ['an unclosed element', '<testsuites>'],
    ['nothing', ''],
    ['depth', `${'<testsuite>'.repeat(65)}${'</testsuite>'.repeat(65)}`],
  ])('refuses %s', (_, text) => {
    expect(() => parseJunit(text)).toThrow(FinalError);
  });

  test('any text is read or refused', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          parseJunit(wrap(text));
        } catch (error) {
          expect(error).toBeInstanceOf(FinalError);
        }
      }),
    );
  });

  test('the place is the last frame in the repository', () => {
    const resolve = createPathResolver('/w', ['services/a/tests/test_a.py', 'services/a/app.py']);
    const detail = [
      'services/a/tests/test_a.py:12: ',
      '_ _ _',
      'services/a/app.py:40: in handler',
      '/usr/lib/python3.11/site-packages/flask/app.py:1000: in dispatch',
      'E   ValueError: see services/a/app.py:1: no',
      '/usr/lib/python3.11/json/decoder.py:355: JSONDecodeError',
    ].join('\n');
    expect(failurePlace({ detail }, resolve)).toEqual({ path: 'services/a/app.py', line: 40 });
    expect(failurePlace({ detail: 'nothing here' }, resolve)).toBeNull();
  });
});

describe('coverage', () => {
  const text = (files: unknown) => JSON.stringify({ meta: { format: 3 }, files });
  const resolve = createPathResolver('/w', ['a.py', 'tests/test_a.py', 'one/x.py', 'two/x.py']);
  const file = (executed: readonly number[], missing: readonly number[]) => ({
    executed_lines: executed,
    missing_lines: missing,
  });

  test.each(['', '{}', '[]', '{"meta":{"format":3},"files":{"a":{}}}'])('refuses %j', (bad) => {
    expect(() => parseCoveragePy(bad)).toThrow(FinalError);
  });

  test('covered changed lines over coverable changed lines; reports add up', () => {
    const reports = [
      ...parseCoveragePy(text({ 'a.py': file([1, 2], [3, 4, 5]), 'x.py': file([1], []) })),
      ...parseCoveragePy(text({ '/w/a.py': file([4], [3]), 'tests/test_a.py': file([], [1]) })),
    ];
    const diff = diffOf({ 'a.py': [2, 3, 4, 99], 'tests/test_a.py': [1], 'README.md': [1] });
    const patch = patchCoverage(reports, diff, resolve, (path) => !path.startsWith('tests/'));
    expect(patch).toEqual({
      coverable: 3,
      covered: 2,
      percent: (100 * 2) / 3,
      uncovered: [{ path: 'a.py', line: 3 }],
      unmatched: ['x.py'],
    });
  });

  test('counts are consistent for any report and diff', () => {
    const lines = fc.array(fc.integer({ min: 1, max: 30 }));
    fc.assert(
      fc.property(lines, lines, lines, (executed, missing, changed) => {
        const reports = parseCoveragePy(text({ 'a.py': file(executed, missing) }));
        const patch = patchCoverage(reports, diffOf({ 'a.py': changed }), resolve, () => true);
        expect(patch.covered + patch.uncovered.length).toBe(patch.coverable);
        expect(patch.percent === null).toBe(patch.coverable === 0);
        for (const { line } of patch.uncovered)
          expect(changed.includes(line) && !executed.includes(line)).toBe(true);
      }),
    );
  });

  const patchOf = (coverable: number, covered: number) => ({
    coverable,
    covered,
    percent: coverable === 0 ? null : (100 * covered) / coverable,
    uncovered: Array.from({ length: coverable - covered }, (_, i) => ({ path: 'a.py', line: i + 1 })),
    unmatched: [],
  });
  const passed = parseJunit('<testsuite><testcase name="a"/></testsuite>');
  const failed = parseJunit(
    '<testsuite><testcase name="a"/><testcase classname="c" name="b"><failure message="m">a.py:3: X</failure></testcase><testcase name="d"><error/></testcase></testsuite>',
  );

  test('no coverable lines pass; too few covered lines fail; a failed test fails whatever the coverage', () => {
    const conclude = (cases: typeof passed, coverable: number, covered: number, problems: string[] = []) =>
      coverageReport({ cases, patch: patchOf(coverable, covered), minimum: 80, problems }, resolve);
    expect(conclude(passed, 0, 0)).toMatchObject({
      conclusion: 'success',
      title: '1 test passed; no coverable lines changed',
    });
    expect(conclude(passed, 10, 8).conclusion).toBe('success');
    expect(conclude(passed, 10, 7).conclusion).toBe('failure');
    expect(conclude(passed, 10, 10, ['crashed']).conclusion).toBe('failure');
    const report = conclude(failed, 10, 10);
    expect(report.conclusion).toBe('failure');
    expect(report.annotations).toEqual([
      { path: 'a.py', startLine: 3, endLine: 3, level: 'failure', title: 'Test failed: c.b', message: 'm' },
    ]);
    expect(report.lines).toEqual(['Failed, at a place that is not known: d: The test failed.']);
    // 79.99 % is not 80 %.
    expect(conclude(passed, 10_000, 7999).title).toContain('79.9 % of the changed lines');
  });

  test('few uncovered lines get one annotation each, many share one with their neighbours', () => {
    const annotate = (missing: number) =>
      coverageReport({ cases: passed, patch: patchOf(missing, 0), minimum: 0, problems: [] }, resolve)
        .annotations;
    expect(annotate(20)).toHaveLength(20);
    expect(annotate(21)).toMatchObject([{ startLine: 1, endLine: 21 }]);
  });
});
