import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { branchCount } from '../../collect.ts';
import { jacoco } from './parse.ts';

test('groups nest, the package is the folder, and instructions are not hits', () => {
  const parser = jacoco.parser();
  parser.write(
    '<report name="r"><group name="g"><group name="h"><package name="a/b"><class name="a/b/C"><method line="1"/></class>' +
      '<sourcefile name="C.java"><line nr="3" mi="0" ci="9" mb="0" cb="0"/><line nr="4" mi="2" ci="1" mb="1" cb="3"/>' +
      '<line nr="5" mi="2" ci="0" mb="0" cb="0"/></sourcefile></package></group></group></report>',
  );
  const [file] = parser.end();
  expect(file?.path).toBe('a/b/C.java');
  expect([...(file?.lines ?? [])]).toEqual([
    [3, 1],
    [4, 1],
    [5, 0],
  ]);
  expect([...(file?.branches ?? [])].map(([at, found]) => [at, branchCount(found)])).toMatchObject([
    [4, { taken: 3, total: 4 }],
  ]);
});

test('what Maven wrote', () => {
  const parser = jacoco.parser();
  parser.write(readFileSync(join(import.meta.dirname, 'fixtures', 'maven.xml'), 'utf8'));
  const files = parser.end();
  expect(files.map(({ path }) => path)).toEqual(['acme/shop/Price.java']);
  const missed = [...(files[0]?.lines ?? [])].filter(([, hits]) => hits === 0).map(([at]) => at);
  // The vat that is never added, the classes that are never made.
  expect(missed.sort((a, b) => a - b)).toEqual([3, 6, 17, 18]);
});
