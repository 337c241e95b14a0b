import { expect, test } from '@jest/globals';
import { inputFor } from '../../../../test/fakes/arbitrary-settings.ts';
import { complete } from '../../../config/defaults.ts';
import type { ConfigFile } from '../../../config/schema.ts';
import type { Spec } from '../../types.ts';
import { compareEnvironments, environmentBody } from './compare.ts';
import { compileEnvironments } from './compile.ts';

function compiled(environments: ConfigFile['environments'], appId: number | null = 5) {
  return compileEnvironments(inputFor(complete({ environments }), { appId }));
}

test('approval, waiting, branches and the App', () => {
  const { resources } = compiled({
    qa: {},
    production: { approval: ['team:release', 'ann'], wait: '90s', deploys: ['main', 'release/**'] },
  });
  expect(resources).toEqual([
    {
      kind: 'environment',
      name: 'qa',
      asked: 'environments.qa',
      spec: {
        deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
        branch_policies: [{ name: 'main', type: 'branch' }],
        app_rule: true,
      },
    },
    {
      kind: 'environment',
      name: 'production',
      asked: 'environments.production',
      spec: {
        wait_timer: 2,
        reviewers: [
          { type: 'Team', id: 11 },
          { type: 'User', id: 21 },
        ],
        prevent_self_review: true,
        deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
        branch_policies: [
          { name: 'main', type: 'branch' },
          { name: 'release/**/*', type: 'branch' },
        ],
        app_rule: true,
      },
    },
  ]);
  expect(compiled({ qa: {} }, null).resources[0]?.spec).not.toHaveProperty('app_rule');
});

test("GitHub's limits: six people, thirty days", () => {
  const approval = ['ann', 'bob', 'cid', 'team:release', 'team:core', 'team:qa', 'team:big-team'];
  const { resources, notes } = compiled({ production: { approval, wait: '365d' } });
  expect(resources[0]?.spec['reviewers']).toHaveLength(6);
  expect(resources[0]?.spec['wait_timer']).toBe(43_200);
  expect(notes).toHaveLength(1);
});

test('nobody whom GitHub knows: whoever approves now stays', () => {
  const { resources } = compiled({ production: { approval: 'team:gone' } });
  expect(resources[0]?.spec).not.toHaveProperty('reviewers');
  expect(resources[0]?.keeps).toEqual(['reviewers', 'prevent_self_review']);
});

const desired = compiled({
  production: { approval: ['team:release', 'ann'], wait: '5m', deploys: ['main', 'x/*'] },
}).resources[0]?.spec as Spec;

test('order, ids of policies and what was not read are no difference', () => {
  expect(
    compareEnvironments(desired, {
      wait_timer: 5,
      prevent_self_review: true,
      reviewers: [
        { id: 21, type: 'User' },
        { id: 11, type: 'Team' },
      ],
      deployment_branch_policy: { custom_branch_policies: true, protected_branches: false },
      branch_policies: [{ id: 3, name: 'x/*', type: 'branch' }, 'main'],
      app_rule: true,
      can_admins_bypass: true,
    }),
  ).toEqual([]);
  const { wait_timer, reviewers, prevent_self_review } = desired;
  expect(compareEnvironments(desired, { wait_timer, reviewers, prevent_self_review } as Spec)).toEqual([]);
});

test.each<[string, Spec, string]>([
  ['waits less', { wait_timer: 0 }, 'wait_timer'],
  ['somebody else approves', { reviewers: [{ type: 'User', id: 22 }] }, 'reviewers'],
  ['may approve oneself', { prevent_self_review: false }, 'prevent_self_review'],
  ['any branch', { deployment_branch_policy: null }, 'deployment_branch_policy.custom_branch_policies'],
  [
    'a branch more',
    { branch_policies: [{ name: 'main' }, { name: 'x/*' }, { name: '*' }] },
    'branch_policies',
  ],
  [
    'a tag of the name',
    { branch_policies: [{ name: 'main' }, { name: 'x/*', type: 'tag' }] },
    'branch_policies',
  ],
  ['without the App', { app_rule: false }, 'app_rule'],
])('drift: %s', (_, change, path) => {
  expect(compareEnvironments(desired, { ...desired, ...change }).map((field) => field.path)).toContain(path);
});

test('the body holds what the request would reset', () => {
  const body = environmentBody(
    'qa',
    { branch_policies: [{ name: 'main', type: 'branch' }] },
    {
      wait_timer: 7,
      reviewers: [{ type: 'User', id: 21 }],
      prevent_self_review: true,
      deployment_branch_policy: null,
      branch_policies: ['x'],
      can_admins_bypass: true,
    },
  );
  expect(body).toEqual({
    wait_timer: 7,
    reviewers: [{ type: 'User', id: 21 }],
    prevent_self_review: true,
    deployment_branch_policy: null,
    branch_policies: [{ name: 'main', type: 'branch' }],
  });
});
