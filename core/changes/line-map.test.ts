import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { lineMap } from './line-map.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-lines-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The patch from one text to another, as git makes it. */
function diffOf(before: readonly string[], after: readonly string[], context: number): string {
  const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
  writeFileSync(join(folder, 'before'), text(before));
  writeFileSync(join(folder, 'after'), text(after));
  try {
    execFileSync('git', ['diff', '--no-index', `--unified=${context}`, 'before', 'after'], { cwd: folder });
    return '';
  } catch (error) {
    const { stdout } = error as { stdout: Buffer };
    return stdout.toString().replace('--- a/before', '--- a/a.py').replace('+++ b/after', '+++ b/a.py');
  }
}

describe('lineMap', () => {
  test('a line is where git leaves it; one that git takes out has no place', () => {
    // Every line stands once, so its place in the other text is certain.
    const order = fc.shuffledSubarray(
      Array.from({ length: 12 }, (_, index) => `line ${index}`),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(order, order, fc.nat(3), (before, after, context) => {
        const patch = diffOf(before, after, context);
        const removed = new Set(
          patch
            .split('\n')
            .filter((line) => line.startsWith('-line'))
            .map((line) => line.slice(1)),
        );
        const map = lineMap(patch);
        for (const [index, line] of before.entries()) {
          const place = map('a.py', index + 1);
          const expected = removed.has(line) ? null : { path: 'a.py', line: after.indexOf(line) + 1 };
          expect([line, place]).toEqual([line, expected]);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('other files, renamed ones, deleted and new ones', () => {
    const map = lineMap(
      [
        'diff --git a/old.py b/new.py',
        'similarity index 90%',
        'rename from old.py',
        'rename to new.py',
        '--- a/old.py',
        '+++ b/new.py',
        '@@ -3 +2,0 @@',
        '-x',
        'diff --git a/moved.py b/lib/moved.py',
        'similarity index 100%',
        'rename from moved.py',
        'rename to lib/moved.py',
        'diff --git a/gone.py b/gone.py',
        'deleted file mode 100644',
        '--- a/gone.py',
        '+++ /dev/null',
        '@@ -1,2 +0,0 @@',
        '-one',
        '-two',
        'diff --git a/fresh.py b/fresh.py',
        'new file mode 100644',
        '--- /dev/null',
        '+++ b/fresh.py',
        '@@ -0,0 +1 @@',
        '+one',
        'diff --git a/last.py b/last.py',
        '--- a/last.py',
        '+++ b/last.py',
        '@@ -5,0 +6 @@',
        '+one',
        '',
      ].join('\n'),
    );
    expect([2, 3, 4].map((line) => map('old.py', line))).toEqual([
      { path: 'new.py', line: 2 },
      null,
      { path: 'new.py', line: 3 },
    ]);
    expect(map('moved.py', 7)).toEqual({ path: 'lib/moved.py', line: 7 });
    expect([map('gone.py', 1), map('gone.py', 9)]).toEqual([null, null]);
    expect([5, 6].map((line) => map('last.py', line)?.line)).toEqual([5, 7]);
    expect(map('other.py', 5)).toEqual({ path: 'other.py', line: 5 });
  });
});
