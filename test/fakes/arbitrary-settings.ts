import * as fc from 'fast-check';
import { complete } from '../../core/config/defaults.ts';
import { strategyNames, type FairleadConfig } from '../../core/config/types.ts';
import { resolveStrategy } from '../../core/branching/index.ts';
import type { CompileInput, People } from '../../core/protection/index.ts';

export const people: People = {
  teams: { release: 11, core: 12, qa: 13, 'big-team': 14 },
  users: { ann: 21, bob: 22, cid: 23 },
  apps: { renovate: 31 },
};

const names = [
  'team:release',
  'team:core',
  'team:qa',
  'team:big-team',
  'ann',
  'bob',
  'cid',
  'team:gone',
  'nobody',
];
const who = fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 });
const branch = fc.constantFrom('main', 'develop', 'release/1.0', 'release/*', 'staging', 'hotfix/*', '**');
const start = Date.UTC(2026, 10, 1);
const time = fc.integer({ min: start, max: start + 30 * 86_400_000 });

const environment = (name: string): fc.Arbitrary<FairleadConfig['environments'][string]> =>
  fc.record({
    name: fc.constant(name),
    target: fc.constant(null),
    deploys: fc.uniqueArray(branch, { maxLength: 3 }),
    approval: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 8 }),
    waitMs: fc.constantFrom(0, 1, 60_000, 86_400_000, 400 * 86_400_000),
    services: fc.constant({}),
  });

/** Configurations of every strategy, with any of the keys that GitHub's settings depend on changed. */
export const configs: fc.Arbitrary<FairleadConfig> = fc
  .constantFrom(...strategyNames)
  .map((strategy) => complete({ strategy }))
  .chain((base) =>
    fc
      .record(
        {
          main: fc.constantFrom('main', 'trunk'),
          release: fc.constantFrom(null, 'release/*', 'release/**', 'stable-*'),
          fixes: fc.constantFrom('main-first', 'release-first'),
          branches: fc.uniqueArray(fc.constantFrom('feature/*', 'fix/**', '*/*', '**', 'wip-*'), {
            minLength: 1,
            maxLength: 3,
          }),
          pairs: fc.subarray([
            'exp/* -> main: rebase',
            'release/2.* -> develop: merge or squash',
            'feature/* -> release/*: squash',
          ]),
          merge: fc.constantFrom<FairleadConfig['merge']>(
            ['squash'],
            ['merge'],
            ['rebase'],
            ['squash', 'merge'],
            ['rebase', 'squash', 'merge'],
          ),
          stacked: fc.boolean(),
          upToDate: fc.boolean(),
          linear: fc.boolean(),
          directCommits: fc.constantFrom('deny', 'deny', 'discourage', 'allow'),
          deleteMerged: fc.boolean(),
          approvals: fc.integer({ min: 0, max: 6 }),
          codeOwners: fc.boolean(),
          checks: fc.uniqueArray(fc.constantFrom('build', 'test', 'ci / all', 'toString'), { maxLength: 3 }),
          releaseManagers: who,
          qa: who,
          maintainers: who,
          bots: fc.subarray(['renovate', 'ann']),
          tags: fc.subarray(['v*', 'release-**', 'rc/**']),
          mergeQueue: fc.boolean(),
          freezes: fc.array(
            fc.record({
              branches: fc.uniqueArray(branch, { minLength: 1, maxLength: 2 }),
              from: time,
              to: time,
              reason: fc.constant('holiday'),
              allow: fc.constant([]),
            }),
            { maxLength: 2 },
          ),
          mechanism: fc.constantFrom('rulesets', 'rulesets', 'branch-protection'),
          environments: fc.record(
            { production: environment('production'), staging: environment('staging') },
            { requiredKeys: [] },
          ),
        },
        { requiredKeys: [] },
      )
      .map((changed) => ({ ...base, ...changed }) as FairleadConfig),
  );

export const branchNames = [
  'main',
  'trunk',
  'develop',
  'release/1.0',
  'release/2.1',
  'staging',
  'production',
  'feature/x',
];

export function inputFor(config: FairleadConfig, more: Partial<CompileInput> = {}): CompileInput {
  return {
    config,
    strategy: resolveStrategy(config, 'main'),
    defaultBranch: 'main',
    branches: branchNames,
    appId: 5,
    people,
    freezes: [],
    now: start + 15 * 86_400_000,
    checksObserved: { build: 15_368 },
    ...more,
  };
}
