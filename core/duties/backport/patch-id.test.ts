import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { missingPatches, patchId } from './patch-id.ts';

const file = (path: string, lines: readonly string[], at = 1) =>
  [
    `diff --git a/${path} b/${path}`,
    'index 1111111..2222222 100644',
    `--- a/${path}`,
    `+++ b/${path}`,
    `@@ -${at},3 +${at},3 @@ def f():`,
    ...lines,
  ].join('\n');
const change = [' before', '-old', '+new', ' after'];

describe('the same patch', () => {
  const original = patchId(file('a.py', change));

  test.each([
    ['other line numbers', file('a.py', change, 90)],
    ['other context', file('a.py', [' elsewhere', '-old', '+new', ' something'])],
    ['other blobs', file('a.py', change).replace('1111111..2222222', '3333333..4444444')],
    ['space at line ends', file('a.py', [' before', '-old  ', '+new\r', ' after'])],
    ['no newline at the end', `${file('a.py', change)}\n\\ No newline at end of file`],
  ])('%s', (_, diff) => {
    expect(patchId(diff)).toBe(original);
  });

  test('the order of files', () => {
    const [a, b] = [file('a.py', change), file('b.py', ['+x'])];
    expect(patchId(`${a}\n${b}`)).toBe(patchId(`${b}\n${a}`));
  });
});

describe('another patch', () => {
  const original = patchId(file('a.py', change));

  test.each([
    ['another path', file('b.py', change)],
    ['another line', file('a.py', [' before', '-old', '+newer', ' after'])],
    ['the reverse', file('a.py', [' before', '-new', '+old', ' after'])],
    ['indentation', file('a.py', [' before', '-old', '+  new', ' after'])],
    ['more', file('a.py', [...change, '+more'])],
    ['a line that looks like a header', file('a.py', [...change, '--- a/x'])],
    ['less', file('a.py', ['-old'])],
  ])('%s', (_, diff) => {
    expect(patchId(diff)).not.toBe(original);
    expect(patchId(diff)).not.toBeNull();
  });

  test('a mode, a rename and a binary file count', () => {
    const head = 'diff --git a/x b/x\n';
    const ids = [
      `${head}old mode 100644\nnew mode 100755`,
      'diff --git a/x b/y\nsimilarity index 100%\nrename from x\nrename to y',
      `${head}index 1111111..2222222 100644\nBinary files a/x and b/x differ`,
      `${head}index 1111111..3333333 100644\nBinary files a/x and b/x differ`,
    ].map(patchId);
    expect(ids).not.toContain(null);
    expect(new Set(ids).size).toBe(4);
    const longer = `${head}index 9999999..22222223333 100644\nBinary files a/x and b/x differ`;
    expect(patchId(longer)).toBe(ids[2]);
  });
});

test.each(['', 'nonsense', 'diff --git a/x b/x\nindex 1..2'])('%j changes nothing', (diff) => {
  expect(patchId(diff)).toBeNull();
});

test('never throws', () => {
  fc.assert(fc.property(fc.string(), (text) => void patchId(text)));
});

describe('missing on the main line', () => {
  const commit = (sha: string, diff: string | null, parents = 1) => {
    return { sha: sha.repeat(40), title: `Fix ${sha}`, diff, parents };
  };
  const [one, two] = [file('a.py', change), file('b.py', ['+x'])];

  test('names what is not there', () => {
    expect(missingPatches([commit('a', one), commit('b', two)], [commit('c', one)])).toEqual([
      'bbbbbbb Fix b',
    ]);
    expect(missingPatches([commit('a', one)], [commit('c', two), commit('d', one)])).toEqual([]);
    expect(missingPatches([], [])).toEqual([]);
  });

  test('an empty commit misses nothing; a merge commit always does', () => {
    expect(missingPatches([commit('a', '')], [])).toEqual([]);
    expect(missingPatches([commit('a', one, 2)], [commit('c', one)])).toEqual(['aaaaaaa Fix a']);
  });

  test('what was too large to be read makes it unknown, unless everything is found', () => {
    expect(missingPatches([commit('a', null)], [])).toBe('unknown');
    expect(missingPatches([commit('a', one)], [commit('c', null)])).toBe('unknown');
    expect(missingPatches([commit('a', one)], [commit('c', null), commit('d', one)])).toEqual([]);
  });
});
