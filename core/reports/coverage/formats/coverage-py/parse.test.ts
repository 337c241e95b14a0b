import { expect, test } from '@jest/globals';
import { branchCount } from '../../collect.ts';
import { coveragePy } from './parse.ts';

const read = (files: unknown) => {
  const parser = coveragePy.parser();
  parser.write(JSON.stringify({ meta: { format: 3 }, files }));
  return parser.end();
};

test('executed lines win; the way out of a function is a branch too; line 0 of an empty file is none', () => {
  const [file] = read({
    'a.py': {
      executed_lines: [0, 1, 2],
      missing_lines: [2, 3],
      excluded_lines: [9],
      executed_branches: [[2, -1]],
      missing_branches: [
        [2, 3],
        [-1, 2],
      ],
    },
  });
  expect([...(file?.lines ?? [])].sort(([a], [b]) => a - b)).toEqual([
    [1, 1],
    [2, 1],
    [3, 0],
  ]);
  expect([...(file?.branches ?? [])].map(([line, found]) => [line, branchCount(found)])).toEqual([
    [2, { taken: 1, total: 2 }],
  ]);
});

const invalid = expect.objectContaining({ code: 'FL_REPORT_INVALID' });
const good = { executed_lines: [1], missing_lines: [] };
test.each<[string, unknown]>([
  ['files that are a list', []],
  ['no files', undefined],
  ['a file that is a number', { 'a.py': 1 }],
  ['no executed lines', { 'a.py': { missing_lines: [] } }],
  ['missing lines that are an object', { 'a.py': { ...good, missing_lines: {} } }],
  ['a line that is a text', { 'a.py': { ...good, executed_lines: ['1'] } }],
  ['a line below 0', { 'a.py': { ...good, executed_lines: [-1] } }],
  ['branches that are an object', { 'a.py': { ...good, executed_branches: {} } }],
  ['a branch of three', { 'a.py': { ...good, executed_branches: [[1, 2, 3]] } }],
  ['a branch of texts', { 'a.py': { ...good, executed_branches: [['1', 2]] } }],
])('%s is refused', (_, files) => expect(() => read(files)).toThrow(invalid));

test.each(['{"meta":{},"files":{}}', '{"meta":{"format":"3"},"files":{}}', '{"meta":3,"files":{}}'])(
  '%s is refused',
  (text) => {
    const parser = coveragePy.parser();
    parser.write(text);
    expect(() => parser.end()).toThrow(invalid);
  },
);
