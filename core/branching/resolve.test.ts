import { describe, expect, test } from '@jest/globals';
import { defaultConfig } from '../config/index.ts';
import { complete } from '../config/defaults.ts';
import type { RuleSettings, StrategyName } from '../config/types.ts';
import { LanguageError } from './language.ts';
import { resolveStrategy } from './resolve.ts';

const topic = { merge: ['squash'], needs: [] };
const managers = { kind: 'approved-by', group: 'release_managers' };
const robots = ['dependabot/**', 'renovate/**'];

function resolve(strategy: StrategyName, settings: Partial<RuleSettings> = {}, defaultBranch = 'main') {
  return resolveStrategy({ ...complete({ strategy }), ...settings }, defaultBranch);
}

describe('every preset with its defaults', () => {
  test('trunk', () => {
    expect(resolve('trunk')).toEqual({
      name: 'trunk',
      main: 'main',
      develop: null,
      release: null,
      topics: ['*/*'],
      longLived: ['main'],
      pairs: [{ heads: ['*/*', ...robots], bases: ['main'], ...topic }],
      cuts: [],
      backMerges: [],
      promote: [],
      tags: { names: ['v*'], on: [], by: ['release_managers'] },
      creators: null,
      anyForkName: false,
    });
  });

  test('trunk with releases', () => {
    expect(resolve('trunk', { release: 'release/*' })).toMatchObject({
      release: 'release/*',
      longLived: ['main', 'release/*'],
      pairs: [
        {
          heads: ['*/*'],
          bases: ['release/*'],
          merge: ['squash', 'rebase'],
          needs: [{ kind: 'on-main' }, managers],
        },
        { heads: ['*/*', ...robots], bases: ['main'], ...topic },
      ],
      cuts: [{ branches: ['release/*'], from: ['main'], by: ['release_managers'], single: false }],
    });
  });

  test('feature', () => {
    const topics = ['feature', 'fix', 'bugfix', 'hotfix', 'docs', 'chore', 'refactor', 'test'].map(
      (prefix) => `${prefix}/*`,
    );
    expect(resolve('feature', {}, 'trunk')).toMatchObject({
      main: 'trunk',
      topics,
      longLived: ['trunk'],
      pairs: [{ heads: [...topics, ...robots], bases: ['trunk'], ...topic }],
      cuts: [],
      backMerges: [],
    });
    expect(resolve('feature', { main: 'stable' }, 'trunk').main).toBe('stable');
  });

  test('fork', () => {
    expect(resolve('fork')).toMatchObject({
      topics: ['**'],
      longLived: ['main'],
      pairs: [
        {
          heads: ['**'],
          bases: ['main'],
          merge: ['squash'],
          needs: [{ kind: 'from-fork' }, { kind: 'approved-by', group: 'maintainers' }],
        },
      ],
      creators: ['maintainers', 'bots'],
      anyForkName: true,
    });
  });

  test('release, in both ways of fixing', () => {
    expect(resolve('release')).toMatchObject({
      release: 'release/*',
      longLived: ['main', 'release/*'],
      pairs: [
        {
          heads: ['backport/*'],
          bases: ['release/*'],
          merge: ['squash', 'rebase'],
          needs: [{ kind: 'on-main' }, managers],
        },
        { bases: ['main'], ...topic },
      ],
      cuts: [{ branches: ['release/*'], from: ['main'], by: ['release_managers'], single: false }],
      backMerges: [],
      tags: { names: ['v*'], on: ['release/*'], by: ['release_managers'] },
    });
    expect(resolve('release', { fixes: 'release-first' })).toMatchObject({
      pairs: [
        { heads: ['fix/*'], bases: ['release/*'], merge: ['merge'], needs: [managers] },
        { heads: ['release/*', 'back-merge/*'], bases: ['main'], merge: ['merge'], needs: [] },
        { bases: ['main'], ...topic },
      ],
      backMerges: [{ from: 'release/*', to: 'main', withinMs: 86_400_000 }],
    });
  });

  test('gitflow', () => {
    const merge = { merge: ['merge'], needs: [] };
    expect(resolve('gitflow', {}, 'develop')).toMatchObject({
      main: 'main',
      develop: 'develop',
      longLived: ['main', 'develop', 'release/*'],
      pairs: [
        { heads: ['release/*', 'hotfix/*'], bases: ['main'], merge: ['merge'], needs: [managers] },
        { heads: ['main', 'release/*', 'hotfix/*', 'back-merge/*'], bases: ['develop'], ...merge },
        { heads: ['main', 'hotfix/*', 'back-merge/*'], bases: ['release/*'], ...merge },
        { heads: ['bugfix/*'], bases: ['release/*'], needs: [{ kind: 'approved-by', group: 'qa' }] },
        { heads: ['feature/*', 'bugfix/*', ...robots], bases: ['develop'], merge: ['squash', 'merge'] },
      ],
      cuts: [
        { branches: ['release/*'], from: ['develop'], by: ['release_managers'], single: true },
        { branches: ['hotfix/*'], from: ['main'], by: ['release_managers', 'maintainers'], single: false },
      ],
      backMerges: [
        { from: 'main', to: 'develop', withinMs: 86_400_000 },
        { from: 'main', to: 'release/*', withinMs: 86_400_000 },
      ],
      creators: null,
      anyForkName: false,
      promote: [],
    });
  });

  test('environment', () => {
    const promoting = [{ kind: 'from-here' }, { kind: 'promotion' }];
    expect(resolve('environment', {}, 'other')).toMatchObject({
      main: 'main',
      promote: ['main', 'staging', 'production'],
      longLived: ['main', 'staging', 'production'],
      pairs: [
        { heads: ['staging'], bases: ['production'], merge: ['merge'], needs: [...promoting, managers] },
        { heads: ['main'], bases: ['staging'], merge: ['merge'], needs: promoting },
        { heads: ['staging'], bases: ['production'], merge: ['merge'], needs: promoting },
        { heads: ['hotfix/*'], bases: ['production'], needs: [{ kind: 'from-here' }, managers] },
        {
          heads: ['production', 'hotfix/*', 'back-merge/*'],
          bases: ['main', 'staging'],
          needs: [{ kind: 'from-here' }],
        },
        { bases: ['main'], ...topic },
      ],
      backMerges: [
        { from: 'production', to: 'main' },
        { from: 'production', to: 'staging' },
      ],
    });
  });
});

