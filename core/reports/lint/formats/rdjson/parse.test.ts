import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { brief, readLint, readLintFile } from '../../../../../test/fakes/lint-reports.ts';

const fixture = (name: string) => readLintFile(join(import.meta.dirname, 'fixtures', name));
const checkout = '/home/runner/work/shop/shop';

test.each(['ruff.rdjson', 'ruff.rdjsonl'])('real output: %s', (name) => {
  const findings = fixture(name);
  expect(findings).toHaveLength(14);
  expect(brief(findings[0])).toEqual([
    'ruff',
    `${checkout}/services/notes/notes/__init__.py`,
    1,
    8,
    1,
    9,
    'F401',
    'warning',
  ]);
  expect(findings.filter(({ fixes }) => fixes.length === 1)).toHaveLength(10);
  expect(findings[0]).toMatchObject({ unit: 'utf8' });
});

describe('what a document says for all', () => {
  const diagnostic = (more: object = {}) => ({ message: 'm', location: { path: 'a.c' }, ...more });

  test('severity and source may follow the diagnostics; names and numbers are read', () => {
    const entries = [diagnostic(), diagnostic({ severity: 'INFO' }), diagnostic({ severity: 1 })];
    const findings = readLint(
      JSON.stringify({ diagnostics: entries, severity: 'ERROR', source: { name: 'cc' } }),
    );
    expect(findings.map(({ tool, severity }) => [tool, severity])).toEqual([
      ['cc', 'failure'],
      ['cc', 'notice'],
      ['cc', 'failure'],
    ]);
    expect(findings[0]).toMatchObject({ whole: true });
  });

  test('a suggestion without columns is whole lines, the first one counts', () => {
    const range = { start: { line: 2 }, end: { line: 3 } };
    const suggestions = [
      { range, text: 'x' },
      { range, text: 'y' },
    ];
    const [finding] = readLint(`${JSON.stringify(diagnostic({ suggestions }))}\n`);
    expect(finding?.fixes).toMatchObject([{ edits: [{ line: 2, column: 1, endLine: 3, text: 'x' }] }]);
  });

  test('lines: empty ones are nothing, a bad one is named, half a last one is a report that ends too early', () => {
    const line = JSON.stringify(diagnostic());
    expect(readLint(`${line}\r\n\n${line}\n`)).toHaveLength(2);
    expect(() => readLint(`${line}\nnonsense\n${line}`)).toThrow(/line 2/);
    expect(() => readLint(`${line}\n${line.slice(0, -5)}`)).toThrow(/ends too early.*line 2/);
  });
});
