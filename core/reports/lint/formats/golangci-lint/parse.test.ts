import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { brief, readLint, readLintFile } from '../../../../../test/fakes/lint-reports.ts';

const fixture = (name: string) => readLintFile(join(import.meta.dirname, 'fixtures', name));
const checkout = '/home/runner/work/shop/shop';

test('real output of version 2', () => {
  const findings = fixture('golangci-lint.json');
  expect(findings.map(brief).slice(0, 3)).toEqual([
    ['golangci-lint', 'internal/store/store.go', 11, 9, 11, 9, 'errcheck', 'failure'],
    ['golangci-lint', 'main.go', 12, 11, 12, 11, 'errcheck', 'failure'],
    ['golangci-lint', 'main.go', 14, 15, 14, 15, 'govet', 'failure'],
  ]);
  expect(findings.filter(({ severity }) => severity === 'warning')).toHaveLength(6);
  expect(findings[0]).toMatchObject({ unit: 'utf8' });
  expect(findings[0]?.path.startsWith(checkout)).toBe(false);
});

test('version 1 replaces whole lines; no issues at all', () => {
  const issue = {
    FromLinter: 'gofmt',
    Text: 'not formatted',
    Pos: { Filename: 'a.go', Line: 3, Column: 0 },
    LineRange: { From: 3, To: 4 },
    Replacement: { NeedOnlyDelete: false, NewLines: ['x', 'y'] },
  };
  const [found] = readLint(JSON.stringify({ Issues: [issue], Report: {} }));
  expect(found).toMatchObject({ line: 3, endLine: 4, column: null });
  expect(found?.fixes[0]?.edits).toEqual([
    { kind: 'place', path: null, line: 3, column: 1, endLine: 5, endColumn: 1, text: 'x\ny\n' },
  ]);
  expect(readLint('{"Issues":null,"Report":{}}')).toEqual([]);
  expect(readLint('{"Issues":[],"Report":{}}')).toEqual([]);
});
