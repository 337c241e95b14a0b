import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { keepApart } from './apart.ts';

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'fairlead-apart-'));
  for (const folder of ['usr/src/app', 'usr-local', 'data', 'python/lib']) {
    mkdirSync(join(dir, folder), { recursive: true });
  }
  writeFileSync(join(dir, 'data/key.pem'), 'key');
  writeFileSync(join(dir, 'python/lib/key.pem'), 'key');
  symlinkSync(join(dir, 'python/lib/key.pem'), join(dir, 'data/link.pem'));
  symlinkSync(join(dir, 'python'), join(dir, 'current'));
  symlinkSync(join(dir, 'data'), join(dir, 'usr/var'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test.each<[string, string, string, boolean]>([
  ['a working folder below it', 'usr', 'usr/src/app', true],
  ['what will be made below it', 'usr', 'usr/src/app/data/fork-tests/run', true],
  ['the folder itself', 'data', 'data', true],
  ['a file in it', 'data', 'data/key.pem', true],
  ['a file that a link elsewhere names', 'python', 'data/link.pem', true],
  ['a file of a folder that is shown by a link', 'current', 'python/lib/key.pem', true],
  ['a link in it, to what is elsewhere', 'usr', 'usr/var', false],
  ['what only starts alike', 'usr', 'usr-local', false],
  ['what is around it', 'usr/src', 'usr', false],
  ['what lies beside it', 'python', 'data', false],
])('%s: %s is around %s: %s', (_, shown, own, refused) => {
  const work = () => keepApart([join(dir, 'none'), join(dir, shown)], [join(dir, 'else'), join(dir, own)]);
  if (refused) expect(work).toThrow(`${join(dir, shown)} holds the data of the App`);
  else expect(work).not.toThrow();
});

test('everything is within the root', () => {
  expect(() => keepApart(['/'], [dir])).toThrow('/ holds the data of the App');
});
