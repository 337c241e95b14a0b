import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Diff } from '../../changes/diff.ts';
import { parseDiff } from '../../changes/diff.ts';
import { FinalError } from '../../errors/fairlead-error.ts';
import { createPathFinder, createPathResolver } from '../paths.ts';
import type { TestCase } from '../tests/types.ts';
import { renderBadge } from './badge.ts';
import { carryForward, filesOf, nextBaseline, renderBaseline } from './baseline.ts';
import { parseBaseline } from './baseline-in.ts';
import { renderCobertura } from './cobertura-out.ts';
import { branchCount, unite } from './collect.ts';
import { judgeGates } from './gates.ts';
import { mergeCoverage, type NamedReport } from './merge.ts';
import { inModule, parseGoMod } from './modules.ts';
import { patchCoverage } from './patch.ts';
import { createReportReader } from './read.ts';
import { type CoverageFacts, coverageReport } from './report.ts';
import { fileTotals, percentText, type Totals } from './totals.ts';
import type { Branches, FileLines } from './types.ts';

const diffOf = (files: Readonly<Record<string, readonly number[]>>): Diff =>
  new Map(
    Object.entries(files).map(([path, lines]) => [path, { path, oldPath: null, added: new Set(lines) }]),
  );
const linesOf = (
  lines: Readonly<Record<number, number>>,
  branches: [number, Branches][] = [],
): FileLines => ({
  lines: new Map(Object.entries(lines).map(([line, hits]) => [Number(line), hits])),
  branches: new Map(branches),
});
const totals = (covered: number, total: number, taken = 0, branches = 0): Totals => ({
  lines: { covered, total },
  branches: { covered: taken, total: branches },
});
const read = (name: string, text: string): NamedReport => {
  const reader = createReportReader();
  reader.write(Buffer.from(text));
  return { name, ...reader.end() };
};
const lcov = (files: Readonly<Record<string, Readonly<Record<number, number>>>>) =>
  read(
    'lcov.info',
    Object.entries(files)
      .map(
        ([path, lines]) =>
          `SF:${path}\n${Object.entries(lines)
            .map(([line, hits]) => `DA:${line},${hits}\n`)
            .join('')}end_of_record\n`,
      )
      .join(''),
  );

