import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { maven } from './version.ts';

const vectors = JSON.parse(readFileSync('test/fixtures/versions/maven.json', 'utf8')) as {
  compare: [string, string, number][];
};

describe('maven', () => {
  test('the order is that of Maven’s ComparableVersion', () => {
    expect(vectors.compare.length).toBeGreaterThan(600);
    const differing = vectors.compare.filter(([a, b, order]) => Math.sign(maven.compare(a, b)) !== order);
    expect(differing).toEqual([]);
    expect(new Set(vectors.compare.map(([, , order]) => order)).size).toBe(3);
  });

  test('a commit is never read as one of Maven’s words', () => {
    const sha = `a9${'0'.repeat(38)}`;
    expect(maven.alphaVersion({ base: '1.5.0', mainCommitCount: 3, sha })).toBe('1.5.0-alpha-3-g-a9000000');
  });

  test.each(['1.5.0-SNAPSHOT', '1.5.0-20261123.100000-1', '1.5.0-alpha-1', '1.5.0-rc-1', '1.5.0.RELEASE'])(
    '%s is neither final nor an alpha of ours',
    (text) => expect(maven.read(text)).toBeNull(),
  );

  test('alphas of one commit count differ by commit, in an order of their own', () => {
    const [a, b] = ['00', 'ff'].map((byte) =>
      maven.alphaVersion({ base: '1.5.0', mainCommitCount: 3, sha: byte.repeat(20) }),
    );
    expect(maven.compare(a ?? '', b ?? '')).toBeLessThan(0);
    expect(maven.compare(b ?? '', a ?? '')).toBeGreaterThan(0);
  });
});
