import { expect, test } from '@jest/globals';
import { branchCount } from '../../collect.ts';
import { istanbul } from './parse.ts';

test('the line of most hits counts; null columns, an implicit else and a wrapped map are read', () => {
  const at = (line: number) => ({ start: { line, column: 0 }, end: { line, column: null } });
  const map = {
    path: '/w/a.js',
    statementMap: { 0: at(1), 1: at(1), 2: at(2) },
    s: { 0: 1, 1: 5, 2: 0 },
    fnMap: {},
    f: {},
    branchMap: { 0: { type: 'if', loc: at(2), locations: [at(2), { start: {}, end: {} }] } },
    b: { 0: [0, 3] },
  };
  for (const value of [map, { data: map }]) {
    const parser = istanbul.parser();
    parser.write(JSON.stringify({ '/w/a.js': value }));
    const [file] = parser.end();
    expect([...(file?.lines ?? [])]).toEqual([
      [1, 5],
      [2, 0],
    ]);
    expect([...(file?.branches ?? [])].map(([line, found]) => [line, branchCount(found)])).toEqual([
      [2, { taken: 1, total: 2 }],
    ]);
  }
});