describe('merging', () => {
  const tracked = [
    'a.py',
    'one/x.py',
    'two/x.py',
    'svc/pkg/b.go',
    'svc/go.mod',
    'lib/c.go',
    'go.mod',
    'src/d.py',
  ];
  const places = {
    finder: createPathFinder('/w', tracked),
    tracked: new Set(tracked),
    modules: [
      { path: 'example.com/m', folder: '' },
      { path: 'example.com/m/svc', folder: 'svc' },
    ],
  };

  test('lines have the most hits, whatever the order of the reports', () => {
    const reports = [lcov({ 'a.py': { 1: 0, 2: 1 } }), lcov({ '/w/a.py': { 1: 3, 3: 0 } })];
    for (const order of [reports, reports.toReversed()]) {
      const { files } = mergeCoverage(order, places);
      expect([...(files.get('a.py')?.lines ?? [])].sort(([a], [b]) => a - b)).toEqual([
        [1, 3],
        [2, 1],
        [3, 0],
      ]);
    }
  });

  test('branches unite: by name where both name them, else the larger counts', () => {
    const arms = (...all: [string, boolean][]): Branches => ({ kind: 'arms', arms: new Map(all) });
    const united = unite(arms(['a', true], ['b', false]), arms(['b', true], ['c', false]));
    expect(branchCount(united)).toEqual({ taken: 2, total: 3 });
    const counted = unite(arms(['a', true], ['b', false]), { kind: 'counts', taken: 0, total: 4 });
    expect(branchCount(counted)).toMatchObject({ taken: 1, total: 4 });
  });

  test('what is ambiguous or elsewhere is named with what was tried, and not counted', () => {
    const { files, unmatched, problems } = mergeCoverage(
      [lcov({ 'a.py': { 1: 1 }, 'x.py': { 1: 0 }, '../../etc/passwd': { 1: 0 } })],
      places,
    );
    expect([...files.keys()]).toEqual(['a.py']);
    expect(unmatched.map(({ path }) => path)).toEqual(['../../etc/passwd', 'x.py']);
    expect(unmatched[1]?.tried).toContain('one/x.py, two/x.py');
    expect(problems).toEqual([]);
  });

  test('a report of which nothing matches is a problem, never 0 %', () => {
    const { problems, files } = mergeCoverage([lcov({ '/opt/other/z.py': { 1: 0 } })], places);
    expect(files.size).toBe(0);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('FL_REPORT_PATHS');
    expect(problems[0]).toContain('/opt/other/z.py');
  });

  test('a report of files that the change deletes counts nothing and is no problem', () => {
    const deleted = ['lib/gone.py', 'svc/pkg/gone.go'];
    const gone = () => ({ ...places, finder: createPathFinder('/w', deleted), tracked: new Set(deleted) });
    const only = mergeCoverage([lcov({ '/w/lib/gone.py': { 1: 0 } })], places, gone);
    expect(only).toEqual({
      files: new Map(),
      unmatched: [],
      problems: [],
      notes: ['lcov.info: 1 file that the change deletes, not counted.'],
    });
    const go = read('cover.out', 'mode: set\nexample.com/m/svc/pkg/gone.go:1.1,1.9 1 1\n');
    expect(mergeCoverage([go], places, gone).problems).toEqual([]);
    const some = mergeCoverage([lcov({ 'lib/gone.py': { 1: 0 }, 'a.py': { 1: 1 } })], places, gone);
    expect([...some.files.keys()]).toEqual(['a.py']);
    // What is neither there nor deleted is told as before.
    const lost = mergeCoverage([lcov({ 'lib/gone.py': { 1: 0 }, '/o/z/z.py': { 1: 1 } })], places, gone);
    expect(lost.unmatched.map(({ path }) => path)).toEqual(['/o/z/z.py']);
    expect(lost.problems).toEqual([expect.stringContaining('such as /o/z/z.py')]);
  });

  test('a report that names no files says so', () => {
    expect(mergeCoverage([read('empty.json', '{}')], places).notes).toEqual(['empty.json names no files.']);
  });

  test('Go’s import paths go by the longest module', () => {
    const { files, unmatched } = mergeCoverage(
      [
        read(
          'cover.out',
          'mode: set\nexample.com/m/svc/pkg/b.go:1.1,1.9 1 1\nexample.com/m/lib/c.go:2.1,2.9 1 0\nexample.com/m/gone.go:1.1,1.2 1 0\n',
        ),
      ],
      places,
    );
    expect([...files.keys()].sort()).toEqual(['lib/c.go', 'svc/pkg/b.go']);
    expect(unmatched.map(({ path }) => path)).toEqual(['example.com/m/gone.go']);
    expect(inModule('example.com/mm/a.go', places.modules)).toBeNull();
  });

  test.each([
    ['module example.com/m\n\ngo 1.20\n', 'svc/go.mod', { path: 'example.com/m', folder: 'svc' }],
    ['// a\n  module "example.com/m" // b\n', 'go.mod', { path: 'example.com/m', folder: '' }],
    ['go 1.20\n', 'go.mod', null],
  ])('go.mod %j', (text, file, wanted) => {
    expect(parseGoMod(text, file)).toEqual(wanted);
  });

  test('Cobertura’s sources are tried, also several; two that fit decide nothing', () => {
    const cobertura = (sources: string[], file: string) =>
      read(
        'c.xml',
        `<coverage line-rate="1"><sources>${sources.map((source) => `<source>${source}</source>`).join('')}</sources>
        <class filename="${file}"><lines><line number="1" hits="1"/></lines></class></coverage>`,
      );
    const keys = (report: NamedReport) => [...mergeCoverage([report], places).files.keys()];
    expect(keys(cobertura(['/w/nowhere', '/w/one'], 'x.py'))).toEqual(['one/x.py']);
    expect(keys(cobertura(['/builds/g/p/two'], 'x.py'))).toEqual(['two/x.py']);
    expect(keys(cobertura(['/w/one', '/w/two'], 'x.py'))).toEqual([]);
    const [both] = mergeCoverage([cobertura(['/w/one', '/w/two'], 'x.py')], places).unmatched;
    expect(both?.tried).toBe('it is in more than one of the report’s folders: one/x.py, two/x.py');
  });
});

