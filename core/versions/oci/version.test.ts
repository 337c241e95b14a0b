import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import semver from 'semver';
import { nextBase } from '../releases.ts';
import { oci } from './version.ts';

const commit = '01'.repeat(20);
const tagGrammar = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;

describe('oci', () => {
  test('every version is a tag, with what stands behind + too, and semver reads it back', () => {
    const build = fc.string({
      unit: fc.constantFrom(...Array.from('abcXYZ019.-')),
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(build, fc.nat(), fc.integer({ min: 1, max: 1e6 }), (suffix, mainCommitCount, number) => {
        const base = `1.5.0+${suffix}`;
        fc.pre(semver.valid(base) !== null);
        const pullRequest = { number, runNumber: number, runAttempt: 1 };
        const tag = oci.alphaVersion({ base, mainCommitCount, sha: commit, pullRequest });
        expect(tag).toMatch(tagGrammar);
        const version = semver.parse(tag.replaceAll('_', '+'));
        expect(version?.prerelease).toEqual(['alpha', mainCommitCount, `pr${number}`, number, 'g01010101']);
        expect(version?.build.join('.')).toBe(suffix);
        expect(oci.read(tag)?.release).toBe(`1.5.0_${suffix}`);
      }),
    );
  });

  test('a tag has at most 128 characters', () => {
    const input = (length: number) => ({
      base: `1.5.0+${'a'.repeat(length)}`,
      mainCommitCount: 1,
      sha: commit,
    });
    const rest = oci.alphaVersion(input(1)).length - 1;
    expect(oci.alphaVersion(input(128 - rest))).toHaveLength(128);
    expect(() => oci.alphaVersion(input(129 - rest))).toThrow('is not a tag of an image');
  });

  test('variants of a release keep their names and are neither newer nor older', () => {
    expect(oci.compare('1.5.0_alpine', '1.5.0')).toBe(0);
    expect(nextBase(oci, '1.0.0+alpine', '1.4.2_alpine')).toBe('1.5.0+alpine');
    const input = { mainCommitCount: 7, sha: commit };
    expect(oci.alphaVersion({ ...input, base: '1.5.0+alpine' })).toBe('1.5.0-alpha.7.g01010101_alpine');
    expect(oci.alphaVersion({ ...input, base: '1.5.0_alpine' })).toBe('1.5.0-alpha.7.g01010101_alpine');
  });

  test.each(['1.5.0_a_b', '_1.5.0', '1.5.0_', 'sha256-abc.sig', '1.5'])('%s is no version', (tag) =>
    expect(oci.read(tag)).toBeNull(),
  );

  test('tags that move', () => expect([oci.pointer(null), oci.pointer(42)]).toEqual(['alpha', 'pr-42']));
});
