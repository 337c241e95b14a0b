import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parseDiff, ranges } from './diff.ts';

const added = (text: string) =>
  Object.fromEntries([...parseDiff(text)].map(([path, change]) => [path, [...change.added]]));

describe('parseDiff', () => {
  test('edited, new, deleted and renamed files', () => {
    const text = [
      'diff --git a/a.py b/a.py',
      'index 1..2 100644',
      '--- a/a.py',
      '+++ b/a.py',
      '@@ -3,2 +3 @@ def f():',
      '-x',
      '-y',
      '+z',
      '@@ -9,0 +9,2 @@',
      '+p',
      '+q',
      '\\ No newline at end of file',
      'diff --git a/new.py b/new.py',
      'new file mode 100644',
      '--- /dev/null',
      '+++ b/new.py',
      '@@ -0,0 +1 @@',
      '+one',
      'diff --git a/gone.py b/gone.py',
      'deleted file mode 100644',
      '--- a/gone.py',
      '+++ /dev/null',
      '@@ -1 +0,0 @@',
      '-one',
      'diff --git a/old name.py b/new name.py',
      'similarity index 90%',
      'rename from old name.py',
      'rename to new name.py',
      '--- a/old name.py\t',
      '+++ b/new name.py\t',
      '@@ -4 +4 @@',
      '-a',
      '+b',
      '',
    ].join('\n');
    expect(added(text)).toEqual({ 'a.py': [3, 9, 10], 'new.py': [1], 'new name.py': [4] });
    expect(parseDiff(text).get('new name.py')?.oldPath).toBe('old name.py');
  });

  test('lines of content that look like headers stay content', () => {
    const text = [
      'diff --git a/a.py b/a.py',
      '--- a/a.py',
      '+++ b/a.py',
      '@@ -1,2 +1,2 @@',
      '--- a/other.py',
      '-diff --git a/x b/x',
      '+++ b/other.py',
      '+@@ -1 +1 @@',
      '',
    ].join('\n');
    expect(added(text)).toEqual({ 'a.py': [1, 2] });
  });

  test('quoted names are decoded', () => {
    const text = 'diff --git x y\n--- /dev/null\n+++ "b/caf\\303\\251 \\"q\\".py"\n@@ -0,0 +1 @@\n+a\n';
    expect(added(text)).toEqual({ 'café "q".py': [1] });
  });

  test('a hunk that cannot be read is an error, not an empty diff', () => {
    expect(() => parseDiff('+++ b/a\n@@ nonsense @@\n')).toThrow('cannot be read');
  });

  test('never fails in another way on any text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('@@ -1 +1 @@', '+++ b/a', '--- a/a', '+x', '-y', ' z', '"', 'diff --git')),
        (lines) => {
          parseDiff(lines.join('\n'));
        },
      ),
    );
  });

  test('agrees with git on random edits: the added lines hold the new content', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fairlead-diff-'));
    const line = fc.constantFrom('a', 'b', '++ b/x', '-- a/x', '@@ -1 +1 @@', '');
    try {
      fc.assert(
        fc.property(fc.array(line, { maxLength: 12 }), fc.array(line, { maxLength: 12 }), (before, after) => {
          writeFileSync(join(folder, 'before'), before.map((text) => `${text}\n`).join(''));
          writeFileSync(join(folder, 'after'), after.map((text) => `${text}\n`).join(''));
          const patch = gitDiff(folder);
          const lines = [...(parseDiff(patch).values().next().value?.added ?? [])];
          // Taking the added lines away leaves a subsequence of the old file.
          const kept = after.filter((_, index) => !lines.includes(index + 1));
          let at = 0;
          for (const text of before) if (text === kept[at]) at += 1;
          expect(at).toBe(kept.length);
          expect(lines.length).toBe(
            patch.split('\n').filter((text) => text.startsWith('+')).length - (patch === '' ? 0 : 1),
          );
        }),
        { numRuns: 25 },
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

function gitDiff(folder: string): string {
  try {
    return execFileSync('git', ['diff', '--no-index', '--unified=0', 'before', 'after'], {
      cwd: folder,
      encoding: 'utf8',
    });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

test('ranges join neighbours', () => {
  expect(ranges([7, 2, 1, 3])).toEqual([
    { start: 1, end: 3 },
    { start: 7, end: 7 },
  ]);
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), (lines) => {
      const back = ranges(lines).flatMap(({ start, end }) =>
        Array.from({ length: end - start + 1 }, (_, i) => start + i),
      );
      expect(back).toEqual(lines.toSorted((a, b) => a - b));
    }),
  );
});
