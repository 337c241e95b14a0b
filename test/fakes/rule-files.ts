import * as fc from 'fast-check';
import { mergeMethods, strategyNames } from '../../core/config/types.ts';
import type { EnvironmentRulesFile, RulesFile } from '../../core/config/schema.ts';
import { environmentSettingsOf, settingsOf } from '../../core/config/settings.ts';

const part = fc.constantFrom('a', 'b', 'ab', 'feature', 'fix', 'x-1', 'main', 'é');
const globPart = fc.oneof(part, fc.constantFrom('*', '**', 'a*', '*b', 'a*b', 'f*', '*e*'));
const path = (one: fc.Arbitrary<string>) =>
  fc.array(one, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));

const globLists = fc.array(path(globPart), { minLength: 1, maxLength: 3 });

const people = fc.uniqueArray(fc.constantFrom('ann', 'bob', 'Ann', 'team:qa', 'renovate[bot]'), {
  maxLength: 3,
});
const duration = fc.constantFrom('1h', '24h', '2d', '0s', '90m');
const orFalse = fc.oneof(fc.constant(false as const), duration);
const branch = fc.constantFrom('main', 'develop', 'staging', 'production', 'qa');
const methods = fc.uniqueArray(fc.constantFrom(...mergeMethods), { minLength: 1, maxLength: 3 });
const heads = fc.constantFrom('feature/*', '$topics', '$main $release', '$develop', '**', '$promote');
const pair = fc
  .tuple(heads, heads, fc.constantFrom('squash', '$merge', 'merge or rebase', 'merge, approved by qa'))
  .map(([from, to, how]) => `${from} -> ${to}: ${how}`);
const freeze = fc.record(
  {
    branches: globLists,
    from: fc.constantFrom('2026-12-20', '2026-12-21T08:00Z'),
    to: fc.constantFrom('2026-12-24', '2027-01-03T18:30+01:00'),
    reason: fc.constant('holidays'),
    allow: fc.uniqueArray(fc.constantFrom('label:hotfix', 'ann', 'team:release'), { maxLength: 2 }),
  },
  { requiredKeys: ['branches', 'from', 'to'] },
);
const schedule = fc.record(
  {
    every: fc.constantFrom('14d', '7d'),
    start: fc.constantFrom('2026-01-05', '2026-01-12T09:00Z'),
    version: fc.constantFrom('major' as const, 'minor' as const),
  },
  { requiredKeys: ['every', 'start'] },
);

/** What may stand in a file as rules; each file passes the schema. */
export const ruleFiles: fc.Arbitrary<RulesFile> = fc.record(
  {
    strategy: fc.constantFrom(...strategyNames),
    main: branch,
    develop: branch,
    release: fc.constantFrom('release/*', 'rel-*'),
    fixes: fc.constantFrom('main-first' as const, 'release-first' as const),
    branches: fc.oneof(path(globPart), globLists),
    pairs: fc.uniqueArray(pair, { maxLength: 2 }),
    merge: fc.oneof(fc.constantFrom(...mergeMethods), methods),
    stacked: fc.boolean(),
    max_age: orFalse,
    up_to_date: fc.boolean(),
    linear: fc.boolean(),
    direct_commits: fc.constantFrom('deny' as const, 'discourage' as const, 'allow' as const),
    delete_merged: fc.boolean(),
    approvals: fc.integer({ min: 0, max: 6 }),
    code_owners: fc.boolean(),
    checks: fc.uniqueArray(fc.constantFrom('build', 'lint', 'e2e'), { maxLength: 3 }),
    release_managers: people,
    qa: people,
    maintainers: people,
    bots: people,
    back_merge: orFalse,
    promote: fc.uniqueArray(branch, { minLength: 2, maxLength: 4 }),
    bake: fc.dictionary(branch, duration, { maxKeys: 3, noNullPrototype: true }),
    freeze: fc.array(freeze, { maxLength: 3 }),
    tags: globLists,
    merge_queue: fc.boolean(),
    schedule,
    mechanism: fc.constantFrom('rulesets' as const, 'branch-protection' as const),
    enforcement: fc.constantFrom('enforce' as const, 'advisory' as const),
  },
  { requiredKeys: [] },
);

export const environmentFiles: fc.Arbitrary<EnvironmentRulesFile> = fc.record(
  {
    target: fc.constantFrom('box-1', 'cluster'),
    deploys: fc.oneof(fc.constant('main'), globLists),
    approval: fc.oneof(fc.constant('team:ops'), people),
    wait: fc.constantFrom('0m', '10m', '1h'),
  },
  { requiredKeys: [] },
);

export const ruleSettings = ruleFiles.map((file) => settingsOf(file));
export const environmentSettings = environmentFiles.map((file) => environmentSettingsOf(file));