describe('patch coverage', () => {
  test('covered changed lines over coverable changed lines; renamed files by their new name', () => {
    const diff = parseDiff(
      [
        'diff --git a/old.py b/new.py',
        'similarity index 90%',
        'rename from old.py',
        'rename to new.py',
        '--- a/old.py',
        '+++ b/new.py',
        '@@ -1,0 +2,3 @@',
        '+a',
        '+b',
        '+c',
        'diff --git a/gone.py b/gone.py',
        'deleted file mode 100644',
        '--- a/gone.py',
        '+++ /dev/null',
        '@@ -1 +0,0 @@',
        '-x',
      ].join('\n'),
    );
    const files = new Map([
      ['new.py', linesOf({ 1: 0, 2: 1, 3: 1, 4: 0 }, [[2, { kind: 'counts', taken: 1, total: 2 }]])],
      ['gone.py', linesOf({ 1: 0 })],
    ]);
    expect(patchCoverage(files, diff, () => true)).toEqual({
      coverable: 3,
      covered: 2,
      percent: (100 * 2) / 3,
      uncovered: [{ path: 'new.py', line: 4 }],
      partial: [{ path: 'new.py', line: 2, taken: 1, total: 2 }],
    });
    expect(patchCoverage(files, diff, () => false).percent).toBeNull();
  });

  test('counts are consistent for any report and diff', () => {
    const line = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(fc.dictionary(line.map(String), fc.nat(3)), fc.array(line), (hits, changed) => {
        const patch = patchCoverage(
          new Map([['a.py', linesOf(hits)]]),
          diffOf({ 'a.py': changed }),
          () => true,
        );
        expect(patch.covered + patch.uncovered.length).toBe(patch.coverable);
        expect(patch.percent === null).toBe(patch.coverable === 0);
        for (const { line: at } of patch.uncovered)
          expect(changed.includes(at) && hits[String(at)] === 0).toBe(true);
      }),
    );
  });
});

describe('baseline', () => {
  const commit = 'a'.repeat(40);
  const web = { name: 'web', matches: (path: string) => path.startsWith('web/') };

  test('what is written is read; the same baseline gives the same text', () => {
    const path = fc.stringMatching(/^[a-z]{1,5}(?:\/[a-z]{1,5}){0,2}$/);
    const counts = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(path, counts)),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (files, best) => {
          const baseline = {
            commit,
            files: new Map(files.map(([name, [a, b, c, d]]) => [name, totals(a, b, c, d)])),
            best: new Map([['', best]]),
          };
          const text = renderBaseline(baseline);
          expect(parseBaseline(text)).toEqual(baseline);
          const reversed = { ...baseline, files: new Map([...baseline.files].toReversed()) };
          expect(renderBaseline(reversed)).toBe(text);
        },
      ),
    );
  });

  test.each([
    '',
    '{}',
    '{"schema":2}',
    `{"schema":1,"commit":"x","files":{},"best":{}}`,
    `{"schema":1,"commit":"${commit}","files":{"../a":[0,0,0,0]},"best":{}}`,
    `{"schema":1,"commit":"${commit}","files":{"a":[0,-1,0,0]},"best":{}}`,
    `{"schema":1,"commit":"${commit}","files":{},"best":{"":1e99}}`,
  ])('refuses %j', (text) => {
    expect(() => parseBaseline(text)).toThrow(FinalError);
  });

  test('the best never falls', () => {
    const first = nextBaseline(commit, new Map([['web/a', totals(9, 10)]]), [web], null);
    expect([...first.best]).toEqual([
      ['', 90],
      ['web', 90],
    ]);
    const second = nextBaseline(commit, new Map([['web/a', totals(5, 10)]]), [web], first);
    expect([...second.best]).toEqual([...first.best]);
    expect(second.files.get('web/a')).toEqual(totals(5, 10));
  });

  test('a flag without a report is carried, without files that are gone; one with a report is not', () => {
    const baseline = {
      commit,
      files: new Map([
        ['web/a', totals(1, 2)],
        ['web/gone', totals(1, 2)],
        ['api/b', totals(2, 2)],
      ]),
      best: new Map(),
    };
    const tracked = new Set(['web/a', 'api/b', 'api/c']);
    const carried = carryForward(new Map([['api/c', totals(0, 1)]]), [web], baseline, tracked);
    expect([...carried.files.keys()].sort()).toEqual(['api/c', 'web/a']);
    expect([...carried.carried]).toEqual(['web']);
    expect(filesOf(carried.files, null)).toEqual(totals(1, 3));
    const own = new Map([['web/new', totals(1, 1)]]);
    expect(carryForward(own, [web], baseline, tracked)).toEqual({ files: own, carried: new Set() });
    expect(carryForward(own, [web], null, tracked).files).toEqual(own);
  });
});

