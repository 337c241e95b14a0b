import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { pep440 } from './version.ts';

const vectors = JSON.parse(readFileSync('test/fixtures/versions/pep440.json', 'utf8')) as {
  compare: [string, string, number][];
  notNormal: string[];
};
const sha = 'ab'.repeat(20);

describe('pep440', () => {
  test('the order is that of the packaging library', () => {
    expect(vectors.compare.length).toBeGreaterThan(600);
    const differing = vectors.compare.filter(([a, b, order]) => Math.sign(pep440.compare(a, b)) !== order);
    expect(differing).toEqual([]);
    expect(new Set(vectors.compare.map(([, , order]) => order)).size).toBe(3);
  });

  test.each(vectors.notNormal)('%j is refused', (text) => {
    expect(pep440.read(text)).toBeNull();
    expect(() => pep440.compare(text, '1.0')).toThrow('not a normal form of PEP 440');
  });

  test('runs and attempts are one number, in their order', () => {
    const run = fc.record({
      runNumber: fc.integer({ min: 1, max: 1e6 }),
      runAttempt: fc.integer({ min: 1, max: 99 }),
    });
    fc.assert(
      fc.property(run, run, (a, b) => {
        const [left = '', right = ''] = [a, b].map((of) =>
          pep440.alphaVersion({
            base: '1.0.0',
            mainCommitCount: 1,
            sha,
            pullRequest: { number: 2, ...of },
          }),
        );
        const order = Math.sign(a.runNumber - b.runNumber) || Math.sign(a.runAttempt - b.runAttempt);
        expect(Math.sign(pep440.compare(left, right))).toBe(order);
        expect(left === right).toBe(order === 0);
      }),
    );
  });

  test.each(['1.0.0rc1', '1.0.0b1', '1.0.0a1.post2', '1.0.0a1.dev3', '1.0.0.post1', '1.0.0.dev1'])(
    '%s is no alpha of ours and no release',
    (text) => expect(pep440.read(text)).toBeNull(),
  );

  test('short releases count as with zeros behind them', () => {
    expect(pep440.compare('1.0', '1.0.0')).toBe(0);
    expect(pep440.alphaVersion({ base: '1.0', mainCommitCount: 3, sha })).toBe('1.0a3');
  });

  test('a pull request’s version holds its run and attempt already', () => {
    const pullRequest = { number: 42, runNumber: 3, runAttempt: 1 };
    const input = { base: '1.0.0', mainCommitCount: 3, sha, pullRequest };
    expect(pep440.afterCollision(input, { number: 3, attempt: 1 })).toBeNull();
  });
});
