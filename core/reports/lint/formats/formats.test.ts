import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { readLint } from '../../../../test/fakes/lint-reports.ts';
import { FairleadError } from '../../../errors/fairlead-error.ts';
import { headOf } from '../head.ts';
import { formatOf, formats } from './index.ts';

const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const fixtures = folders.flatMap((folder) =>
  readdirSync(join(import.meta.dirname, folder, 'fixtures')).map((name) => [folder, name] as const),
);
const read = (folder: string, name: string) =>
  readFileSync(join(import.meta.dirname, folder, 'fixtures', name));

/** rdjsonl is rdjson a line each, and lives with it. */
const home = (name: string) => (name === 'rdjsonl' ? 'rdjson' : name);

test('every format has its folder with code, readme, test and real output', () => {
  expect(new Set(Object.keys(formats).map(home))).toEqual(new Set(folders));
  for (const folder of folders) {
    for (const file of ['parse.ts', 'readme.md', 'parse.test.ts']) {
      expect([folder, file, existsSync(join(import.meta.dirname, folder, file))]).toEqual([
        folder,
        file,
        true,
      ]);
    }
    expect(fixtures.some(([name]) => name === folder)).toBe(true);
  }
});

describe.each(fixtures)('%s/%s', (folder, name) => {
  const bytes = read(folder, name);
  const text = bytes.toString();

  test('is recognised by its own format and no other', () => {
    const head = headOf(text.slice(0, 64 * 1024));
    const names = Object.entries(formats).filter(([, format]) => format.recognises(head));
    expect(names.map(([format]) => home(format))).toEqual([folder]);
    expect(formatOf(head)).toBe(names[0]?.[1]);
  });

  test('gives the same in pieces of any size, with a byte order mark, Windows line breaks or as UTF-16', () => {
    const whole = readLint(bytes);
    expect(whole.length).toBeGreaterThan(0);
    expect(readLint(bytes, 7)).toEqual(whole);
    expect(readLint(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]), 501)).toEqual(whole);
    expect(readLint(Buffer.from(text.replaceAll('\n', '\r\n')), 333)).toEqual(whole);
    const declared = text.replace(/encoding=(["'])utf-8\1/i, 'encoding="utf-16"');
    expect(readLint(Buffer.from(`\uFEFF${declared}`, 'utf16le'), 1001)).toEqual(whole);
  });

  test('cut anywhere it is refused, and every finding has a place', () => {
    for (const part of [0.99, 0.9, 0.6, 0.3, 0.1]) {
      const end = text.trimEnd().length;
      const cut = text.slice(0, Math.floor(end * part));
      expect(() => readLint(cut)).toThrow(FairleadError);
    }
    for (const finding of readLint(bytes)) {
      expect(finding.line).toBeGreaterThanOrEqual(1);
      expect(finding.endLine).toBeGreaterThanOrEqual(finding.line);
      expect(finding.rule).not.toBe('');
      expect(finding.message).not.toBe('');
    }
  });

  test('with any byte changed it is read or refused by name', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, value) => {
        const changed = Buffer.from(bytes);
        changed[at] = value;
        try {
          readLint(changed);
        } catch (error) {
          expect(error).toBeInstanceOf(FairleadError);
        }
      }),
      { numRuns: 20 },
    );
  });
});

const code = (report: string | Uint8Array) => {
  try {
    return readLint(report);
  } catch (error) {
    return error instanceof FairleadError ? error.code : error;
  }
};

test.each([
  ['nothing', '', 'FL_REPORT_EMPTY'],
  ['blanks', ' \n\t', 'FL_REPORT_EMPTY'],
  ['a byte order mark', '\uFEFF', 'FL_REPORT_EMPTY'],
  ['plain text', 'error: no such file', 'FL_REPORT_UNKNOWN'],
  ['JSON of another kind', '{"files":{}}', 'FL_REPORT_UNKNOWN'],
  ['a list of something else', '[{"name":"x"}]', 'FL_REPORT_UNKNOWN'],
  ['XML of another kind', '<testsuites/>', 'FL_REPORT_UNKNOWN'],
  ['an empty list', ' [ ] \n', []],
  ['an empty list that does not end', '[', 'FL_REPORT_UNKNOWN'],
  ['a string that does not end', '{"runs', 'FL_REPORT_UNKNOWN'],
])('%s', (_, report, wanted) => {
  expect(code(report)).toEqual(wanted);
});

test('bytes that are no text are refused, wherever they stand', () => {
  const good = read('ruff', 'ruff.json');
  expect(code(Buffer.concat([good.subarray(0, 2000), Buffer.from([0xff]), good.subarray(2000)]))).toBe(
    'FL_REPORT_ENCODING',
  );
});

test('one entry larger than 64 MB, and more findings than anyone can want, are refused', () => {
  const big = JSON.stringify([{ code: 'F1', filename: 'a', message: 'x'.repeat(65 * 1024 * 1024) }]);
  expect(code(big)).toBe('FL_REPORT_TOO_LARGE');
  const many = `[${Array.from({ length: 500_001 }, () => '{"filePath":"a","messages":[{"severity":2,"message":"m"}]}').join(',')}]`;
  expect(code(many)).toBe('FL_REPORT_TOO_LARGE');
});
