import { expect, test } from '@jest/globals';
import { contextOf, judge, usualFacts } from '../../../../test/fakes/policy.ts';
import { mergeMethodsFor } from '../../index.ts';
import { mergePair } from './rule.ts';

test.each([
  ['strategy: feature', 'feature/x', 'main', 'squash'],
  ['strategy: gitflow', 'release/1', 'main', 'a merge commit'],
  ['strategy: gitflow', 'feature/x', 'develop', 'squash or a merge commit'],
  ['strategy: feature\nlinear: false\nmerge: [rebase, merge]', 'fix/x', 'main', 'rebase or a merge commit'],
])('%s: %s may go into %s, by %s', (yaml, headRef, baseRef, how) => {
  expect(judge(mergePair, yaml, { headRef, baseRef })).toMatchObject({
    rule: 'merge-pair',
    status: 'pass',
    code: 'merge_pair_allowed',
    sentence: `${headRef} may go into ${baseRef}, by ${how}`,
    evidence: [],
    remedy: '',
  });
});

test('a refused pair says where the branch may go', () => {
  const remedy = 'Change the base of the pull request to one of: develop.';
  const sentence = 'By the strategy gitflow, feature/x may not go into main';
  expect(judge(mergePair, 'version: 1\nstrategy: gitflow', {})).toMatchObject({
    status: 'fail',
    code: 'merge_pair_refused',
    sentence,
    remedy,
    evidence: [{ line: 2, level: 'failure', message: `${sentence}. ${remedy}` }],
  });
  const own = 'strategy: gitflow\npairs: ["feature/* -> next: squash"]';
  const verdict = judge(mergePair, own, {});
  expect(verdict.remedy).toBe('Change the base of the pull request to one of: next, develop.');
  expect(verdict.evidence).toMatchObject([{ line: 2 }]);
});

test('an unknown name is left to the rule of names', () => {
  expect(judge(mergePair, '', { headRef: 'x' })).toMatchObject({
    status: 'neutral',
    code: 'merge_pair_unnamed',
    sentence: 'Where the branch may go cannot be said before its name is known',
  });
});

test('a revert goes where the other went, by the same method', () => {
  const headRef = 'revert-7-release/1';
  const reverts = { head: 'release/1', base: 'main', fork: false };
  const gitflow = 'strategy: gitflow';
  expect(judge(mergePair, gitflow, { headRef, reverts }).sentence).toContain('by a merge commit');
  expect(judge(mergePair, gitflow, { headRef, reverts, baseRef: 'develop' })).toMatchObject({
    code: 'merge_pair_refused',
    remedy: 'Change the base of the pull request to one of: main.',
  });
});

const linear = 'strategy: feature\nlinear: true\nmerge: [merge, rebase, squash]';

test.each([
  [
    'no linear history',
    'strategy: feature\nlinear: false\nmerge: [merge, rebase, squash]',
    {},
    ['merge', 'rebase', 'squash'],
  ],
  ['no merge commit', linear, {}, ['rebase', 'squash']],
  ['no rebase of merge commits', linear, { mergeCommits: 2 }, ['squash']],
  ['no rebase of what is not known', linear, { mergeCommits: 'unknown' as const }, ['squash']],
  ['not allowed at all', linear, { baseRef: 'develop' }, []],
  ['back-merges stay', 'strategy: gitflow', { headRef: 'main', baseRef: 'develop' }, ['merge']],
])('methods to merge by: %s', (_, yaml, facts, methods) => {
  const over = yaml.includes('gitflow') ? { linear: true } : {};
  expect(mergeMethodsFor({ ...usualFacts, ...facts }, contextOf(yaml, over))).toEqual(methods);
});

test('the verdict names the methods that are left', () => {
  expect(judge(mergePair, linear, { mergeCommits: 2 }).sentence).toBe(
    'feature/x may go into main, by squash',
  );
});

test('where a linear history leaves no method, the verdict names those of the pair', () => {
  const verdict = judge(mergePair, 'strategy: feature\nlinear: true\nmerge: rebase', { mergeCommits: 1 });
  expect(verdict.sentence).toBe('feature/x may go into main, by rebase');
});
