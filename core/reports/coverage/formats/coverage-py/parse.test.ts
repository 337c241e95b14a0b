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
