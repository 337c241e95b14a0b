import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createWorkspace } from './workspace.ts';

let root: string;
const workspace = () => createWorkspace({ GITHUB_WORKSPACE: root, RUNNER_TEMP: join(root, 'tmp') });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fairlead-workspace-'));
  mkdirSync(join(root, 'a', 'b'), { recursive: true });
  mkdirSync(join(root, 'tmp'));
  for (const path of ['x.xml', 'a/y.xml', 'a/b/z.xml', 'a/[q].xml']) writeFileSync(join(root, path), path);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('files are found', () => {
  test.each([
    'x.xml',
    './x.xml',
    'a/y.xml',
    'a/../x.xml',
    'a//y.xml',
    'a',
    'a/',
    'none.xml',
    'a/none/y.xml',
    '*.xml',
    '**/*.xml',
    'a/[q].xml',
    'a/{y,z}.xml',
  ])('as by Node’s own glob: %s', async (pattern) => {
    const expected: string[] = [];
    for await (const path of glob(pattern, { cwd: root })) expected.push(path);
    await expect(workspace().find([pattern])).resolves.toEqual(expected.sort());
  });

  test('once each, sorted, by name and by glob; outside the checkout by an absolute path', async () => {
    await expect(workspace().find(['x.xml', 'a/*.xml', 'a/y.xml', './x.xml'])).resolves.toEqual([
      'a/[q].xml',
      'a/y.xml',
      'x.xml',
    ]);
    await expect(workspace().find([join(root, 'x.xml')])).resolves.toEqual([join(root, 'x.xml')]);
  });
});

describe('files are read and written', () => {
  test('in pieces that stay as they are', async () => {
    const bytes = Buffer.alloc(600_000, 'abcdefg');
    writeFileSync(join(root, 'large'), bytes);
    const pieces: Uint8Array[] = [];
    for await (const piece of workspace().stream('large')) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(1);
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
    await expect(workspace().stream('none')[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });

  test('a text whole or in parts, with the folders that it needs', async () => {
    await workspace().write('new/deep/one.txt', 'é');
    await workspace().write('new/two.txt', ['a', '', 'é']);
    expect(readFileSync(join(root, 'new/deep/one.txt'), 'utf8')).toBe('é');
    expect(readFileSync(join(root, 'new/two.txt'), 'utf8')).toBe('aé');
    await workspace().write('new/two.txt', 'b');
    await expect(workspace().read('new/two.txt')).resolves.toBe('b');
  });

  test('what is not there is null or nothing; what is too large is refused', async () => {
    await expect(workspace().read('none')).resolves.toBeNull();
    await expect(workspace().read('x.xml/none')).resolves.toBeNull();
    await expect(workspace().list('none')).resolves.toEqual([]);
    await expect(workspace().list('a')).resolves.toEqual(['[q].xml', 'b', 'y.xml']);
    await expect(workspace().read('x.xml', 4)).rejects.toThrow('larger than 4 bytes');
  });
});
