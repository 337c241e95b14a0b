import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { readReportLog } from './reportlog.ts';

function fixture(name: string): string {
  return readFileSync(new URL(`../../test/fixtures/reportlog/${name}`, import.meta.url), 'utf8');
}

describe('readReportLog', () => {
  test('folds the phases that pytest 9.2 reported', () => {
    const { results } = readReportLog(fixture('phases.jsonl'), '/site');
    const rows = results.map((one) => [one.id.split('::')[1] ?? one.id, one.outcome, one.file, one.line]);
    const file = 'it/integration/test_all.py';
    expect(rows).toEqual([
      ['it/integration/test_import.py', 'error', 'it/integration/test_import.py', null],
      ['test_passes', 'passed', null, null],
      ['test_fails', 'failed', file, 8],
      ['test_setup_error', 'error', file, 12],
      ['test_teardown_error', 'error', file, 20],
      ['test_skipped', 'skipped', null, null],
      ['test_xfail', 'skipped', null, null],
    ]);
    expect(results.find((one) => one.outcome === 'failed')?.message).toContain('three is not four');
  });

  test('a test that ended the process is an error, not a pass', () => {
    const { results } = readReportLog(fixture('crash.jsonl'), '/site');
    expect(results).toMatchObject([{ outcome: 'error', message: 'The test began and never ended.' }]);
  });

  test('the newest attempt counts: a pass after a rerun, and a failure after one', () => {
    const line = (outcome: string, when: string) =>
      JSON.stringify({ $report_type: 'TestReport', nodeid: 'a.py::t', outcome, when, duration: 1 });
    const first = [line('passed', 'setup'), line('rerun', 'call'), line('passed', 'teardown')];
    const second = (outcome: string) => [
      line('passed', 'setup'),
      line(outcome, 'call'),
      line('passed', 'teardown'),
    ];
    const read = (lines: string[]) =>
      readReportLog(lines.join('\n'), '/site').results.map((one) => one.outcome);
    expect(read([...first, ...second('passed')])).toEqual(['passed']);
    expect(read([...first, ...second('failed')])).toEqual(['failed']);
    expect(read(first)).toEqual(['error']);
  });

  test('a crashed worker of xdist is an error', () => {
    const line = { $report_type: 'TestReport', nodeid: 'a.py::t', outcome: 'failed', when: '???' };
    const { results } = readReportLog(JSON.stringify({ ...line, longrepr: "worker 'gw0' crashed" }), '/site');
    expect(results).toMatchObject([{ outcome: 'error', message: "worker 'gw0' crashed" }]);
  });

  test('a failure inside of a library points to the test that called it', () => {
    const line = {
      $report_type: 'TestReport',
      nodeid: 'it/a.py::t',
      outcome: 'failed',
      when: 'call',
      location: ['it/a.py', 6, 't'],
      longrepr: { reprcrash: { path: '/venv/lib/requests/api.py', lineno: 70, message: 'refused' } },
    };
    const { results } = readReportLog(JSON.stringify(line), '/site');
    expect(results).toMatchObject([{ file: 'it/a.py', line: 7 }]);
  });

  test('no path leaves the root', () => {
    const line = {
      $report_type: 'TestReport',
      nodeid: 'x::t',
      outcome: 'failed',
      when: 'call',
      location: ['../../etc/passwd', 1, 't'],
      longrepr: { reprcrash: { path: '/etc/passwd', lineno: 1, message: 'm' } },
    };
    expect(readReportLog(JSON.stringify(line), '/site').results).toMatchObject([{ file: null, line: null }]);
  });

  test.each<[string, string, number, string | null, number | null]>([
    ['an empty path', '', 4, null, null],
    ['the root itself', '/site/', 4, null, null],
    ['a path with a line break', '/site/a\nb.py', 4, null, null],
    ['a path with a control character', '/site/a\u0007.py', 4, null, null],
    ['half a character', '/site/\ud800.py', 4, null, null],
    ['a path that is too long', `/site/${'a'.repeat(1025)}`, 4, null, null],
    ['the longest one', `/site/${'a'.repeat(1024)}`, 4, 'a'.repeat(1024), 4],
    ['the last line', '/site/a.py', 2 ** 31 - 1, 'a.py', 2 ** 31 - 1],
    ['a line beyond it', '/site/a.py', 2 ** 31, 'a.py', null],
    ['no line', '/site/a.py', 0, 'a.py', null],
    ['a line before the first', '/site/a.py', -7, 'a.py', null],
  ])('%s is no place that GitHub would not take', (_, path, line, file, shown) => {
    const report = { $report_type: 'TestReport', nodeid: 'x::t', outcome: 'failed', when: 'call' };
    const crashed = { ...report, longrepr: { reprcrash: { path, lineno: line, message: 'm' } } };
    const defined = { ...report, location: [path, line - 1, 't'] };
    const read = (value: object) => readReportLog(JSON.stringify(value), '/site').results[0];
    expect(read(defined)).toMatchObject({ outcome: 'failed', file, line: shown });
    // A crash with no line of its own has no place at all: the definition says more, where there is one.
    expect(read(crashed)).toMatchObject({
      outcome: 'failed',
      file: shown === null ? null : file,
      line: shown,
    });
    expect(read({ ...crashed, location: ['b.py', 2, 't'] })).toMatchObject(
      shown === null ? { file: 'b.py', line: 3 } : { file, line: shown },
    );
  });

  test('property: cut anywhere, the log never reads as a better outcome', () => {
    const text = fixture('phases.jsonl');
    fc.assert(
      fc.property(fc.nat(text.length), (length) => {
        const whole = new Map(readReportLog(text, '/site').results.map((one) => [one.id, one.outcome]));
        for (const { id, outcome } of readReportLog(text.slice(0, length), '/site').results) {
          const teardownToCome = id.endsWith('test_teardown_error');
          if (outcome === 'passed' && !teardownToCome) expect(whole.get(id)).toBe('passed');
        }
      }),
    );
  });

  test('property: any lines are read without an exception', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.json())), (lines) => {
        expect(readReportLog(lines.join('\n'), '/site').cut).toBe(false);
      }),
    );
  });
});
