import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { FinalError } from '../../../errors/fairlead-error.ts';
import { branchCount } from '../collect.ts';
import { createReportReader } from '../read.ts';
import type { FileCoverage } from '../types.ts';
import { type Format, formats, sniff } from './index.ts';

const here = import.meta.dirname;
const names = Object.keys(formats) as Format[];
const fixtures = names.flatMap((format) =>
  readdirSync(join(here, format, 'fixtures')).map((file) => [format, file] as const),
);
const bytesOf = (format: string, file: string) => readFileSync(join(here, format, 'fixtures', file));

function read(bytes: Uint8Array, piece = bytes.length || 1) {
  const reader = createReportReader();
  for (let at = 0; at < bytes.length; at += piece) reader.write(bytes.subarray(at, at + piece));
  return reader.end();
}

/** A report as plain data, for comparison. */
const plain = (files: readonly FileCoverage[]) =>
  files.map((file) => ({
    path: file.path,
    roots: file.roots,
    lines: [...file.lines].sort(([a], [b]) => a - b),
    branches: [...file.branches].sort(([a], [b]) => a - b).map(([line, found]) => [line, branchCount(found)]),
  }));

test('every folder is a format, with code, readme, fixtures and a test', () => {
  const folders = readdirSync(here, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  expect(folders.sort()).toEqual(names.toSorted());
  for (const folder of folders) {
    for (const file of ['parse.ts', 'readme.md', 'parse.test.ts'])
      expect([folder, file, existsSync(join(here, folder, file))]).toEqual([folder, file, true]);
    expect(readdirSync(join(here, folder, 'fixtures')).length).toBeGreaterThan(0);
  }
});

describe.each(fixtures)('%s/fixtures/%s', (format, file) => {
  const bytes = bytesOf(format, file);
  const text = bytes.toString('utf8');

  test('is told by its content, and by no other format', () => {
    expect(names.filter((name) => formats[name].sniff(text.trimStart()))).toEqual([format]);
    expect(sniff(text.trimStart())).toBe(format);
  });

  test('says the same in pieces of any size, with a byte order mark, with CR LF, and in UTF-16', () => {
    const whole = plain(read(bytes).files);
    expect(whole.some(({ lines }) => lines.length > 0)).toBe(true);
    for (const piece of [1, 7, 64, 1000]) expect(plain(read(bytes, piece).files)).toEqual(whole);
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]);
    expect(plain(read(marked).files)).toEqual(whole);
    const windows = Buffer.from(text.replaceAll('\n', '\r\n'));
    expect(plain(read(windows, 100).files)).toEqual(whole);
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    expect(plain(read(wide, 33).files)).toEqual(whole);
  });

  test('cut off anywhere, it is refused or says no more than the whole did', () => {
    const whole = new Map(read(bytes).files.map((entry) => [entry.path, entry]));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), (end) => {
        try {
          for (const entry of read(bytes.subarray(0, end)).files) {
            for (const line of entry.lines.keys())
              expect(whole.get(entry.path)?.lines.get(line)).toBeDefined();
          }
        } catch (error) {
          expect(error).toBeInstanceOf(FinalError);
        }
      }),
    );
  });

  test('with characters changed, it is read or refused', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 5 }),
        (edits) => {
          const edited = Buffer.from(bytes);
          for (const [at, byte] of edits) edited[at] = byte;
          try {
            read(edited);
          } catch (error) {
            expect(error).toBeInstanceOf(FinalError);
          }
        },
      ),
    );
  });
});

test('the tools agree on the same code', () => {
  const linesOf = (format: string, file: string) =>
    plain(read(bytesOf(format, file)).files).find(({ path }) => path.includes('price.'))?.lines;
  const istanbul = linesOf('istanbul', 'jest.json');
  expect(istanbul).toHaveLength(7);
  for (const [format, file] of [
    ['lcov', 'jest.info'],
    ['cobertura', 'jest.xml'],
    ['clover', 'jest.xml'],
    ['istanbul', 'vitest-istanbul.json'],
    ['clover', 'vitest-istanbul.xml'],
  ] as const)
    expect([format, file, linesOf(format, file)]).toEqual([format, file, istanbul]);
  const python = linesOf('coverage-py', 'coverage-py.json');
  expect(linesOf('lcov', 'coverage-py.info')).toEqual(python);
  expect(linesOf('cobertura', 'coverage-py.xml')).toEqual(python);
  const v8 = linesOf('lcov', 'vitest-v8.info')?.map(([line, hits]) => [line, hits > 0]);
  expect(linesOf('cobertura', 'vitest-v8.xml')?.map(([line, hits]) => [line, hits > 0])).toEqual(v8);
});

