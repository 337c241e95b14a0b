import { expect, test } from '@jest/globals';
import { day, hour, judge, noon } from '../../../../test/fakes/policy.ts';
import type { OwedBackMerge } from '../../types.ts';
import { backMerge } from './rule.ts';

const gitflow = 'strategy: gitflow\nback_merge: 24h';
const release = 'strategy: release\nfixes: release-first';
const environment = 'strategy: environment';

function owed(from: string, to: string, more: Partial<OwedBackMerge> = {}): OwedBackMerge {
  return { from, to, withinMs: day, since: noon - 2 * day, number: null, conflicts: [], ...more };
}

const develop = owed('main', 'develop');
const open = owed('main', 'release/1');
const toMain = owed('release/1', 'main');
const down = owed('production', 'staging');

test.each([
  [gitflow, develop, 'feature/x', 'develop', 'waits'],
  [gitflow, develop, 'renovate/x', 'develop', 'waits'],
  [gitflow, develop, 'bugfix/x', 'develop', 'waits'],
  [gitflow, develop, 'bugfix/x', 'release/1', 'goes'],
  [gitflow, develop, 'main', 'develop', 'goes'],
  [gitflow, develop, 'hotfix/x', 'develop', 'goes'],
  [gitflow, develop, 'hotfix/x', 'main', 'goes'],
  [gitflow, develop, 'release/1', 'main', 'waits'],
  [gitflow, develop, 'release/1', 'develop', 'goes'],
  [gitflow, open, 'feature/x', 'develop', 'waits'],
  [gitflow, open, 'bugfix/x', 'release/1', 'waits'],
  [gitflow, open, 'bugfix/x', 'release/2', 'goes'],
  [gitflow, open, 'main', 'release/1', 'goes'],
  [gitflow, owed('main', 'release/*'), 'bugfix/x', 'release/2', 'waits'],
  [release, toMain, 'feature/x', 'main', 'waits'],
  [release, toMain, 'renovate/x', 'main', 'waits'],
  [release, toMain, 'release/2', 'main', 'waits'],
  [release, toMain, 'release/1', 'main', 'goes'],
  [release, toMain, 'fix/x', 'release/1', 'waits'],
  [release, toMain, 'fix/x', 'release/2', 'goes'],
  [environment, down, 'main', 'staging', 'waits'],
  [environment, down, 'staging', 'production', 'waits'],
  [environment, down, 'feature/x', 'main', 'waits'],
  [environment, down, 'production', 'staging', 'goes'],
  [environment, down, 'production', 'main', 'goes'],
  [environment, down, 'feature/x', 'staging', 'waits'],
  [environment, down, 'feature/x', 'production', 'goes'],
  [environment, down, 'hotfix/x', 'production', 'goes'],
  [environment, down, 'hotfix/x', 'staging', 'goes'],
])('%s, overdue %j: %s -> %s %s', (yaml, debt, headRef, baseRef, answer) => {
  const verdict = judge(backMerge, yaml, { headRef, baseRef, backMerges: [debt] });
  const expected = answer === 'waits' ? ['fail', 'back_merge_overdue'] : ['pass', 'back_merge_unconcerned'];
  expect([verdict.rule, verdict.status, verdict.code]).toEqual(['back-merge', ...expected]);
});

test('where there are no releases, none is held up', () => {
  const hotfix = { headRef: 'hotfix/x', backMerges: [develop] };
  expect(judge(backMerge, gitflow, hotfix, { release: null }).code).toBe('back_merge_unconcerned');
});

test('two that are late do not hold each other up', () => {
  const backMerges = [owed('release/1', 'main'), owed('release/2', 'main')];
  for (const headRef of ['release/1', 'release/2']) {
    expect(judge(backMerge, release, { headRef, backMerges }).code).toBe('back_merge_unconcerned');
  }
  expect(judge(backMerge, release, { headRef: 'release/3', backMerges }).code).toBe('back_merge_overdue');
});

test("a fork's branch of the same name pays nothing", () => {
  const fork = { headRef: 'release/1', baseRef: 'main', fork: true, backMerges: [toMain] };
  expect(judge(backMerge, release, fork).status).toBe('fail');
});

test('up to the deadline it is a word, then it holds up', () => {
  const debt = owed('main', 'develop', { since: noon - hour });
  const at = (now: number) => judge(backMerge, gitflow, { baseRef: 'develop', backMerges: [debt], now });
  const deadline = noon - hour + day;
  expect(at(noon)).toMatchObject({
    status: 'pass',
    code: 'back_merge_owed',
    sentence:
      'develop lacks commits of main: past 2026-11-23 11:00 UTC this pull request has to wait for the back-merge',
    changesAt: deadline,
    evidence: [],
  });
  expect(at(deadline - 1)).toEqual(at(noon));
  const sentence =
    'develop lacks commits of main since 2026-11-22 11:00 UTC, past the deadline of 2026-11-23 11:00 UTC';
  const remedy = 'Merge main into develop by a merge commit.';
  expect(at(deadline)).toMatchObject({
    status: 'fail',
    sentence,
    remedy,
    evidence: [{ line: 2, level: 'failure', message: `${sentence}. ${remedy}` }],
  });
  expect(at(deadline).changesAt).toBeUndefined();
});

test('the deadline that comes first counts', () => {
  const late = owed('main', 'release/1', { since: noon });
  const early = owed('main', 'develop', { since: noon - hour });
  const verdict = judge(backMerge, gitflow, { baseRef: 'develop', backMerges: [late, early] });
  expect(verdict.changesAt).toBe(noon - hour + day);
});

test('the remedy names the pull request and its conflicts', () => {
  const remedy = (more: Partial<OwedBackMerge>) =>
    judge(backMerge, gitflow, { baseRef: 'develop', backMerges: [owed('main', 'develop', more)] }).remedy;
  expect(remedy({ number: 7 })).toBe('Merge pull request #7 by a merge commit.');
  expect(remedy({ number: 7, conflicts: ['a', 'b', 'c'] })).toBe(
    'Merge pull request #7 by a merge commit. Resolve its conflicts in a, b, c first.',
  );
  expect(remedy({ conflicts: ['a', 'b', 'c', 'd', 'e'] })).toBe(
    'Merge main into develop by a merge commit. Resolve its conflicts in a, b, c and 2 more first.',
  );
});

test('nothing owed, nothing asked', () => {
  expect(judge(backMerge, gitflow, { baseRef: 'develop' })).toMatchObject({
    status: 'pass',
    code: 'back_merge_none_owed',
    sentence: 'No back-merge is owed',
  });
  for (const yaml of ['strategy: feature', 'strategy: gitflow\nback_merge: false', 'strategy: release']) {
    expect(judge(backMerge, yaml, { backMerges: [develop] })).toMatchObject({
      status: 'neutral',
      code: 'back_merge_not_asked',
      sentence: 'The strategy asks for no back-merges',
    });
  }
  expect(
    judge(backMerge, gitflow, { headRef: 'main', baseRef: 'develop', backMerges: [develop] }).sentence,
  ).toBe('The back-merges that are owed do not hold up this pull request');
});
