import { describe, expect, test } from '@jest/globals';
import type { FindingAnnotation } from '../api/findings.ts';
import { lineMap } from '../changes/line-map.ts';
import { onHead } from './on-head.ts';
import type { Report } from './publish.ts';

// The base put two lines at the top of a.py, edited line 7 of the merge, and has a file of its own.
const map = lineMap(
  [
    'diff --git a/a.py b/a.py',
    '--- a/a.py',
    '+++ b/a.py',
    '@@ -1,2 +0,0 @@',
    '-x',
    '-y',
    '@@ -7 +5 @@',
    '-theirs',
    '+ours',
    'diff --git a/base.py b/base.py',
    'deleted file mode 100644',
    '--- a/base.py',
    '+++ /dev/null',
    '@@ -1 +0,0 @@',
    '-x',
    '',
  ].join('\n'),
);
const at = (path: string, startLine: number, endLine = startLine): FindingAnnotation => ({
  path,
  startLine,
  endLine,
  level: 'warning',
  title: 'T',
  message: 'M',
});
const report = (annotations: FindingAnnotation[]): Report => ({
  concern: 'lint',
  conclusion: 'failure',
  title: 'R',
  lines: ['first'],
  annotations,
});

describe('onHead', () => {
  test('annotations move to the lines of the head, ranges as far as their lines are there', () => {
    const { annotations, lines } = onHead(
      report([
        { ...at('a.py', 4), startColumn: 2, endColumn: 5 },
        at('a.py', 1, 3),
        at('a.py', 6, 7),
        at('other.py', 9, 12),
      ]),
      map,
    );
    expect(annotations).toEqual([
      { ...at('a.py', 2), startColumn: 2, endColumn: 5 },
      at('a.py', 1),
      at('a.py', 4),
      at('other.py', 9, 12),
    ]);
    expect(lines).toEqual(['first']);
  });

  test('what only the base has is told, and the conclusion stays', () => {
    const changed = onHead(report([at('a.py', 1, 2), at('base.py', 1), at('a.py', 7), at('a.py', 8)]), map);
    expect(changed.annotations).toEqual([at('a.py', 6)]);
    expect(changed.lines).toEqual([
      'first',
      '3 findings on lines that only the base branch has:',
      'a.py:1: T: M',
      'base.py:1: T: M',
      'a.py:7: T: M',
    ]);
    expect(changed.conclusion).toBe('failure');
  });

  test('of very many the number is told', () => {
    const { lines } = onHead(report(Array.from({ length: 502 }, () => at('base.py', 1))), map);
    expect(lines).toHaveLength(503);
    expect(lines.at(-1)).toBe('And 2 more findings.');
  });
});
