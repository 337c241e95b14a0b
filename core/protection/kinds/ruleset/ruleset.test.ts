import { expect, test } from '@jest/globals';
import { inputFor } from '../../../../test/fakes/arbitrary-settings.ts';
import { complete } from '../../../config/defaults.ts';
import type { FairleadConfig } from '../../../config/types.ts';
import type { Json } from '../../../json.ts';
import type { CompileInput } from '../../input.ts';
import type { Spec } from '../../types.ts';
import { compareRulesets, rulesetBody, rulesetView } from './compare.ts';
import { compileRulesets } from './compile.ts';

const people = { release_managers: ['team:release'], maintainers: ['team:core', 'bob'] };

function compiled(config: FairleadConfig, more: Partial<CompileInput> = {}): Record<string, Spec> {
  const { resources } = compileRulesets(inputFor(config, more));
  return Object.fromEntries(resources.map(({ name, spec }) => [name, spec]));
}

/** Type → parameters. */
function rulesOf(spec: Spec | undefined): Spec {
  return rulesetView(spec ?? {})['rules'] as Spec;
}

function passing(spec: Spec | undefined): readonly string[] {
  return Object.keys(rulesetView(spec ?? {})['bypass_actors'] as Spec);
}

function refs(spec: Spec | undefined, key: 'include' | 'exclude'): Json {
  return (rulesetView(spec ?? {})['conditions'] as Spec)[key] ?? null;
}

test('feature: one ruleset for main, with the check pinned to the App', () => {
  const main = compiled(complete({ strategy: 'feature', linear: false, checks: ['build', 'other'] }))[
    'Fairlead: long-lived branches'
  ];
  expect(refs(main, 'include')).toEqual(['refs/heads/main']);
  expect(passing(main)).toEqual(['Integration 5']);
  const rules = rulesOf(main);
  expect(Object.keys(rules)).toEqual([
    'deletion',
    'non_fast_forward',
    'creation',
    'pull_request',
    'required_status_checks',
  ]);
  expect(rules['pull_request']).toMatchObject({
    required_approving_review_count: 1,
    dismiss_stale_reviews_on_push: true,
    allowed_merge_methods: ['squash'],
  });
  expect(rules['required_status_checks']).toEqual({
    do_not_enforce_on_create: true,
    strict_required_status_checks_policy: true,
    required_status_checks: { 'fairlead/policy': 5, build: 15_368, other: 'any' },
  });
});

test('every check of Fairlead is pinned to the App, once there is one', () => {
  const config = complete({ strategy: 'feature', checks: ['fairlead/lint', 'build', 'other'] });
  const checks = (appId: number | null) => {
    const rules = rulesOf(compiled(config, { appId })['Fairlead: long-lived branches']);
    return (rules['required_status_checks'] as Spec)['required_status_checks'];
  };
  const others = { build: 15_368, other: 'any' };
  expect(checks(5)).toEqual({ 'fairlead/policy': 5, 'fairlead/lint': 5, ...others });
  expect(checks(null)).toEqual({ 'fairlead/policy': 'any', 'fairlead/lint': 'any', ...others });
});

test('an empty repository takes its first push', () => {
  const config = complete({ strategy: 'gitflow', ...people });
  const rules = (branches: readonly string[]) =>
    Object.values(compiled(config, { branches }))
      .filter(({ target }) => target !== 'tag')
      .flatMap((spec) => Object.keys(rulesOf(spec)));
  expect(rules(['main'])).toContain('creation');
  expect(rules([])).not.toContain('creation');
  expect(rules([])).toContain('pull_request');
});