describe('settings', () => {
  test('an order of two, and a branch whose name would be a placeholder', () => {
    const { pairs, longLived } = resolve('environment', { promote: ['next', '$&live'] });
    expect(longLived).toEqual(['next', '$&live']);
    expect(pairs[0]).toMatchObject({ heads: ['next'], bases: ['$&live'] });
    expect(pairs[1]).toMatchObject({ heads: ['next'], bases: ['$&live'] });
    expect(pairs).toHaveLength(5);
  });

  test('promotion, develop and duties belong to their strategies', () => {
    const settings = { promote: ['a', 'b'], develop: 'next', backMergeMs: 1000 };
    expect(resolve('feature', settings)).toMatchObject({
      main: 'main',
      develop: null,
      promote: [],
      backMerges: [],
    });
    expect(resolve('gitflow', settings)).toMatchObject({ develop: 'next', promote: [] });
    expect(resolve('gitflow', { backMergeMs: null }).backMerges).toEqual([]);
  });

  test('pairs of its own come first and may name settings', () => {
    const pairs = ['docs/* $main -> site: $merge, approved by maintainers', '$release -> archive: merge'];
    const strategy = resolve('feature', { pairs, merge: ['rebase', 'squash'] });
    expect(strategy.pairs[0]).toEqual({
      heads: ['docs/*', 'main'],
      bases: ['site'],
      merge: ['rebase', 'squash'],
      needs: [{ kind: 'approved-by', group: 'maintainers' }],
    });
    // There are no releases here, so nothing is said about them.
    expect(strategy.pairs).toHaveLength(2);
  });

  test.each([
    ['a -> b', 'be written as `feature/* -> main: squash`'],
    ['a', 'be written as `feature/* -> main: squash`'],
    ['$trunk -> b: squash', 'use $main, $develop, $release, $topics, $robots, $promote, '],
  ])('a pair that cannot be read: %j', (pair, message) => {
    expect(() => resolve('feature', { pairs: [pair] })).toThrow(LanguageError);
    expect(() => resolve('feature', { pairs: [pair] })).toThrow(message);
  });

  test('stacked: as to main, without robots', () => {
    const stacked = { stacked: true };
    expect(resolve('trunk', { ...stacked, release: 'release/*' }).pairs.at(-1)).toEqual({
      heads: ['*/*'],
      bases: ['*/*'],
      ...topic,
    });
    expect(resolve('gitflow', stacked).pairs.at(-1)).toMatchObject({
      bases: ['feature/*', 'bugfix/*'],
      merge: ['squash', 'merge'],
    });
    expect(resolve('fork', stacked).pairs.at(-1)?.needs).toEqual([
      { kind: 'from-fork' },
      { kind: 'approved-by', group: 'maintainers' },
    ]);
    expect(resolve('fork', { ...stacked, branches: [] }).pairs).toEqual([]);
  });

  test('tags', () => {
    expect(resolve('feature', { tags: [] }).tags).toBeNull();
    expect(resolve('release', { tags: ['r*'], release: 'stable/*' }).tags).toEqual({
      names: ['r*'],
      on: ['stable/*'],
      by: ['release_managers'],
    });
  });

  test('the defaults are those of the strategy feature', () => {
    expect(resolveStrategy(defaultConfig, 'main')).toEqual(resolve('feature'));
  });
});
