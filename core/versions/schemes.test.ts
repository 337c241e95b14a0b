import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { versionSchemes } from './index.ts';
import { newestFinal, nextBase } from './releases.ts';
import type { AlphaInput } from './types.ts';

const folders = readdirSync('core/versions', { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

test('every folder is a scheme with code, page and tests, and every scheme has a folder', () => {
  expect(Object.keys(versionSchemes).sort()).toEqual(folders.sort());
  for (const folder of folders) {
    expect(readdirSync(`core/versions/${folder}`).sort()).toEqual([
      'readme.md',
      'version.test.ts',
      'version.ts',
    ]);
  }
});

const invalid = expect.objectContaining({ code: 'FL_VERSION_INVALID' });
const sha = fc.string({
  unit: fc.constantFrom(...Array.from('0123456789abcdef')),
  minLength: 40,
  maxLength: 40,
});
// Digits only, and a zero in front of them, are what goes wrong without the letter.
const digitsOnly = fc.string({
  unit: fc.constantFrom(...Array.from('0123456789')),
  minLength: 40,
  maxLength: 40,
});
const commit = fc.oneof(sha, digitsOnly);
const small = fc.integer({ min: 1, max: 120 });
const large = fc.integer({ min: 1, max: 1e13 - 10 });
const counted = fc.oneof(small, large);
const pullRequest = fc.record({
  number: counted,
  runNumber: counted,
  runAttempt: fc.integer({ min: 1, max: 99 }),
});
const mainCommitCount = fc.oneof(fc.constant(0), counted);

describe.each(Object.entries(versionSchemes))('%s', (ecosystem, scheme) => {
  const base = '1.5.0';
  const order = (a: string, b: string) => Math.sign(scheme.compare(a, b));

  test('along the default branch versions grow with the commits, and with the base', () => {
    fc.assert(
      fc.property(mainCommitCount, commit, commit, (count, older, newer) => {
        const first = scheme.alphaVersion({ base, mainCommitCount: count, sha: older });
        const second = scheme.alphaVersion({ base, mainCommitCount: count + 1, sha: newer });
        const third = scheme.alphaVersion({ base: '1.6.0', mainCommitCount: count + 2, sha: older });
        expect([order(first, second), order(second, base), order(base, third)]).toEqual([-1, -1, -1]);
        expect(order('1.4.9', first)).toBe(-1);
      }),
    );
  });

  test('a pull request’s stands after the main alpha it counts from and before the next one', () => {
    fc.assert(
      fc.property(mainCommitCount, commit, commit, pullRequest, (count, ofMain, head, pull) => {
        const before = { base, mainCommitCount: count, sha: ofMain };
        const run = { number: pull.runNumber, attempt: pull.runAttempt };
        const own = scheme.alphaVersion({ base, mainCommitCount: count, sha: head, pullRequest: pull });
        const taken = scheme.afterCollision(before, run) ?? '';
        const next = scheme.alphaVersion({ base, mainCommitCount: count + 1, sha: ofMain });
        expect(order(scheme.alphaVersion(before), own)).toBe(-1);
        expect(order(scheme.alphaVersion(before), taken)).toBe(-1);
        expect(order(taken, own)).toBe(-1);
        expect(order(own, next)).toBe(-1);
      }),
    );
  });

  test('within a pull request versions grow with the runs, whatever the commit', () => {
    fc.assert(
      fc.property(mainCommitCount, commit, commit, pullRequest, small, (count, a, b, pull, more) => {
        const later = { ...pull, runNumber: Math.min(pull.runNumber + more, 1e13 - 1), runAttempt: 1 };
        const first = scheme.alphaVersion({ base, mainCommitCount: count, sha: a, pullRequest: pull });
        const second = scheme.alphaVersion({ base, mainCommitCount: count, sha: b, pullRequest: later });
        expect(order(first, second)).toBe(-1);
      }),
    );
  });

  test('other pull requests, runs and commits have other versions; equal ones have equal versions', () => {
    fc.assert(
      fc.property(mainCommitCount, commit, pullRequest, pullRequest, (count, head, a, b) => {
        const version = (pull: typeof a, alike: Partial<typeof a> = {}) =>
          scheme.alphaVersion({
            base,
            mainCommitCount: count,
            sha: head,
            pullRequest: { ...pull, ...alike },
          });
        expect(version(a)).toBe(version({ ...a }));
        if (a.number !== b.number) {
          expect(version(a)).not.toBe(version(a, { number: b.number }));
          expect(version(a)).not.toBe(version(b));
        }
        if (a.runNumber !== b.runNumber) expect(version(a)).not.toBe(version(b, { number: a.number }));
        expect(version(a)).not.toBe(scheme.alphaVersion({ base, mainCommitCount: count, sha: head }));
      }),
    );
  });

  test('what is written is read back, after a collision too', () => {
    fc.assert(
      fc.property(
        mainCommitCount,
        commit,
        fc.option(pullRequest, { nil: undefined }),
        (count, head, pull) => {
          const input: AlphaInput = {
            base,
            mainCommitCount: count,
            sha: head,
            ...(pull === undefined ? {} : { pullRequest: pull }),
          };
          const expected = {
            release: base,
            alpha: { mainCommitCount: count, pullRequest: pull?.number ?? null },
          };
          expect(scheme.read(scheme.alphaVersion(input))).toEqual(expected);
          const other = scheme.afterCollision(input, { number: 7, attempt: 2 });
          if (other !== null) {
            expect(scheme.read(other)).toEqual(expected);
            expect(order(scheme.alphaVersion(input), other)).toBe(-1);
          }
        },
      ),
    );
    expect(scheme.read(base)).toEqual({ release: base, alpha: null });
  });

  test('attempts after a collision stand in their order, the tenth after the second', () => {
    const input = { base, mainCommitCount: 3, sha: 'ab'.repeat(20) };
    const tries = Array.from({ length: 99 }, (_, index) =>
      scheme.afterCollision(input, { number: 5, attempt: index + 1 }),
    );
    for (const [index, version] of tries.slice(1).entries()) {
      expect(order(tries[index] ?? '', version ?? '')).toBe(-1);
    }
  });

  const good = { base, mainCommitCount: 1, sha: 'ab'.repeat(20) };
  const pull = { number: 1, runNumber: 1, runAttempt: 1 };
  test.each<Partial<AlphaInput>>([
    { base: '1.5.0-alpha.1' },
    { base: '1.5.0a1' },
    { base: 'v1.5.0' },
    { base: '01.5.0' },
    { base: '' },
    { base: '1.5.0\n' },
    { base: '1'.repeat(16) },
    { mainCommitCount: -1 },
    { mainCommitCount: 1.5 },
    { mainCommitCount: Number.NaN },
    { mainCommitCount: 1e13 },
    { sha: 'ab'.repeat(4) },
    { sha: 'AB'.repeat(20) },
    { sha: `${'ab'.repeat(20)}\n` },
    { pullRequest: { ...pull, number: 0 } },
    { pullRequest: { ...pull, number: 1e13 } },
    { pullRequest: { ...pull, runNumber: 0 } },
    { pullRequest: { ...pull, runNumber: 1e13 } },
    { pullRequest: { ...pull, runAttempt: 0 } },
    { pullRequest: { ...pull, runAttempt: 100 } },
  ])('%j is refused', (wrong) => {
    expect(() => scheme.alphaVersion(good)).not.toThrow();
    expect(() => scheme.alphaVersion({ ...good, ...wrong })).toThrow(invalid);
  });

  test.each(['', 'latest', 'alpha', 'pr-42', '1.5.0-beta.1', '1.5.0b1', '1.5.0-', 'x'.repeat(300), '1.5.0 '])(
    '%j is neither final nor an alpha of ours',
    (text) => expect(scheme.read(text)).toBeNull(),
  );

  test('what is no version has no place in the order', () => {
    expect(() => scheme.compare('latest', base)).toThrow(invalid);
    expect(() => scheme.compare(base, 'latest')).toThrow(invalid);
  });

  test('no tag that moves is latest', () => {
    expect([null, 1, 42].map((number) => scheme.pointer(number))).not.toContain('latest');
  });

  test.each([
    ['1.0.0', null, '1.0.0'],
    ['1.0.0', '1.0.0', '1.1.0'],
    ['1.0.0', '1.4.2', '1.5.0'],
    ['2.0.0', '1.4.2', '2.0.0'],
    ['1.4.3', '1.4.2', '1.4.3'],
    ['1.4.10', '1.4.9', '1.4.10'],
  ])('manifest %s after release %s works towards %s', (manifest, newest, expected) => {
    expect(nextBase(scheme, manifest, newest)).toBe(expected);
  });

  test('a manifest must name a final version', () => {
    const alpha = scheme.alphaVersion(good);
    expect(() => nextBase(scheme, alpha, null)).toThrow(invalid);
    expect(() => nextBase(scheme, 'next', '1.0.0')).toThrow(invalid);
  });

  test('the newest release leaves alphas and other texts out', () => {
    const alpha = scheme.alphaVersion({ ...good, base: '2.0.0' });
    expect(newestFinal(scheme, ['1.0.0', '1.10.0', '1.9.0', alpha, 'latest'])).toBe('1.10.0');
    expect(newestFinal(scheme, [alpha])).toBeNull();
  });

  test('the page names the versions that the code makes', () => {
    const page = readFileSync(`core/versions/${ecosystem}/readme.md`, 'utf8');
    const input = { base, mainCommitCount: 1234, sha: `1a2b3c4d${'0'.repeat(32)}` };
    const ofPull = { ...input, pullRequest: { number: 42, runNumber: 3, runAttempt: 1 } };
    const run = { number: 3, attempt: 2 };
    const made = [
      scheme.alphaVersion(input),
      scheme.alphaVersion(ofPull),
      scheme.afterCollision(input, run),
      scheme.afterCollision(ofPull, run),
      scheme.pointer(null),
      scheme.pointer(42),
    ];
    for (const text of made) if (text !== null) expect(page).toContain(`\`${text}\``);
  });
});
