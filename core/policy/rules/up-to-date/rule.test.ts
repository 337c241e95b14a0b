import { expect, test } from '@jest/globals';
import { judge } from '../../../../test/fakes/policy.ts';
import { upToDate } from './rule.ts';

const feature = 'version: 1\nup_to_date: true';
const gitflow = `${feature}\nstrategy: gitflow`;
const behind = { upToDate: false };

test.each([
  ['newest', feature, {}, 'up_to_date', 'pass'],
  ['behind', feature, behind, 'up_to_date_behind', 'pending'],
  ['unknown', feature, { upToDate: 'unknown' as const }, 'up_to_date_unknown', 'pending'],
  ['not asked', 'up_to_date: false', behind, 'up_to_date_not_asked', 'neutral'],
  ['a queue', `${feature}\nmerge_queue: true`, behind, 'up_to_date_by_queue', 'neutral'],
  ['a robot', feature, { ...behind, headRef: 'renovate/x' }, 'up_to_date_behind', 'pending'],
  ['a fork', feature, { ...behind, fork: true }, 'up_to_date_behind', 'pending'],
  [
    "a fork's main",
    'strategy: fork\nup_to_date: true',
    { ...behind, headRef: 'main', fork: true },
    'up_to_date_behind',
    'pending',
  ],
  ['a feature', gitflow, { ...behind, baseRef: 'develop' }, 'up_to_date_behind', 'pending'],
  [
    'a back-merge',
    gitflow,
    { ...behind, headRef: 'main', baseRef: 'develop' },
    'up_to_date_not_work',
    'neutral',
  ],
  ['a release', gitflow, { ...behind, headRef: 'release/1' }, 'up_to_date_not_work', 'neutral'],
  ['a hotfix', gitflow, { ...behind, headRef: 'hotfix/1' }, 'up_to_date_not_work', 'neutral'],
  [
    "a fork's hotfix",
    gitflow,
    { ...behind, headRef: 'hotfix/1', fork: true },
    'up_to_date_not_work',
    'neutral',
  ],
  ['a refused pair', feature, { ...behind, baseRef: 'develop' }, 'up_to_date_not_work', 'neutral'],
])('%s', (_, yaml, facts, code, status) => {
  expect(judge(upToDate, yaml, facts)).toMatchObject({ rule: 'up-to-date', status, code });
});

test('says what is missing and what to do, at the line that asks for it', () => {
  const sentence = 'feature/x lacks the newest commit of main';
  const remedy = 'Update the branch with main, by the button of the pull request or on your machine.';
  expect(judge(upToDate, feature, behind)).toMatchObject({
    sentence,
    remedy,
    evidence: [{ line: 2, level: 'warning', message: `${sentence}. ${remedy}` }],
  });
  expect(judge(upToDate, 'strategy: feature', behind).evidence).toMatchObject([{ line: 1 }]);
  expect(judge(upToDate, feature, {}).sentence).toBe('feature/x holds the newest commit of main');
  expect(judge(upToDate, feature, { upToDate: 'unknown' })).toMatchObject({
    sentence: 'Whether feature/x holds the newest commit of main is not known yet',
    remedy: 'Nothing needs to be done: it is read again with the next pass.',
  });
});