test('gitflow: merge methods by base, and nothing strict where a branch that stays is merged', () => {
  const config = complete({ strategy: 'gitflow', up_to_date: true, linear: true, ...people });
  const all = compiled(config);
  const methods = (name: string) => (rulesOf(all[name])['pull_request'] as Spec)['allowed_merge_methods'];
  expect(methods('Fairlead: long-lived branches')).toEqual(['merge']);
  expect(methods('Fairlead: long-lived branches: develop')).toEqual(['merge', 'squash']);
  for (const name of Object.keys(all).filter((each) => each.includes('long-lived'))) {
    expect(rulesOf(all[name])).not.toHaveProperty('required_linear_history');
    expect(rulesOf(all[name])['required_status_checks']).toMatchObject({
      strict_required_status_checks_policy: false,
    });
  }
  // Cut branches are made by people, the other ones by the App alone.
  expect(rulesOf(all['Fairlead: long-lived branches'])).toHaveProperty('creation');
  expect(rulesOf(all['Fairlead: long-lived branches: release/*'])).not.toHaveProperty('creation');
});

test('who cuts: one ruleset for each set of people, and none of the names that are cut elsewhere', () => {
  const all = compiled(complete({ strategy: 'gitflow', ...people }));
  const managers = all['Fairlead: branches cut by release managers'];
  expect([refs(managers, 'include'), passing(managers)]).toEqual([
    ['refs/heads/release/*'],
    ['Integration 5', 'Team 11'],
  ]);
  const both = all['Fairlead: branches cut by release managers or maintainers'];
  expect([refs(both, 'include'), passing(both)]).toEqual([
    ['refs/heads/hotfix/*'],
    ['Integration 5', 'Team 11', 'Team 12', 'User 22'],
  ]);
  expect(refs(all['Fairlead: branch names'], 'exclude')).toEqual([
    'refs/heads/back-merge/*',
    'refs/heads/bugfix/*',
    'refs/heads/dependabot/**/*',
    'refs/heads/feature/*',
    'refs/heads/gh-readonly-queue/**/*',
    'refs/heads/hotfix/*',
    'refs/heads/release/*',
    'refs/heads/renovate/**/*',
    'refs/heads/revert-*',
    'refs/heads/revert-*/**/*',
  ]);
});

test('fork: only maintainers create branches; without any, everybody does, and the plan says so', () => {
  const names = compiled(complete({ strategy: 'fork', bots: ['renovate[bot]'], ...people }))[
    'Fairlead: branch names'
  ];
  expect(refs(names, 'exclude')).toEqual(['refs/heads/gh-readonly-queue/**/*']);
  expect(passing(names)).toEqual(['Integration 5', 'Team 12', 'User 22', 'Integration 31', 'Team 11']);
  const { resources, notes } = compileRulesets(inputFor(complete({ strategy: 'fork' })));
  expect(resources.map(({ name }) => name)).not.toContain('Fairlead: branch names');
  expect(notes).toContain('No maintainers or named bots are named, so anybody who may push makes branches.');
});

test('tags: made by release managers, moved by nobody', () => {
  const all = compiled(complete({ tags: ['v*', 'rc/**'], ...people }));
  expect(refs(all['Fairlead: tags'], 'include')).toEqual(['refs/tags/rc/**/*', 'refs/tags/v*']);
  expect([rulesOf(all['Fairlead: tags']), passing(all['Fairlead: tags'])]).toEqual([
    { creation: {} },
    ['Integration 5', 'Team 11'],
  ]);
  expect(all['Fairlead: tags stay']).toMatchObject({ target: 'tag', bypass_actors: [] });
  expect(Object.keys(rulesOf(all['Fairlead: tags stay']))).toEqual(['update', 'deletion']);
  expect(compiled(complete({ tags: ['v*'] }))).not.toHaveProperty(['Fairlead: tags']);
  expect(compiled(complete({ tags: [], ...people }))).not.toHaveProperty(['Fairlead: tags stay']);
});