test('more than 1 GB is refused as it comes, without being held', () => {
  const reader = createReportReader();
  const piece = new Uint8Array(64 * 1024 * 1024).fill(0x0a);
  for (let index = 0; index < 16; index += 1) reader.write(piece);
  expect(() => reader.write(Uint8Array.of(0x0a))).toThrow('more than 1 GB');
});

describe('what is refused', () => {
  const code = (bytes: Uint8Array | string) => {
    try {
      read(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
      return 'read';
    } catch (error) {
      return error instanceof FinalError ? error.code : String(error);
    }
  };

  test.each([
    ['', 'FL_REPORT_EMPTY'],
    [' \n\r\n', 'FL_REPORT_EMPTY'],
    ['hello', 'FL_REPORT_UNKNOWN'],
    ['[]', 'FL_REPORT_UNKNOWN'],
    ['<html/>', 'FL_REPORT_UNKNOWN'],
    ['{"meta":{"format":3},"files":{', 'FL_REPORT_TRUNCATED'],
    ['{"meta":{"format":3},"files":{"a":{}}}', 'FL_REPORT_INVALID'],
    ['{"meta":{"format":3},"files":}', 'FL_REPORT_INVALID'],
    ['SF:a.js\nDA:1,1\n', 'FL_REPORT_TRUNCATED'],
    ['TN:\nDA:1,1\n', 'FL_REPORT_INVALID'],
    ['TN:\nSF:a.js\nDA:x,1\nend_of_record\n', 'FL_REPORT_INVALID'],
    ['TN:\nSF:a.js\nDA:1,x\nend_of_record\n', 'FL_REPORT_INVALID'],
    ['TN:\nSF:a.js\nDA:1,\nend_of_record\n', 'FL_REPORT_INVALID'],
    ['TN:\nSF:a.js\nDA:99999999999,1\nend_of_record\n', 'FL_REPORT_INVALID'],
    ['TN:\nnonsense\n', 'FL_REPORT_INVALID'],
    ['mode: set\na.go:1.1,x 1 1\n', 'FL_REPORT_INVALID'],
    ['mode: set\na.go:1.1,9999999.1 1 1\n', 'FL_REPORT_INVALID'],
    ['<coverage><packages>', 'FL_REPORT_TRUNCATED'],
    ['<coverage></packages>', 'FL_REPORT_INVALID'],
    ['<coverage></coverage><coverage></coverage>', 'FL_REPORT_INVALID'],
    ['<coverage/>text', 'FL_REPORT_INVALID'],
    ['<coverage><line number="1" hits="1"/></coverage>', 'FL_REPORT_INVALID'],
    ['<!DOCTYPE coverage [<!ENTITY a "aaaa">]><coverage/>', 'FL_REPORT_INVALID'],
    ['<coverage><class filename="&x;"/></coverage>', 'FL_REPORT_INVALID'],
    ['<coverage><class filename=a></coverage>', 'FL_REPORT_INVALID'],
    [`<coverage>${'<a>'.repeat(70)}`, 'FL_REPORT_INVALID'],
    [Buffer.from('TN:\nSF:caf\xe9.js\nend_of_record\n', 'latin1'), 'FL_REPORT_ENCODING'],
    [Buffer.from('<?xml version="1.0" encoding="no-such"?><coverage/>'), 'FL_REPORT_ENCODING'],
  ])('%j: %s', (bytes, wanted) => {
    expect(code(bytes)).toBe(wanted);
  });

  test.each([
    ['{}', []],
    ['{"meta":{"format":3},"files":{}}', []],
    ['mode: set\n', []],
    ['<coverage line-rate="1"/>', []],
    ['<report name="x"/>', []],
    ['TN:\nSF:a.js\nend_of_record\n', [{ path: 'a.js', roots: [], lines: [], branches: [] }]],
  ])('%j names no lines', (text, files) => {
    expect(plain(read(Buffer.from(text)).files)).toEqual(files);
  });

  test('entities are refused before anything is expanded, with the reason', () => {
    const bomb = '<!DOCTYPE coverage [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><coverage line-rate="&b;"/>';
    expect(() => read(Buffer.from(bomb))).toThrow('entities are never expanded');
  });

  test('an external document type is passed over, never fetched; built-in entities are read', () => {
    const text =
      '<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE coverage SYSTEM "http://127.0.0.1:1/x.dtd">' +
      "<coverage line-rate='1'><!-- <class filename='no'> --><class filename='caf\xe9 &amp; &#x41;&#66;>.py'>" +
      '<lines><line number="1" hits="2"/></lines></class></coverage>';
    expect(plain(read(Buffer.from(text, 'latin1'), 9).files)).toMatchObject([
      { path: 'café & AB>.py', lines: [[1, 2]] },
    ]);
  });
});
