import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { FairleadError } from '../../core/errors/fairlead-error.ts';
import { handlers } from '../app.ts';
import type { Hint } from './hint.ts';

type Payload = Readonly<Record<string, unknown>>;

const repository = { id: 7, name: 'shop', owner: { login: 'acme' }, default_branch: 'main' };
const base = { installation: { id: 5 }, repository, sender: { login: 'bob' } };
const sha = 'a'.repeat(40);
const pull = { number: 3, head: { sha, ref: 'feature/x' }, base: { ref: 'main' }, merged: false };
const run = { id: 9, name: 'fairlead/policy', head_sha: sha, pull_requests: [], external_id: 'policy:3' };
const deployment = { id: 4, sha, ref: 'main', environment: 'production' };
const organization = { login: 'acme' };
const installed = { id: 8, full_name: 'acme/blog' };

function hint(event: keyof typeof handlers, payload: Payload): Hint {
  return handlers[event]({ ...base, ...payload });
}

function typesOf({ events }: Hint): readonly string[] {
  return events.map(({ type }) => type);
}

type Row = [keyof typeof handlers, Payload, readonly string[], readonly string[]];

const review = { action: 'submitted', pull_request: pull };
const press = { action: 'requested_action', requested_action: { identifier: 'merge' } };
const comment = {
  action: 'created',
  issue: { number: 3 },
  comment: { id: 6, body: 'Now:\n/fairlead merge' },
};
const group = {
  head_sha: sha,
  head_ref: 'refs/heads/gh-readonly-queue/main/pr-3-b',
  base_ref: 'refs/heads/main',
};
const callback = 'https://api.github.com/repos/acme/shop/actions/runs/1/deployment_protection_rule';
const question = {
  action: 'requested',
  environment: 'production',
  deployment_callback_url: callback,
  deployment,
};
const pushed = { ref: 'refs/heads/main', after: sha, commits: [] };
const asked = { added: ['.github/fairlead.yml'], modified: [], removed: [] };
const workflow = { id: 1, event: 'push', head_sha: sha, head_branch: 'main', conclusion: 'success' };

const ofFork = { ...workflow, event: 'pull_request', head_repository: { id: 70 } };

