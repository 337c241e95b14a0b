import { expect, test } from '@jest/globals';
import { branchCount } from '../../collect.ts';
import { clover } from './parse.ts';

test('conditions as Clover counts them and as Istanbul does; the path goes before the name', () => {
  const parser = clover.parser();
  parser.write(
    '<coverage generated="1"><project><package><file name="A.php" path="/w/src/A.php">' +
      '<line num="1" type="method" name="m" count="1"/><line num="2" type="cond" truecount="4" falsecount="0"/>' +
      '<line num="3" type="cond" count="2" truecount="2" falsecount="0"/><line num="4" type="stmt" count="0"/>' +
      '<line num="5" type="cond" count="0" truecount="0" falsecount="2"/></file></package>' +
      '<file name="/w/B.php"><line num="1" type="stmt" count="3"/></file></project></coverage>',
  );
  const [first, second] = parser.end();
  expect([first?.path, second?.path]).toEqual(['/w/src/A.php', '/w/B.php']);
  expect([...(first?.lines ?? [])]).toEqual([
    [1, 1],
    [2, 4],
    [3, 2],
    [4, 0],
    [5, 0],
  ]);
  expect([...(first?.branches ?? [])].map(([at, found]) => [at, branchCount(found)])).toMatchObject([
    [2, { taken: 1, total: 2 }],
    [3, { taken: 2, total: 2 }],
    [5, { taken: 0, total: 2 }],
  ]);
});
