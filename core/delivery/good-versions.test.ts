import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { readDeployed, type Deployed } from './deployed.ts';
import { goodVersion, maxGoodVersions, withDone } from './good-versions.ts';
import type { VersionRef } from './types.ts';

const ref = (version: string): VersionRef => ({ version, sha256: version, instanceId: `i/${version}` });

/** What is deployed after rollouts to these versions, one after another. */
function after(...versions: readonly string[]): Deployed {
  const empty = readDeployed({ stable: null, previous: null });
  return versions.reduce<Deployed>((deployed, version) => {
    return { ...deployed, ...withDone(deployed, deployed.stable, ref(version)) };
  }, empty);
}

const names = (deployed: Deployed) => deployed.good.map(({ version }) => version);

describe('good versions', () => {
  test.each([
    ['each that ended well, newest first', ['1', '2', '3'], ['3', '2', '1'], '2', null],
    ['not the one that was left for the one before', ['1', '2', '3', '2'], ['2', '1'], null, '3'],
    ['those between a version and the one that was left for it', ['1', '2', '3', '1'], ['2', '1'], null, '3'],
    ['both, where one goes forward again among them', ['1', '2', '3', '1', '2'], ['2', '1'], '1', null],
    ['a version that was left and then ended well', ['1', '2', '1', '2'], ['2', '1'], '1', null],
    [
      'a newer one above those that were not gone back from',
      ['1', '2', '3', '1', '4'],
      ['4', '2', '1'],
      '1',
      null,
    ],
  ])('are %s', (_name, versions, good, previous, wentBackFrom) => {
    const deployed = after(...versions);
    expect(names(deployed)).toEqual(good);
    expect(deployed.stable?.version).toBe(versions.at(-1));
    expect(deployed.previous?.version ?? null).toBe(previous);
    expect(deployed.wentBackFrom?.version ?? null).toBe(wentBackFrom);
  });

  test('are bounded, the oldest going first', () => {
    const versions = Array.from({ length: maxGoodVersions + 3 }, (_, index) => `${index}`);
    expect(names(after(...versions))).toEqual(versions.toReversed().slice(0, maxGoodVersions));
  });

  test('hold what is live and the one before it, however old', () => {
    const versions = Array.from({ length: maxGoodVersions }, (_, index) => `${index}`);
    const deployed = after(...versions, '0', 'a', 'b');
    expect(names(deployed)).toEqual(['b', 'a', '8', '7', '6', '5', '4', '3', '2', '1']);
    expect(names(after(...versions, '0', 'a'))).toEqual(['a', '8', '7', '6', '5', '4', '3', '2', '1', '0']);
  });

  test('are found by the name of the version, as they were kept', () => {
    expect(goodVersion(after('1', '2'), '1')).toEqual(ref('1'));
    expect(goodVersion(after('1', '2'), '3')).toBeUndefined();
  });

  test('always hold what is live, are each there once, and are never more than the bound', () => {
    const history = fc.array(fc.integer({ min: 0, max: 15 }).map(String), { minLength: 1, maxLength: 90 });
    fc.assert(
      fc.property(history, (versions) => {
        const changes = versions.filter((version, index) => version !== versions[index - 1]);
        const deployed = after(...changes);
        const good = names(deployed);
        expect(good).toContain(deployed.stable?.version);
        if (deployed.previous !== null) expect(good).toContain(deployed.previous.version);
        if (deployed.wentBackFrom != null) expect(good).not.toContain(deployed.wentBackFrom.version);
        expect(new Set(good).size).toBe(good.length);
        expect(good.length).toBeLessThanOrEqual(maxGoodVersions);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
