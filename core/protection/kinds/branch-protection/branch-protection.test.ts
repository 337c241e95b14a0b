import { expect, test } from '@jest/globals';
import { inputFor } from '../../../../test/fakes/arbitrary-settings.ts';
import { complete } from '../../../config/defaults.ts';
import type { ConfigFile } from '../../../config/schema.ts';
import type { Json } from '../../../json.ts';
import type { CompileInput } from '../../input.ts';
import type { Spec } from '../../types.ts';
import { compareProtections, protectionBody, requiresPolicy } from './compare.ts';
import { compileProtections } from './compile.ts';

function compiled(file: ConfigFile, more: Partial<CompileInput> = {}): Record<string, Spec> {
  const config = complete({ mechanism: 'branch-protection', ...file });
  return Object.fromEntries(
    compileProtections(inputFor(config, more)).resources.map(({ name, spec }) => [name, spec]),
  );
}

test('one protection for each branch that stays and exists', () => {
  const all = compiled({ strategy: 'gitflow', checks: ['build', 'other'], approvals: 2 });
  expect(Object.keys(all)).toEqual(['main', 'develop', 'release/1.0', 'release/2.1']);
  expect(all['main']).toEqual({
    required_status_checks: {
      strict: false,
      contexts: [],
      checks: [
        { context: 'fairlead/policy', app_id: 5 },
        { context: 'build', app_id: 15_368 },
        { context: 'other' },
      ],
    },
    enforce_admins: true,
    required_pull_request_reviews: {
      dismiss_stale_reviews: true,
      require_code_owner_reviews: false,
      required_approving_review_count: 2,
      require_last_push_approval: false,
    },
    restrictions: null,
    required_linear_history: false,
    allow_force_pushes: false,
    allow_deletions: false,
    lock_branch: false,
  });
});

test('strict and linear where the strategy says so; nothing with the other mechanism', () => {
  expect(compiled({ strategy: 'trunk' })['main']).toMatchObject({
    required_status_checks: { strict: true },
    required_linear_history: true,
  });
  expect(compiled({ mechanism: 'rulesets' })).toEqual({});
});

test('a freeze locks what it names, and only while it is in force', () => {
  const freeze = { branches: ['release/*'], since: 10, until: 20, by: 'ann', reason: '', allow: [] };
  const locked = (now: number) =>
    Object.entries(compiled({ strategy: 'gitflow' }, { freezes: [freeze], now }))
      .filter(([, spec]) => spec['lock_branch'] === true)
      .map(([name]) => name);
  expect([locked(9), locked(10), locked(19), locked(20)]).toEqual([
    [],
    ['release/1.0', 'release/2.1'],
    ['release/1.0', 'release/2.1'],
    [],
  ]);
});

test('direct commits that are let through need neither checks nor reviews', () => {
  expect(compiled({ direct_commits: 'allow' })['main']).toMatchObject({
    required_status_checks: null,
    required_pull_request_reviews: null,
    allow_force_pushes: false,
  });
});

const desired = compiled({ checks: ['other'], linear: false })['main'] as Spec;
const reviews = desired['required_pull_request_reviews'] as Spec;

test('what GitHub fills in, adds and turns round is no difference', () => {
  const observed: Spec = {
    ...desired,
    required_status_checks: {
      strict: true,
      contexts: ['other', 'fairlead/policy'],
      checks: [
        { context: 'other', app_id: 9 },
        { context: 'fairlead/policy', app_id: 5 },
      ],
    },
    required_pull_request_reviews: {
      ...reviews,
      dismissal_restrictions: {},
      bypass_pull_request_allowances: { users: [], teams: [], apps: [] },
    },
    required_conversation_resolution: true,
  };
  expect(compareProtections(desired, observed)).toEqual([]);
  const { lock_branch: _lock, allow_deletions: _deletions, ...quiet } = observed;
  expect(compareProtections(desired, quiet)).toEqual([]);
});

test.each<[string, Spec, string]>([
  ['admins may do all', { enforce_admins: false }, 'enforce_admins'],
  ['force pushes', { allow_force_pushes: true }, 'allow_force_pushes'],
  ['deletions', { allow_deletions: true }, 'allow_deletions'],
  ['locked', { lock_branch: true }, 'lock_branch'],
  ['linear', { required_linear_history: true }, 'required_linear_history'],
  ['restrictions', { restrictions: { users: ['ann'], teams: [], apps: [] } }, 'restrictions'],
  [
    'a check of another App',
    {
      required_status_checks: {
        strict: true,
        checks: [{ context: 'fairlead/policy', app_id: 6 }, { context: 'other' }],
      },
    },
    'required_status_checks.checks.fairlead/policy',
  ],
  [
    'a check more',
    {
      required_status_checks: {
        strict: true,
        checks: [
          { context: 'fairlead/policy', app_id: 5 },
          { context: 'other' },
          { context: 'x', app_id: -1 },
        ],
      },
    },
    'required_status_checks.checks.x',
  ],
  [
    'somebody passes the reviews',
    { required_pull_request_reviews: { ...reviews, bypass_pull_request_allowances: { users: ['ann'] } } },
    'required_pull_request_reviews.bypass_pull_request_allowances.users',
  ],
])('drift: %s', (_, change, path) => {
  expect(compareProtections(desired, { ...desired, ...change }).map((field) => field.path)).toEqual([path]);
});

test('a protection without checks or reviews differs in all that they would say', () => {
  const paths = compareProtections(desired, { ...desired, required_pull_request_reviews: null }).map(
    (field) => field.path,
  );
  expect(paths).toContain('required_pull_request_reviews.required_approving_review_count');
});

test('the body keeps what we do not ask for, and sends away whoever passes', () => {
  const observed: Spec = {
    ...desired,
    required_conversation_resolution: true,
    allow_fork_syncing: true,
    restrictions: { users: ['ann'], teams: [], apps: [] },
    required_status_checks: { strict: false, checks: [{ context: 'other', app_id: 9 }] },
    required_pull_request_reviews: { ...reviews, bypass_pull_request_allowances: { users: ['ann'] } },
  };
  const body = protectionBody('main', desired, observed);
  expect(body).toMatchObject({
    required_conversation_resolution: true,
    allow_fork_syncing: true,
    restrictions: null,
    required_status_checks: {
      strict: true,
      checks: [
        { context: 'fairlead/policy', app_id: 5 },
        { context: 'other', app_id: 9 },
      ],
    },
    required_pull_request_reviews: {
      bypass_pull_request_allowances: { users: [], teams: [], apps: [] },
    },
  });
  expect(compareProtections(desired, body)).toEqual([]);
});

test('a protection that requires our check is known again', () => {
  const checks = (names: readonly string[]): Json => ({ strict: false, checks: [], contexts: names });
  expect(requiresPolicy(desired)).toBe(true);
  expect(requiresPolicy({ required_status_checks: checks(['fairlead/policy']) })).toBe(true);
  expect(requiresPolicy({ required_status_checks: checks(['build']) })).toBe(false);
  expect(requiresPolicy({ required_status_checks: null })).toBe(false);
});