const rows: readonly Row[] = [
  [
    'pull_request',
    { action: 'opened', number: 3, pull_request: pull },
    ['pull_request.opened'],
    ['policy:7/3'],
  ],
  [
    'pull_request',
    { action: 'closed', number: 3, pull_request: pull },
    ['pull_request.closed'],
    ['duties:7'],
  ],
  [
    'pull_request',
    { action: 'labeled', number: 3, pull_request: pull },
    ['pull_request.labeled'],
    ['policy:7/3', 'duties:7'],
  ],
  ['pull_request', { action: 'assigned', number: 3, pull_request: pull }, [], []],
  ['pull_request_review', review, ['pull_request_review.submitted'], ['policy:7/3']],
  ['pull_request_review', { ...review, action: 'unknown' }, [], []],
  [
    'pull_request_review_thread',
    { action: 'resolved', pull_request: pull },
    ['pull_request_review_thread.resolved'],
    ['duties:7'],
  ],
  ['pull_request_review_thread', { action: 'unresolved', pull_request: pull }, [], []],
  ['status', { sha, state: 'success', context: 'build' }, ['status.succeeded'], ['duties:7']],
  ['status', { sha, state: 'pending', context: 'build' }, [], []],
  ['check_run', { ...press, check_run: run }, ['check_run.requested_action'], ['button:7/3/9/merge']],
  [
    'check_run',
    { ...press, check_run: { ...run, external_id: 'policy:3,4' } },
    ['check_run.requested_action'],
    ['button:7/3/9/merge'],
  ],
  ['check_run', { ...press, check_run: { ...run, name: 'theirs' } }, [], []],
  ['check_run', { ...press, check_run: { ...run, external_id: 'policy:3,' } }, [], []],
  ['check_run', { action: 'rerequested', check_run: run }, ['check_run.rerequested'], ['policy:7/*']],
  ['check_run', { action: 'completed', check_run: run }, [], []],
  [
    'check_suite',
    { action: 'completed', check_suite: { head_sha: sha, pull_requests: [] } },
    ['check_suite.completed'],
    ['duties:7'],
  ],
  [
    'check_suite',
    { action: 'rerequested', check_suite: { head_sha: sha, pull_requests: [{ number: 3 }] } },
    ['check_suite.rerequested'],
    ['policy:7/3'],
  ],
  ['check_suite', { action: 'requested', check_suite: { head_sha: sha, pull_requests: [] } }, [], []],
  ['issue_comment', comment, ['issue_comment.created'], ['command:7/3/6']],
  ['issue_comment', { ...comment, action: 'edited' }, [], []],
  ['issue_comment', { ...comment, comment: { id: 6, body: 'see /fairlead' } }, [], []],
  [
    'merge_group',
    { action: 'checks_requested', merge_group: group },
    ['merge_group.checks_requested'],
    [`merge-group:7/${sha}`],
  ],
  ['merge_group', { action: 'destroyed', merge_group: group }, [], []],
  ['deployment_protection_rule', question, ['deployment_protection_rule.requested'], ['gate:7/4']],
  ['deployment_protection_rule', { ...question, deployment: null }, [], []],
  [
    'deployment_status',
    { deployment, deployment_status: { state: 'success' } },
    ['deployment_status.created'],
    ['policy:7/from:main'],
  ],
  [
    'deployment_status',
    { deployment: { ...deployment, ref: 'refs/heads/release/1.0' }, deployment_status: { state: 'failure' } },
    ['deployment_status.created'],
    ['policy:7/from:release/1.0'],
  ],
  [
    'deployment_status',
    { deployment, deployment_status: { state: 'queued' } },
    ['deployment_status.created'],
    [],
  ],
  [
    'deployment_status',
    { deployment: { ...deployment, ref: sha }, deployment_status: { state: 'success' } },
    ['deployment_status.created'],
    [],
  ],
  ['push', pushed, ['push.received'], ['duties:7', `commit:7/${sha}/main`]],
  [
    'push',
    { ...pushed, commits: [asked] },
    ['push.received'],
    ['duties:7', `commit:7/${sha}/main`, 'settings:7', 'policy:7/*'],
  ],
  [
    'push',
    { ...pushed, ref: 'refs/heads/feature/x', commits: [asked] },
    ['push.received'],
    ['duties:7', `commit:7/${sha}/feature/x`],
  ],
  ['push', { ...pushed, ref: 'refs/tags/v1' }, ['push.received'], []],
  ['create', { ref: 'release/1.0', ref_type: 'branch' }, ['ref.created'], ['duties:7']],
  ['delete', { ref: 'v1', ref_type: 'tag' }, ['ref.deleted'], ['duties:7']],
  ['repository_ruleset', { action: 'edited' }, ['repository_ruleset.edited'], ['settings:7']],
  ['branch_protection_rule', { action: 'deleted' }, ['branch_protection_rule.deleted'], ['settings:7']],
  ['repository', { action: 'edited' }, ['repository.edited'], ['settings:7']],
  ['repository', { action: 'deleted' }, ['repository.deleted'], []],
  ['team', { action: 'edited', organization }, ['team.edited'], ['organisation:5']],
  ['membership', { action: 'added', organization }, ['membership.added'], ['organisation:5']],
  ['member', { action: 'added' }, [], []],
  [
    'custom_property_values',
    { action: 'updated', organization },
    ['custom_property_values.updated'],
    ['organisation:5'],
  ],
  ['workflow_run', { action: 'completed', workflow_run: workflow }, ['workflow_run.completed'], []],
  [
    'workflow_run',
    { action: 'completed', workflow_run: ofFork },
    ['workflow_run.completed'],
    ['hand-over:7/1'],
  ],
  [
    'workflow_run',
    { action: 'completed', workflow_run: { ...ofFork, head_repository: null } },
    ['workflow_run.completed'],
    ['hand-over:7/1'],
  ],
  [
    'workflow_run',
    { action: 'completed', workflow_run: { ...ofFork, event: 'pull_request_target' } },
    ['workflow_run.completed'],
    [],
  ],
  [
    'workflow_run',
    { action: 'completed', workflow_run: { ...ofFork, head_repository: { id: 7 } } },
    ['workflow_run.completed'],
    [],
  ],
  ['workflow_run', { action: 'requested', workflow_run: ofFork }, [], []],
  [
    'installation',
    { action: 'created', repositories: [installed] },
    ['installation.created', 'repository.installed'],
    ['organisation:5', 'rotation:5'],
  ],
  ['installation', { action: 'suspend', repositories: [installed] }, ['installation.suspend'], []],
  [
    'installation',
    { action: 'deleted', repositories: [installed] },
    ['installation.deleted', 'repository.removed'],
    [],
  ],
  [
    'installation_repositories',
    { action: 'added', repositories_added: [installed], repositories_removed: [] },
    ['installation.added', 'repository.installed'],
    ['organisation:5', 'rotation:5'],
  ],
  [
    'installation_repositories',
    { action: 'removed', repositories_added: [], repositories_removed: [installed] },
    ['installation.removed', 'repository.removed'],
    [],
  ],
];

describe('handlers', () => {
  test.each(
    rows.map((row, index) => [`${index} ${row[0]} ${JSON.stringify(row[1]['action'] ?? '')}`, row] as const),
  )('%s', (_, [event, payload, types, jobs]) => {
    const came = hint(event, payload);
    expect([typesOf(came), came.jobs]).toEqual([types, jobs]);
  });

  test('each has a row', () => {
    const without = Object.keys(handlers).filter((event) => rows.every(([name]) => name !== event));
    // The same function as `repository_ruleset`.
    expect(without).toEqual(['branch_protection_configuration']);
  });

  test('a repository that comes or goes is told in its own stream, by name', () => {
    for (const [action, list] of [
      ['added', 'repositories_added'],
      ['removed', 'repositories_removed'],
    ] as const) {
      const [, own] = hint('installation_repositories', { action, [list]: [installed] }).events;
      expect(own?.stream).toBe('github:8');
      expect(own?.body).toMatchObject({ installationId: 5, owner: 'acme', name: 'blog' });
    }
  });

  test('a hook outside the App comes to nothing', () => {
    for (const [event, payload] of rows) {
      if (event.startsWith('installation')) continue;
      const { installation: _, ...outside } = { ...base, ...payload };
      expect(handlers[event](outside)).toEqual({ events: [], jobs: [] });
    }
  });

  test('whatever comes, it is a hint or a refusal that names a key', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rows), fc.nat(), fc.anything(), ([event, own], at, value) => {
        const keys = Object.keys({ ...base, ...own });
        const payload = { ...base, ...own, [keys[at % keys.length] ?? '']: value };
        try {
          const { events, jobs } = handlers[event](payload);
          expect([Array.isArray(events), jobs.every((job) => typeof job === 'string')]).toEqual([true, true]);
        } catch (error) {
          expect(error).toBeInstanceOf(FairleadError);
        }
      }),
    );
  });
});
