import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { tarOf } from '../../../test/fakes/fork-stage.ts';
import { unpackSource } from './source.ts';

let folder = '';
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'fairlead-source-')), 'out');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

/** An archive whose first entry has another type, mode or name of a link. */
function entry(path: string, type: string, text = ''): Buffer {
  const tar = Buffer.from(tarOf({ [path]: text }));
  tar.write(type, 156);
  tar.fill(' ', 148, 156);
  const sum = tar.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return tar.subarray(0, -1024);
}

const end = Buffer.alloc(1024);

test('files and folders, without the outermost one', async () => {
  const tar = Buffer.concat([
    entry('top', 'g', '52 comment=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n'),
    entry('top/', '5'),
    entry('top/empty/', '5'),
    entry('top/a/b.txt', '0', 'text'),
    end,
  ]);
  await unpackSource(gzipSync(tar), folder);
  expect(readFileSync(join(folder, 'a/b.txt'), 'utf8')).toBe('text');
  expect(readdirSync(join(folder, 'empty'))).toEqual([]);
  expect(statSync(join(folder, 'a/b.txt')).mode & 0o111).toBe(0);
});

test('long names of pax', async () => {
  const long = `top/${'d'.repeat(90)}/${'f'.repeat(90)}.txt`;
  const record = ` path=${long}\n`;
  const length = record.length + 3;
  const tar = Buffer.concat([
    entry('pax', 'x', `${length}${record}`),
    entry('top/cut', '0', 'long'),
    entry('top/next', '0', 'next'),
    end,
  ]);
  await unpackSource(gzipSync(tar), folder);
  expect(readFileSync(join(folder, long.slice(4)), 'utf8')).toBe('long');
  expect(readFileSync(join(folder, 'next'), 'utf8')).toBe('next');
});

test('links are left out, so that nothing is written through them', async () => {
  const tar = Buffer.concat([entry('top/away', '2'), entry('top/hard', '1'), entry('top/a', '0', 'a'), end]);
  await unpackSource(gzipSync(tar), folder);
  expect(readdirSync(folder)).toEqual(['a']);
});

test.each<[string, Uint8Array]>([
  ['a path above', gzipSync(tarOf({ 'top/../../x': '' }))],
  ['an absolute path', gzipSync(tarOf({ '/top/x': '' }))],
  ['a path with a line break', gzipSync(tarOf({ 'top/a\nb': '' }))],
  ['a path of Windows', gzipSync(tarOf({ 'top/..\\x': '' }))],
  [
    'a pax path above',
    gzipSync(Buffer.concat([entry('p', 'x', '19 path=top/../../x\n'), entry('top/a', '0'), end])),
  ],
  ['no gzip', Buffer.from('hello')],
  ['a bomb', gzipSync(Buffer.alloc(220 * 1024 * 1024), { level: 1 })],
  ['half of one', gzipSync(Buffer.from(tarOf({ 'top/a': 'x'.repeat(2000) })).subarray(0, 1000))],
  ['a size that is none', gzipSync(Buffer.from(tarOf({ 'top/a': 'x' })).fill('z', 124, 136))],
])('%s is refused', async (_, archive) => {
  await expect(unpackSource(archive, folder)).rejects.toMatchObject({ code: 'FL_FORK_BUILD' });
  expect(existsSync(join(folder, '..', 'x'))).toBe(false);
});
