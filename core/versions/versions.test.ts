import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { alphaVersion, isMainAlpha, newestFinal, nextBase, releaseOf } from './alpha.ts';
import { compareVersions, formatVersion, parseVersion, tryParseVersion } from './pep440.ts';
import {
  escapeName,
  formatWheelName,
  normaliseName,
  parseWheelName,
  tryParseWheelName,
} from './wheel-name.ts';

const vectors = JSON.parse(readFileSync('test/fixtures/versions/pep440.json', 'utf8')) as {
  compare: [string, string, number][];
  notNormal: string[];
  names: [string, string][];
};

function compare(a: string, b: string): number {
  return Math.sign(compareVersions(parseVersion(a), parseVersion(b)));
}

describe('PEP 440', () => {
  test('the order is that of the packaging library', () => {
    expect(vectors.compare.length).toBeGreaterThan(600);
    expect(vectors.compare.filter(([a, b, order]) => compare(a, b) !== order)).toEqual([]);
    expect(new Set(vectors.compare.map(([, , order]) => order)).size).toBe(3);
  });

  test('what is parsed is written back', () => {
    for (const [a] of vectors.compare) expect(formatVersion(parseVersion(a))).toBe(a);
  });

  test.each(vectors.notNormal)('%j is refused', (text) => {
    expect(tryParseVersion(text)).toBeNull();
    expect(() => parseVersion(text)).toThrow(expect.objectContaining({ code: 'FL_VERSION_INVALID' }));
  });
});

const pull = fc.record({
  number: fc.integer({ min: 1, max: 1e6 }),
  runNumber: fc.integer({ min: 1, max: 1e6 }),
  runAttempt: fc.integer({ min: 1, max: 99 }),
});
const count = fc.integer({ min: 0, max: 1e6 });

describe('alpha versions', () => {
  test('are written as the scheme says', () => {
    expect(alphaVersion({ base: '1.5.0', mainCommitCount: 1234 })).toBe('1.5.0a1234');
    const pullRequest = { number: 42, runNumber: 3, runAttempt: 1 };
    expect(alphaVersion({ base: '1.5.0', mainCommitCount: 1234, pullRequest })).toBe(
      '1.5.0a1234.post42.dev301',
    );
  });

  test('sort after the main alpha that a pull request starts from and before the next one', () => {
    fc.assert(
      fc.property(count, pull, (mainCommitCount, pullRequest) => {
        const base = '1.5.0';
        const ofPull = alphaVersion({ base, mainCommitCount, pullRequest });
        expect(compare(alphaVersion({ base, mainCommitCount }), ofPull)).toBe(-1);
        expect(compare(ofPull, alphaVersion({ base, mainCommitCount: mainCommitCount + 1 }))).toBe(-1);
        expect(compare(ofPull, base)).toBe(-1);
        expect(releaseOf(ofPull)).toBe(base);
        expect([isMainAlpha(ofPull), isMainAlpha(`1.5.0a${mainCommitCount}`)]).toEqual([false, true]);
      }),
    );
  });

  test('are equal for equal input only, and grow with runs and attempts', () => {
    fc.assert(
      fc.property(count, pull, pull, (mainCommitCount, a, b) => {
        const [left, right] = [a, b].map((pullRequest) =>
          alphaVersion({ base: '1.0.0', mainCommitCount, pullRequest }),
        );
        const key = (p: typeof a) => [p.number, p.runNumber, p.runAttempt];
        const order = key(a)
          .map((value, i) => Math.sign(value - (key(b)[i] ?? 0)))
          .find((sign) => sign !== 0);
        expect(compare(left ?? '', right ?? '')).toBe(order ?? 0);
        expect(left === right).toBe(order === undefined);
      }),
    );
  });

  test.each([
    { base: '1.0.0a1', mainCommitCount: 1 },
    { base: '1.0.0', mainCommitCount: -1 },
    { base: '1.0.0', mainCommitCount: 1.5 },
    { base: '1.0.0', mainCommitCount: 1, pullRequest: { number: 0, runNumber: 1, runAttempt: 1 } },
    { base: '1.0.0', mainCommitCount: 1, pullRequest: { number: 1, runNumber: 1, runAttempt: 100 } },
  ])('%j is refused', (input) => {
    expect(() => alphaVersion(input)).toThrow(expect.objectContaining({ code: 'FL_VERSION_INVALID' }));
  });

  test.each([
    ['1.0.0', null, '1.0.0'],
    ['1.0.0', '1.0.0', '1.1.0'],
    ['1.0', '1.0.0', '1.1.0'],
    ['1.0.0', '1.4.2', '1.5.0'],
    ['2.0.0', '1.4.2', '2.0.0'],
    ['1.4.3', '1.4.2', '1.4.3'],
    ['1.0.0', '3', '3.1.0'],
  ])('manifest %s after release %s works towards %s', (manifest, newest, expected) => {
    expect(nextBase(manifest, newest)).toBe(expected);
  });

  test('the newest release leaves alphas out', () => {
    const newest = newestFinal(['1.0.0', '1.10.0', '1.9.0', '2.0.0a1', '1.11.0.dev1'].map(parseVersion));
    expect(newest === null ? null : formatVersion(newest)).toBe('1.10.0');
    expect(newestFinal([])).toBeNull();
  });

  test('only alphas have a release', () => expect(() => releaseOf('1.0.0rc1')).toThrow('not an alpha'));
});

describe('names', () => {
  test('are normalised as the packaging library does', () => {
    for (const [name, expected] of vectors.names) expect(normaliseName(name)).toBe(expected);
    expect(escapeName('Field.Notes-web')).toBe('field_notes_web');
  });

  test.each([
    'fieldnotes_notes-1.1.0a3-py3-none-any.whl',
    'a-1.0-1build-cp311-cp311-manylinux_2_17_x86_64.whl',
  ])('%s is read and written back', (filename) =>
    expect(formatWheelName(parseWheelName(filename))).toBe(filename),
  );

  test.each([
    'a-1.0.tar.gz',
    '../a-1.0-py3-none-any.whl',
    'a-1.0-py3-none.whl',
    'a/b-1-py3-none-any.whl',
    '',
  ])('%j is no wheel name', (filename) => {
    expect(tryParseWheelName(filename)).toBeNull();
    expect(() => parseWheelName(filename)).toThrow(expect.objectContaining({ code: 'FL_WHEEL_INVALID' }));
  });
});
