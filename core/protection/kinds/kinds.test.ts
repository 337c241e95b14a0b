import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { kindOrder, kinds } from './index.ts';

const folder = new URL('./', import.meta.url);

test('every kind has its folder with code, readme and test', () => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).toSorted()).toEqual(Object.keys(kinds).toSorted());
  expect([...kindOrder].toSorted()).toEqual(Object.keys(kinds).toSorted());
  for (const name of Object.keys(kinds)) {
    for (const file of ['compile.ts', 'compare.ts', 'index.ts', 'readme.md', `${name}.test.ts`]) {
      expect([name, file, existsSync(new URL(`${name}/${file}`, folder))]).toEqual([name, file, true]);
    }
  }
});