test('a freeze is one ruleset that is switched on and off', () => {
  const config = complete({
    strategy: 'gitflow',
    freeze: [{ branches: 'main', from: '2026-12-20', to: '2027-01-03' }],
  });
  const at = (now: number, freezes: CompileInput['freezes'] = []) =>
    compiled(config, { now, freezes })['Fairlead: freeze'];
  const from = Date.UTC(2026, 11, 20);
  const to = Date.UTC(2027, 0, 3);
  expect(at(from - 1)).toMatchObject({ enforcement: 'disabled' });
  expect(refs(at(from - 1), 'include')).toEqual([
    'refs/heads/develop',
    'refs/heads/main',
    'refs/heads/release/*',
  ]);
  expect(at(from)).toMatchObject({ enforcement: 'active' });
  expect([refs(at(from), 'include'), passing(at(from))]).toEqual([['refs/heads/main'], ['Integration 5']]);
  expect(at(to)).toMatchObject({ enforcement: 'disabled' });
  const manual = { branches: ['develop'], since: to, until: to + 10, by: 'ann', reason: '', allow: [] };
  expect(refs(at(to, [manual]), 'include')).toEqual(['refs/heads/develop']);
  expect(at(to + 10, [manual])).toMatchObject({ enforcement: 'disabled' });
});

test('direct commits that are let through need neither checks nor pull requests', () => {
  for (const direct of ['discourage', 'allow'] as const) {
    const main = compiled(complete({ direct_commits: direct, merge_queue: true, linear: false }))[
      'Fairlead: long-lived branches'
    ];
    expect(Object.keys(rulesOf(main))).toEqual(['deletion', 'non_fast_forward', 'creation']);
  }
});

test('a merge queue: on branches with a name of their own, with the usual method, and not strict', () => {
  const all = compiled(
    complete({ strategy: 'trunk', release: 'release/*', merge_queue: true, merge: ['rebase', 'squash'] }),
  );
  const main = rulesOf(all['Fairlead: long-lived branches']);
  expect(main['merge_queue']).toMatchObject({ merge_method: 'REBASE', grouping_strategy: 'ALLGREEN' });
  expect(main['required_status_checks']).toMatchObject({ strict_required_status_checks_policy: false });
  expect(rulesOf(all['Fairlead: long-lived branches: release/*'])).not.toHaveProperty('merge_queue');
});

test('any name is allowed: nothing restricts names', () => {
  expect(compiled(complete({ branches: ['**'] }))).not.toHaveProperty(['Fairlead: branch names']);
});

test('without the App nothing is pinned and nobody passes for it', () => {
  const main = compiled(complete({}), { appId: null })['Fairlead: long-lived branches'];
  expect(passing(main)).toEqual([]);
  expect(rulesOf(main)['required_status_checks']).toMatchObject({
    required_status_checks: { 'fairlead/policy': 'any' },
  });
});

test('the other mechanism has no ruleset', () => {
  expect(compiled(complete({ mechanism: 'branch-protection' }))).toEqual({});
});

const desired = compiled(complete({ checks: ['build', 'other'], ...people }))[
  'Fairlead: long-lived branches'
] as Spec;

function changed(change: (spec: Record<string, Json>) => void): readonly string[] {
  const spec = structuredClone(desired) as Record<string, Json>;
  change(spec);
  return compareRulesets(desired, spec).map(({ path }) => path);
}

interface Rule {
  type: string;
  parameters: Record<string, unknown>;
}
const rule = (spec: Record<string, Json>, type: string) =>
  (spec['rules'] as unknown as Rule[]).find((each) => each.type === type) as Rule;

test('what GitHub fills in, adds and turns round is no difference', () => {
  expect(
    changed((spec) => {
      (spec['rules'] as Json[]).reverse();
      rule(spec, 'pull_request').parameters['required_reviewers'] = [];
      rule(spec, 'required_status_checks').parameters['required_status_checks'] = [
        { context: 'other', integration_id: 77 },
        { context: 'build', integration_id: 15_368 },
        { context: 'fairlead/policy', integration_id: 5 },
      ];
      spec['source'] = 'acme/shop';
    }),
  ).toEqual([]);
});

