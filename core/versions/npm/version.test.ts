import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import semver from 'semver';
import { npm } from './version.ts';

const part = fc.oneof(
  fc.integer({ min: 0, max: 20 }).map(String),
  fc.constantFrom('alpha', 'pr1', 'pr10', 'pr2', 'g0a', 'gf', 'r02', 'r10', 'A', '-', '0a', '-1'),
);
const version = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 }),
    fc.array(part, { maxLength: 4 }),
  )
  .map(([release, pre]) => release.join('.') + (pre.length === 0 ? '' : `-${pre.join('.')}`));

describe('npm', () => {
  test('the order is that of the semver package', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(Math.sign(npm.compare(a, b))).toBe(semver.compare(a, b));
      }),
      { numRuns: 2000 },
    );
  });

  test.each(['01.0.0', '1.0', '1.0.0-01', '1.0.0-', '1.0.0-a..b', '1.0.0-a_b', `1.0.0-${'a'.repeat(256)}`])(
    '%j is a version neither here nor for the semver package',
    (text) => {
      expect(semver.parse(text)).toBeNull();
      expect(() => npm.compare(text, '1.0.0')).toThrow('not a semantic version');
    },
  );

  test('the largest numbers are numbers for the semver package too, and the version is short enough', () => {
    const largest = 1e13 - 1;
    const text = npm.afterCollision(
      {
        base: Array.from({ length: 3 }, () => '9'.repeat(15)).join('.'),
        mainCommitCount: largest,
        sha: '0'.repeat(40),
        pullRequest: { number: largest, runNumber: largest, runAttempt: 99 },
      },
      { number: largest, attempt: 99 },
    );
    expect(semver.prerelease(text ?? '')).toEqual([
      'alpha',
      largest,
      `pr${largest}`,
      largest,
      'g00000000',
      'r99',
    ]);
    expect(text?.length).toBeLessThanOrEqual(128);
  });

  test('no range of final versions takes an alpha in', () => {
    const alpha = npm.alphaVersion({ base: '1.5.0', mainCommitCount: 3, sha: '01'.repeat(20) });
    expect(['^1.4.0', '>=1.4.0', '*', '~1.5.0'].filter((range) => semver.satisfies(alpha, range))).toEqual(
      [],
    );
  });

  test('tags are no ranges, which npm would refuse', () => {
    const tags = [npm.pointer(null), npm.pointer(1), npm.pointer(42)];
    expect(tags).toEqual(['alpha', 'pr-1', 'pr-42']);
    expect(tags.map((tag) => semver.validRange(tag))).toEqual([null, null, null]);
    expect(() => npm.pointer(0)).toThrow(expect.objectContaining({ code: 'FL_VERSION_INVALID' }));
  });

  test('build metadata tells no two versions apart, so a base has none', () => {
    expect(npm.read('1.5.0+linux')).toBeNull();
    expect(() => npm.alphaVersion({ base: '1.5.0+linux', mainCommitCount: 1, sha: '01'.repeat(20) })).toThrow(
      'not a release version',
    );
  });
});
