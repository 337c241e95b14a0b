import { expect, test } from '@jest/globals';
import { branchCount } from '../../collect.ts';
import { lcov } from './parse.ts';

const read = (text: string) => {
  const parser = lcov.parser();
  parser.write(text);
  return parser.end();
};

test('hits may be fractions, negative or large; a checksum follows; line 0 is no line', () => {
  const [file] = read('SF:a.c\nDA:0,1\nDA:1,1e+06\nDA:2,-1\nDA:3,2.5\nDA:4,7,Zm9v\nDA:5,0\nend_of_record\n');
  expect([...(file?.lines ?? [])]).toEqual([
    [1, 1_000_000],
    [2, 0],
    [3, 2.5],
    [4, 7],
    [5, 0],
  ]);
});

test('the same file again adds up; totals are not believed', () => {
  const record = 'SF:a.c\nDA:1,2\nDA:2,0\nLF:99\nLH:99\nend_of_record\n';
  const files = read(`TN:one\n${record}TN:two\n${record}`);
  expect(files).toHaveLength(1);
  expect([...(files[0]?.lines ?? [])]).toEqual([
    [1, 4],
    [2, 0],
  ]);
});

test('branches: a dash was never reached and counts; lcov 2 names them and writes functions and MC/DC anew', () => {
  const [file] = read(
    'SF:a.c\nFNL:0,1,2\nFNA:0,1,f\nBRDA:1,0,0,3\nBRDA:1,0,1,0\nBRDA:2,e0,(a, b),-\nMCDC:1,2,t,1,0,a\nDA:1,3\nend_of_record',
  );
  expect([...(file?.branches ?? [])].map(([line, found]) => [line, branchCount(found)])).toEqual([
    [1, { taken: 1, total: 2 }],
    [2, { taken: 0, total: 1 }],
  ]);
});