test('people who pass and that were not read are no difference', () => {
  expect(changed((spec) => delete spec['bypass_actors'])).toEqual([]);
});

test.each<[string, (spec: Record<string, Json>) => unknown, string]>([
  ['switched off', (spec) => (spec['enforcement'] = 'disabled'), 'enforcement'],
  ['only watched', (spec) => (spec['enforcement'] = 'evaluate'), 'enforcement'],
  ['of tags', (spec) => (spec['target'] = 'tag'), 'target'],
  [
    'other branches',
    (spec) => (spec['conditions'] = { ref_name: { include: ['refs/heads/x'], exclude: [] } }),
    'conditions.include',
  ],
  [
    'one branch left out',
    (spec) =>
      (spec['conditions'] = { ref_name: { include: ['refs/heads/main'], exclude: ['refs/heads/main'] } }),
    'conditions.exclude',
  ],
  ['a rule fewer', (spec) => (spec['rules'] as Json[]).shift(), 'rules.deletion'],
  [
    'a rule more',
    (spec) => (spec['rules'] as Json[]).push({ type: 'required_signatures' }),
    'rules.required_signatures',
  ],
  [
    'somebody more passes',
    (spec) => (spec['bypass_actors'] as Json[]).push({ actor_id: 1, actor_type: 'OrganizationAdmin' }),
    'bypass_actors.OrganizationAdmin',
  ],
  ['the App passes no more', (spec) => (spec['bypass_actors'] = []), 'bypass_actors.Integration 5'],
  [
    'the App passes in pull requests only',
    (spec) =>
      (spec['bypass_actors'] = [{ actor_id: 5, actor_type: 'Integration', bypass_mode: 'pull_request' }]),
    'bypass_actors.Integration 5',
  ],
  [
    'fewer approvals',
    (spec) => (rule(spec, 'pull_request').parameters['required_approving_review_count'] = 0),
    'rules.pull_request.required_approving_review_count',
  ],
  [
    'another method',
    (spec) => (rule(spec, 'pull_request').parameters['allowed_merge_methods'] = ['merge', 'squash']),
    'rules.pull_request.allowed_merge_methods',
  ],
  [
    'our check from anybody',
    (spec) =>
      (rule(spec, 'required_status_checks').parameters['required_status_checks'] = [
        { context: 'fairlead/policy' },
        { context: 'build', integration_id: 15_368 },
        { context: 'other' },
      ]),
    'rules.required_status_checks.required_status_checks.fairlead/policy',
  ],
  [
    'a check more',
    (spec) =>
      (rule(spec, 'required_status_checks').parameters['required_status_checks'] as Json[]).push({
        context: 'x',
      }),
    'rules.required_status_checks.required_status_checks.x',
  ],
])('drift: %s', (_, change, path) => {
  expect(changed(change)).toEqual([path]);
});

test('the body keeps what GitHub would reset, and nothing else of the observed one', () => {
  const observed = structuredClone(desired) as Record<string, Json>;
  rule(observed, 'pull_request').parameters['required_reviewers'] = [{ file_patterns: ['*'] }];
  rule(observed, 'pull_request').parameters['required_approving_review_count'] = 0;
  rule(observed, 'required_status_checks').parameters['required_status_checks'] = [
    { context: 'other', integration_id: 77 },
  ];
  (observed['rules'] as Json[]).push({ type: 'required_signatures' });
  const body = rulesetBody('N', desired, observed) as Record<string, Json>;
  expect(body['name']).toBe('N');
  expect(rule(body, 'pull_request').parameters).toMatchObject({
    required_reviewers: [{ file_patterns: ['*'] }],
    required_approving_review_count: 1,
  });
  expect(rule(body, 'required_status_checks').parameters['required_status_checks']).toEqual([
    { context: 'fairlead/policy', integration_id: 5 },
    { context: 'build', integration_id: 15_368 },
    { context: 'other', integration_id: 77 },
  ]);
  expect(rule(body, 'required_signatures')).toBeUndefined();
});
