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
  for (const value of [map, { data: map }, { ...map, data: {} }]) {
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

const good = { path: 'a.js', statementMap: {}, s: {} };
test.each<[string, unknown]>([
  ['a file that is a list', []],
  ['no statements', { path: 'a.js' }],
  ['no hits', { path: 'a.js', statementMap: {} }],
  ['a path that is a number', { ...good, path: 7 }],
  ['a statement that is a number', { ...good, statementMap: { 0: 1 } }],
  ['a start that is a number', { ...good, statementMap: { 0: { start: 1 } } }],
  ['a line that is a text', { ...good, statementMap: { 0: { start: { line: '1' } } } }],
  ['a line below 0', { ...good, statementMap: { 0: { start: { line: -1 } } } }],
  ['hits that are a text', { ...good, statementMap: { 0: { start: { line: 1 } } }, s: { 0: '1' } }],
  ['branches that are a list', { ...good, branchMap: [] }],
  ['a branch that is a text', { ...good, branchMap: { 0: 'if' } }],
  ['arms that are an object', { ...good, branchMap: { 0: { loc: { start: { line: 1 } } } }, b: { 0: {} } }],
  ['an arm that is a text', { ...good, branchMap: { 0: { loc: { start: { line: 1 } } } }, b: { 0: ['1'] } }],
])('%s is refused', (_, value) => {
  const parser = istanbul.parser();
  const read = () => {
    parser.write(JSON.stringify({ 'a.js': value }));
    return parser.end();
  };
  expect(read).toThrow(expect.objectContaining({ code: 'FL_REPORT_INVALID' }));
});