describe('gates', () => {
  const none = { minimum: null, branchMinimum: null, maxDrop: null, patchMinimum: null, ratchet: false };
  const patch = { coverable: 4, covered: 1, percent: 25, uncovered: [], partial: [] };
  const baseline = (covered: number, best: number) => ({
    commit: 'a'.repeat(40),
    files: new Map([['web/a', totals(covered, 1000)]]),
    best: new Map([
      ['', best],
      ['web', best],
    ]),
  });
  const facts = (covered: number, before: ReturnType<typeof baseline> | null = null) => ({
    files: new Map([['web/a', totals(covered, 1000, 3, 4)]]),
    carried: new Set<string>(),
    baseline: before,
    patchOf: () => patch,
  });
  const passes = (gates: Partial<typeof none>, given: ReturnType<typeof facts>) =>
    judgeGates({ ...none, ...gates }, [], given).map((verdict) => verdict.passed);

  test.each([
    [{ minimum: 80 }, 800, true],
    [{ minimum: 80 }, 799, false],
    [{ branchMinimum: 75 }, 0, true],
    [{ branchMinimum: 75.1 }, 0, false],
  ])('%j with %i of 1000 lines: %j', (gates, covered, passed) => {
    expect(passes(gates as never, facts(covered))).toEqual([passed]);
  });

  test.each([
    [{ maxDrop: 1 }, 890, 900, 95, true],
    [{ maxDrop: 1 }, 889, 900, 95, false],
    [{ maxDrop: 0 }, 900, 900, 95, true],
    [{ ratchet: true }, 900, 900, 90, true],
    [{ ratchet: true }, 900, 900, 90.01, true],
    [{ ratchet: true }, 900, 900, 90.02, false],
    [{ ratchet: true }, 950, 900, 95, true],
  ])('%j: %i of 1000 after %i, best %d: %j', (gates, covered, before, best, passed) => {
    expect(passes(gates as never, facts(covered, baseline(before, best)))).toEqual([passed]);
  });

  test('without a baseline nothing is compared, and that is said', () => {
    expect(judgeGates({ ...none, ratchet: true }, [], facts(1))).toEqual([
      { passed: true, sentence: 'lines: no baseline is kept yet to compare with' },
    ]);
  });

  const flag = (name: string, carry: boolean) => ({
    ...none,
    name,
    matches: (path: string) => path.startsWith(`${name}/`),
    minimum: 50,
    patchMinimum: 30,
    carryForward: carry,
  });

  test('flags have gates of their own; one without figures proves nothing', () => {
    expect(judgeGates(none, [flag('web', true)], facts(499))).toEqual([
      { passed: false, sentence: 'web: lines: 49.90 %, wanted 50 %' },
      { passed: false, sentence: 'web: changed lines: 25.00 %, wanted 30 %' },
    ]);
    const of = (carry: boolean, before: ReturnType<typeof baseline> | null) =>
      judgeGates(none, [flag('api', carry)], facts(499, before)).map(({ passed }) => passed);
    expect([of(true, null), of(true, baseline(1, 1)), of(false, null)]).toEqual([[true], [false], [false]]);
    const carried = { ...facts(600), carried: new Set(['web']) };
    expect(judgeGates(none, [flag('web', true)], carried)[0]?.sentence).toContain('(carried forward)');
  });

  test('percentages are never rounded up', () => {
    expect([percentText(79.999), percentText(100), percentText(0.29)]).toEqual([
      '79.99 %',
      '100.00 %',
      '0.29 %',
    ]);
  });
});

