import { expect, test } from '@jest/globals';
import { go } from './parse.ts';

test('a line was run when any block on it was; joined profiles repeat their first line', () => {
  const parser = go.parser();
  parser.write(
    'mode: count\nm/a.go:1.1,3.2 2 0\nm/a.go:3.4,4.2 1 5\nmode: count\nm/a.go:1.1,3.2 2 1\nm/C:b.go:7.1,7.9 1 0\n',
  );
  expect(parser.end().map(({ path, lines }) => [path, [...lines]])).toEqual([
    [
      'm/a.go',
      [
        [1, 1],
        [2, 1],
        [3, 5],
        [4, 5],
      ],
    ],
    ['m/C:b.go', [[7, 0]]],
  ]);
});
