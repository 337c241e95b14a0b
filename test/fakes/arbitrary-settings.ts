import * as fc from 'fast-check';
import { complete } from '../../core/config/defaults.ts';
import { strategyNames, type FairleadConfig } from '../../core/config/types.ts';
import { resolveStrategy } from '../../core/branching/index.ts';
import type { Json } from '../../core/json.ts';
import type { CompileInput, ObservedResource, People } from '../../core/protection/index.ts';

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
      .map((changed) => ({ ...base, ...changed })),
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

const anyRef = fc.constantFrom(
  'refs/heads/main',
  'refs/heads/release/*',
  'refs/heads/releases/**/*',
  'refs/heads/v[0-9]*',
  '~DEFAULT_BRANCH',
  '~ALL',
);
const anyActor = fc.record({
  actor_id: fc.constantFrom(null, 1, 5, 11, 21, 99),
  actor_type: fc.constantFrom('Team', 'Integration', 'RepositoryRole', 'OrganizationAdmin', 'User'),
  bypass_mode: fc.constantFrom('always', 'pull_request', 'exempt'),
});
const anyRule = fc.constantFrom<Json>(
  { type: 'deletion' },
  { type: 'non_fast_forward' },
  { type: 'creation' },
  { type: 'update', parameters: { update_allows_fetch_and_merge: true } },
  { type: 'required_linear_history' },
  { type: 'required_signatures' },
  {
    type: 'pull_request',
    parameters: { required_approving_review_count: 2, allowed_merge_methods: ['squash'] },
  },
  { type: 'pull_request', parameters: {} },
  {
    type: 'required_status_checks',
    parameters: {
      strict_required_status_checks_policy: true,
      required_status_checks: [{ context: 'build', integration_id: 15_368 }, { context: 'fairlead/policy' }],
    },
  },
  { type: 'commit_message_pattern', parameters: { operator: 'regex', pattern: '^\\w+' } },
);

const foreignRuleset = fc.record({
  kind: fc.constant('ruleset' as const),
  name: fc.constantFrom(
    'protect main',
    'Fairlead: tags',
    'Fairlead: freeze',
    'Fairlead: old',
    'x\ny # z',
    '日本',
  ),
  id: fc.integer({ min: 1, max: 50 }),
  spec: fc.record({
    target: fc.constantFrom('branch', 'tag', 'push'),
    enforcement: fc.constantFrom('active', 'disabled', 'evaluate'),
    conditions: fc.record({
      ref_name: fc.record({
        include: fc.array(anyRef, { maxLength: 2 }),
        exclude: fc.array(anyRef, { maxLength: 1 }),
      }),
    }),
    rules: fc.array(anyRule, { maxLength: 4 }),
    bypass_actors: fc.array(anyActor, { maxLength: 3 }),
  }),
});

const foreignProtection = fc.record({
  kind: fc.constant('branch-protection' as const),
  name: fc.constantFrom('main', 'develop', 'release/*', 'staging'),
  id: fc.constant(null),
  spec: fc.record({
    required_status_checks: fc.option(
      fc.record({
        strict: fc.boolean(),
        checks: fc.subarray<Json>([
          { context: 'build', app_id: -1 },
          { context: 'fairlead/policy', app_id: 5 },
        ]),
      }),
    ),
    enforce_admins: fc.boolean(),
    required_pull_request_reviews: fc.option(
      fc.record({
        required_approving_review_count: fc.integer({ min: 0, max: 6 }),
        dismiss_stale_reviews: fc.boolean(),
      }),
    ),
    restrictions: fc.option(fc.constant<Json>({ users: ['ann'], teams: [], apps: [] })),
    required_linear_history: fc.boolean(),
    lock_branch: fc.boolean(),
  }),
});

const foreignEnvironment = fc.record({
  kind: fc.constant('environment' as const),
  name: fc.constantFrom('production', 'Staging', 'github-pages', 'qa'),
  id: fc.constant(null),
  spec: fc.record(
    {
      wait_timer: fc.constantFrom(0, 5, 43_200),
      prevent_self_review: fc.boolean(),
      reviewers: fc.subarray<Json>([
        { type: 'Team', id: 11 },
        { type: 'User', id: 21 },
        { type: 'User', id: 98 },
      ]),
      deployment_branch_policy: fc.constantFrom<Json>(
        null,
        { protected_branches: true, custom_branch_policies: false },
        { protected_branches: false, custom_branch_policies: true },
      ),
      branch_policies: fc.subarray<Json>([
        { name: 'main', type: 'branch' },
        { name: 'v*', type: 'tag' },
        { name: 'release/**/*', type: 'branch' },
      ]),
      app_rule: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
});

const foreignSettings = fc.record({
  kind: fc.constant('repository-settings' as const),
  name: fc.constant('settings'),
  id: fc.constant(null),
  spec: fc.record(
    {
      allow_merge_commit: fc.boolean(),
      allow_squash_merge: fc.boolean(),
      allow_rebase_merge: fc.boolean(),
      delete_branch_on_merge: fc.boolean(),
      allow_update_branch: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
});

/** Settings that anybody may have made by hand. */
export const foreignResources: fc.Arbitrary<readonly ObservedResource[]> = fc
  .tuple(
    fc.uniqueArray(foreignRuleset, { maxLength: 4, selector: ({ name }) => name }),
    fc.uniqueArray(foreignProtection, { maxLength: 3, selector: ({ name }) => name }),
    fc.uniqueArray(foreignEnvironment, { maxLength: 3, selector: ({ name }) => name }),
    foreignSettings,
  )
  .map(([rulesets, protections, environments, settings]) => [
    ...rulesets.map((ruleset, index) => ({ ...ruleset, id: index + 1 })),
    ...protections,
    ...environments,
    settings,
  ]);