describe('Cobertura out', () => {
  const path = fc.stringMatching(/^[a-zé&<"' ]{1,6}(?:\/[a-z]{1,4}){0,2}\.py$/);
  const file = fc.record({
    lines: fc.dictionary(fc.integer({ min: 1, max: 99 }).map(String), fc.nat(1000)),
    branches: fc.array(fc.tuple(fc.integer({ min: 1, max: 99 }), fc.nat(3), fc.integer({ min: 1, max: 3 }))),
  });

  test('what is written reads as the same coverage, to the line', () => {
    fc.assert(
      fc.property(fc.dictionary(path, file), (given) => {
        const files = new Map(
          Object.entries(given).map(([name, { lines, branches }]) => [
            name,
            linesOf(
              lines,
              branches
                .filter(([line]) => String(line) in lines)
                .map(([line, taken, total]) => [
                  line,
                  { kind: 'counts', taken: Math.min(taken, total), total },
                ]),
            ),
          ]),
        );
        const back = read('out.xml', renderCobertura(files, 1000)).files;
        expect(
          new Map(back.map((found) => [found.path, [...found.lines].sort(([a], [b]) => a - b)])),
        ).toEqual(
          new Map([...files].map(([name, found]) => [name, [...found.lines].sort(([a], [b]) => a - b)])),
        );
        for (const found of back) {
          const wanted = files.get(found.path);
          if (wanted === undefined) throw new Error('a path of its own');
          expect(fileTotals(found)).toEqual(fileTotals(wanted));
        }
      }),
    );
  });

  test('totals and rates', () => {
    const text = renderCobertura(
      new Map([
        ['b/c.py', linesOf({ 1: 1, 2: 0, 3: 5 }, [[3, { kind: 'counts', taken: 1, total: 2 }]])],
        ['a.py', linesOf({})],
      ]),
      1_700_000_000_000,
    );
    expect(text).toContain(
      '<coverage line-rate="0.6666" branch-rate="0.5" complexity="0" lines-covered="2" lines-valid="3" branches-covered="1" branches-valid="2" version="1" timestamp="1700000000000">',
    );
    expect(text).toContain('<package name="." line-rate="1"');
    expect(text).toContain('<line number="3" hits="5" branch="true" condition-coverage="50% (1/2)"/>');
  });
});

test.each([
  [null, 'unknown'],
  [99.99, '99%'],
  [100, '100%'],
  [0, '0%'],
])('badge of %p', (percent, words) => {
  const svg = renderBadge(percent);
  expect(svg).toContain(`<title>coverage: ${words}</title>`);
  expect(svg.match(/<(\w+)[\s>]/g)?.length).toBe((svg.match(/<\/\w+>|\/>/g) ?? []).length);
});

describe('the report', () => {
  const resolve = createPathResolver('/w', ['a.py']);
  const base = { suite: '', seconds: 0, file: '', line: 0, message: '', detail: '', classname: '' };
  const passed: TestCase[] = [{ ...base, name: 'a', outcome: 'passed' }];
  const failed: TestCase[] = [
    ...passed,
    { ...base, classname: 'c', name: 'b', outcome: 'failed', message: 'm', detail: 'a.py:3: X' },
    { ...base, name: 'd', outcome: 'error' },
    { ...base, classname: 'p', name: 'T/sub', outcome: 'failed', detail: 'a.py:4: X' },
    { ...base, classname: 'p', name: 'T', outcome: 'failed' },
  ];
  const patchOf = (coverable: number, covered: number) => ({
    coverable,
    covered,
    percent: coverable === 0 ? null : (100 * covered) / coverable,
    uncovered: Array.from({ length: coverable - covered }, (_, i) => ({ path: 'a.py', line: i + 1 })),
    partial: [],
  });
  const facts: CoverageFacts = {
    cases: passed,
    tested: true,
    patch: patchOf(0, 0),
    uncompared: null,
    minimum: 80,
    totals: totals(0, 0),
    comparison: null,
    verdicts: [],
    problems: [],
    notes: [],
    unmatched: [],
  };
  const reportOf = (change: Partial<CoverageFacts>) => coverageReport({ ...facts, ...change }, resolve);

  test('no coverable lines pass; too few covered lines fail; a failed test fails whatever the coverage', () => {
    expect(reportOf({})).toMatchObject({
      conclusion: 'success',
      title: '1 test passed; no coverable lines changed',
    });
    expect(reportOf({ patch: patchOf(10, 8) }).conclusion).toBe('success');
    expect(reportOf({ patch: patchOf(10, 7) }).conclusion).toBe('failure');
    expect(reportOf({ patch: patchOf(10, 10), problems: ['crashed'] }).conclusion).toBe('failure');
    const report = reportOf({ cases: failed, patch: patchOf(10, 10) });
    expect(report.conclusion).toBe('failure');
    expect(report.annotations).toEqual([
      { path: 'a.py', startLine: 3, endLine: 3, level: 'failure', title: 'Test failed: c.b', message: 'm' },
      expect.objectContaining({ startLine: 4, title: 'Test failed: p.T/sub' }),
    ]);
    // The test that holds the failed one is not told twice.
    expect(report.lines).toEqual(['Failed, at a place that is not known: d: The test failed.']);
    // 79.99 % is not 80 %.
    expect(reportOf({ patch: patchOf(10_000, 7999) }).title).toContain('79.9 % of the changed lines');
  });

  test('where no change was compared the title says why, and not that nothing was to be covered', () => {
    const { conclusion, title } = reportOf({ uncompared: 'the branch is new' });
    expect([conclusion, title]).toEqual([
      'success',
      '1 test passed; no change was compared: the branch is new',
    ]);
    expect(reportOf({ uncompared: 'x', patch: null }).title).toBe('1 test passed; coverage is not known');
  });

  test('what is not known is not said to be nothing', () => {
    expect(reportOf({ patch: null, tested: false, problems: ['x'] })).toMatchObject({
      conclusion: 'failure',
      title: 'coverage is not known',
    });
  });

  test('gates, totals and what they are compared with', () => {
    const report = reportOf({
      totals: totals(875, 1000, 1, 3),
      comparison: { commit: 'abcdef1234'.repeat(4), stale: 3, totals: totals(880, 1000) },
      verdicts: [
        { passed: true, sentence: 'good' },
        { passed: false, sentence: 'bad' },
      ],
      notes: ['a note.'],
    });
    expect(report.conclusion).toBe('failure');
    expect(report.title).toBe('1 test passed; no coverable lines changed; 1 gate not met');
    expect(report.lines).toEqual([
      'Not met: bad.',
      'All files: lines 87.50 % (875 of 1000, −0.50 points), branches 33.33 % (1 of 3); compared with abcdef12, 3 commits older than the base.',
      'Met: good.',
      'a note.',
    ]);
  });

  test('few uncovered lines get one annotation each, many share one with their neighbours', () => {
    const annotate = (missing: number) => reportOf({ patch: patchOf(missing, 0), minimum: 0 }).annotations;
    expect(annotate(20)).toHaveLength(20);
    expect(annotate(21)).toMatchObject([{ startLine: 1, endLine: 21 }]);
  });

  test('partly covered lines are notices, and fail nothing', () => {
    const partial = [{ path: 'a.py', line: 7, taken: 1, total: 2 }];
    const report = reportOf({ patch: { ...patchOf(1, 1), partial } });
    expect(report.conclusion).toBe('success');
    expect(report.annotations).toMatchObject([
      { startLine: 7, level: 'notice', message: 'Tests take 1 of 2 branches of this line.' },
    ]);
  });

  test('paths that were not found are named with what was tried, and counted beyond twenty', () => {
    const unmatched = Array.from({ length: 23 }, (_, i) => ({ path: `x${i}.py`, tried: 'all' }));
    const { lines } = reportOf({ unmatched });
    expect(lines[0]).toBe('Covered, but not a file of the repository: x0.py (all)');
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe('3 more paths of reports not found.');
  });
});
