import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { writeFile } from './files.ts';

let folder: string;
let checkout: string;
let elsewhere: string;
const code = (name: string): unknown => expect.objectContaining({ code: name });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-files-'));
  [checkout, elsewhere] = [join(folder, 'checkout'), join(folder, 'checkout-elsewhere')];
  for (const each of [checkout, elsewhere]) mkdirSync(each);
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (path: string) => join(checkout, path);

describe('a file of a checkout', () => {
  test('is written with its folders, once, and replaced where that is said', () => {
    const path = at('.github/workflows/a.yml');
    writeFile(path, 'one', 'new', checkout);
    expect(() => writeFile(path, 'two', 'new', checkout)).toThrow(code('EEXIST'));
    expect(readFileSync(path, 'utf8')).toBe('one');
    writeFile(path, '2', 'replace', checkout);
    expect(readFileSync(path, 'utf8')).toBe('2');
    writeFile(join(folder, 'other/x.yml'), 'x', 'new', join(folder, 'other'));
    expect(readFileSync(join(folder, 'other/x.yml'), 'utf8')).toBe('x');
  });

  test.each(['new', 'replace'] as const)('is not written through a link that leads out (%s)', (how) => {
    symlinkSync(elsewhere, at('.github'));
    expect(() => writeFile(at('.github/workflows/a.yml'), 'x', how, checkout)).toThrow(code('ELOOP'));
    expect(() => writeFile(at('.github/a.yml'), 'x', how, checkout)).toThrow(code('ELOOP'));
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  test('is not written through a link that is the file itself, nor through one that leads nowhere', () => {
    writeFileSync(join(elsewhere, 'mine'), 'mine');
    symlinkSync(join(elsewhere, 'mine'), at('a.yml'));
    symlinkSync(join(elsewhere, 'nothing'), at('b.yml'));
    symlinkSync(join(elsewhere, 'nowhere'), at('.github'));
    expect(() => writeFile(at('a.yml'), 'x', 'replace', checkout)).toThrow(code('ELOOP'));
    expect(() => writeFile(at('b.yml'), 'x', 'replace', checkout)).toThrow(code('ELOOP'));
    expect(() => writeFile(at('b.yml'), 'x', 'new', checkout)).toThrow(code('EEXIST'));
    expect(() => writeFile(at('.github/a.yml'), 'x', 'new', checkout)).toThrow();
    expect(readFileSync(join(elsewhere, 'mine'), 'utf8')).toBe('mine');
    expect(readdirSync(elsewhere)).toEqual(['mine']);
  });

  test('may stand behind links that stay inside, and the checkout behind any', () => {
    mkdirSync(at('config'));
    symlinkSync('config', at('.github'));
    symlinkSync(checkout, join(folder, 'short'));
    writeFile(join(folder, 'short/.github/a.yml'), 'x', 'new', join(folder, 'short'));
    expect(readFileSync(at('config/a.yml'), 'utf8')).toBe('x');
  });
});

test('a file that somebody names is written wherever it leads', () => {
  symlinkSync(elsewhere, at('out'));
  writeFile(at('out/a.yml'), 'x', 'new');
  expect(readFileSync(join(elsewhere, 'a.yml'), 'utf8')).toBe('x');
});
