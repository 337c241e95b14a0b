import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { appendSummary, fileEntry, setOutput } from './runner-files.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-files-'));
  file = join(folder, 'file');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The entries of such a file, read as the runner reads them. */
function entries(text: string): [string, string][] {
  const read: [string, string][] = [];
  const lines = text.split('\n');
  for (let at = 0; at < lines.length - 1; at += 1) {
    const [, name = '', delimiter = ''] = /^(.*?)<<(.*)$/.exec(lines[at] ?? '') ?? [];
    const end = lines.indexOf(delimiter, at + 1);
    if (name === '' || end < 0) throw new Error('not an entry');
    read.push([name, lines.slice(at + 1, end).join('\n')]);
    at = end;
  }
  return read;
}

test('every value is read back as it is, whatever stands in it', () => {
  const hostile = fc.oneof(fc.string(), fc.constantFrom('x\ny<<end\nz\nend\n', 'end_', 'a\n\nb', ''));
  fc.assert(
    fc.property(fc.array(hostile, { maxLength: 5 }), (values) => {
      writeFileSync(file, '');
      for (const value of values) setOutput('name', value, { GITHUB_OUTPUT: file });
      expect(entries(readFileSync(file, 'utf8'))).toEqual(values.map((value) => ['name', value]));
    }),
    { numRuns: 50 },
  );
});

test('no two entries have the same delimiter', () => {
  expect(fileEntry('a', 'b')).not.toBe(fileEntry('a', 'b'));
});

test('outside a job nothing is written', () => {
  setOutput('name', 'value', {});
  appendSummary('text', { GITHUB_STEP_SUMMARY: '' });
});

test('a summary is appended as far as the runner takes it, in whole lines', () => {
  const limit = 1024 * 1024;
  const row = `| ${'é'.repeat(498)} |\n`;
  const environment = { GITHUB_STEP_SUMMARY: file };
  appendSummary(row.repeat(600), environment);
  appendSummary(row.repeat(600), environment);
  const once = readFileSync(file, 'utf8');
  expect(Buffer.byteLength(once)).toBeLessThanOrEqual(limit);
  expect(Buffer.byteLength(once)).toBeGreaterThan(limit - 2 * row.length * 2);
  const [rows = '', note] = once.split('\n\n');
  expect(new Set(rows.split('\n'))).toEqual(new Set([row.trimEnd()]));
  expect(note).toBe('The rest has no room in this summary.\n');
  appendSummary(row, environment);
  appendSummary(row.repeat(3), environment);
  expect(Buffer.byteLength(readFileSync(file, 'utf8'))).toBeLessThanOrEqual(limit);
});

test('a summary that just has room is kept whole', () => {
  writeFileSync(file, 'a'.repeat(1024 * 1024 - 3));
  appendSummary('bé', { GITHUB_STEP_SUMMARY: file });
  expect(readFileSync(file, 'utf8').endsWith('abé')).toBe(true);
});
