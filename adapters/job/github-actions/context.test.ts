import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readContext } from './context.ts';

const folder = mkdtempSync(join(tmpdir(), 'fairlead-context-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const [one, two, three] = ['1', '2', '3'].map((digit) => digit.repeat(40)) as [string, string, string];
const variables = {
  GITHUB_REPOSITORY: 'acme/shop',
  GITHUB_REPOSITORY_ID: '7',
  GITHUB_RUN_ID: '11',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_RUN_NUMBER: '5',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_ACTOR: 'ada',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_SHA: three,
};

function contextOf(event: unknown, more: Readonly<Record<string, string | undefined>> = {}) {
  const path = join(folder, 'event.json');
  writeFileSync(path, typeof event === 'string' ? event : JSON.stringify(event));
  return readContext({ ...variables, GITHUB_EVENT_PATH: path, ...more });
}

const pull = (head: unknown) => ({
  repository: { id: 7, default_branch: 'trunk' },
  pull_request: { number: 42, head, base: { sha: one, repo: { id: 7 } } },
});

test('a step is known by its workflow, its job and its own name; outside of a job there is none', () => {
  const event = { repository: { id: 7 }, before: one };
  expect(contextOf(event).step).toBeUndefined();
  const names = { GITHUB_WORKFLOW: 'CI', GITHUB_JOB: 'lint', GITHUB_ACTION: '__run_2' };
  expect(contextOf(event, names).step).toEqual({ workflow: 'CI', job: 'lint', action: '__run_2' });
});

test('a push is about its commit, compared with the one before', () => {
  expect(contextOf({ repository: { id: 7, default_branch: 'trunk' }, before: one })).toEqual({
    repository: { id: 7, name: 'acme/shop' },
    run: { id: 11, attempt: 2, number: 5 },
    event: 'push',
    actor: 'ada',
    ref: 'refs/heads/main',
    defaultBranch: 'trunk',
    headSha: three,
    baseSha: one,
    pullRequest: null,
  });
});

test('the first push of a branch has nothing to compare with', () => {
  expect(contextOf({ before: '0'.repeat(40) }).baseSha).toBeNull();
});

test('a schedule has no event worth naming', () => {
  expect(contextOf({})).toMatchObject({ headSha: three, baseSha: null, defaultBranch: 'main' });
  expect(readContext({ ...variables, GITHUB_EVENT_PATH: '' }).headSha).toBe(three);
});

test.each([
  ['its own repository', { sha: two, repo: { id: 7 } }, false],
  ['a fork', { sha: two, repo: { id: 8 } }, true],
  ['a fork that is gone', { sha: two, repo: null }, true],
])('a pull request from %s is about its head', (_, head, fork) => {
  expect(contextOf(pull(head))).toMatchObject({
    headSha: two,
    baseSha: one,
    pullRequest: { number: 42, fork },
  });
});

test('a group of a merge queue is about its commit, compared with what it will be merged on', () => {
  const group = { repository: { id: 7 }, merge_group: { head_sha: three, base_sha: one } };
  const ref = 'refs/heads/gh-readonly-queue/main/pr-42-x';
  expect(contextOf(group, { GITHUB_EVENT_NAME: 'merge_group', GITHUB_REF: ref })).toMatchObject({
    headSha: three,
    baseSha: one,
    pullRequest: null,
  });
});

test('the id of the repository may stand in the event only', () => {
  expect(contextOf({ repository: { id: 9 } }, { GITHUB_REPOSITORY_ID: undefined }).repository.id).toBe(9);
});

describe('what cannot be is refused by name', () => {
  test.each([
    ['{', 'GITHUB_EVENT_PATH: it cannot be read'],
    [[], 'it is no object'],
    [{ repository: 'x' }, 'the event, repository: it is no object'],
    [{ before: 'main' }, 'the event, before: it is no commit'],
    [{ before: null }, 'the event, before: it is no commit'],
    [{ merge_group: { base_sha: 'main' } }, 'the event, merge_group.base_sha: it is no commit'],
    [pull({ sha: '--upload-pack=x', repo: { id: 7 } }), 'the event, pull_request.head.sha: it is no commit'],
    [pull({ sha: two, repo: { id: '7' } }), 'the event, pull_request.head.repo.id: it is no number'],
    [
      { pull_request: { number: 1, head: { sha: two } } },
      'the event, pull_request.base.sha: it is no commit',
    ],
  ])('event %j', (event, why) => {
    expect(() => contextOf(event)).toThrow(why);
  });

  test.each([
    ['GITHUB_RUN_ID', '', 'GITHUB_RUN_ID is not set'],
    ['GITHUB_RUN_ATTEMPT', '1.5', 'GITHUB_RUN_ATTEMPT is not set'],
    ['GITHUB_RUN_NUMBER', undefined, 'GITHUB_RUN_NUMBER is not set'],
    ['GITHUB_REPOSITORY_ID', undefined, 'GITHUB_REPOSITORY_ID is not set'],
    ['GITHUB_REPOSITORY', undefined, 'GITHUB_REPOSITORY is not set'],
    ['GITHUB_REPOSITORY', 'acme', 'GITHUB_REPOSITORY is not set'],
    ['GITHUB_EVENT_PATH', join(folder, 'none.json'), 'GITHUB_EVENT_PATH: it cannot be read'],
  ])('%s %j', (name, value, why) => {
    expect(() => contextOf({}, { [name]: value })).toThrow(why);
  });
});
