import { expect, test } from '@jest/globals';
import { judge } from '../../../../test/fakes/policy.ts';
import { branchName } from './rule.ts';

const reverted = { head: 'feature/y', base: 'main', fork: false };

test('a known name passes', () => {
  expect(judge(branchName, 'strategy: feature', {})).toMatchObject({
    rule: 'branch-name',
    status: 'pass',
    code: 'branch_name_known',
    sentence: 'The branch name feature/x is one that the strategy feature knows',
    evidence: [],
    remedy: '',
  });
});

test('an unknown name fails at the line that lists the names', () => {
  const yaml = 'strategy: feature\nbranches: [feat/*, "fix/**"]';
  const remedy =
    'Push the commits to a branch with an allowed name (feat/*, fix/**, dependabot/**, renovate/**) and open a new pull request from it.';
  expect(judge(branchName, yaml, { headRef: 'feature/x' })).toMatchObject({
    status: 'fail',
    code: 'branch_name_unknown',
    sentence: 'The strategy feature does not know the branch name feature/x',
    remedy,
    evidence: [
      {
        file: '.github/fairlead.yml',
        line: 2,
        level: 'failure',
        message: `The strategy feature does not know the branch name feature/x. ${remedy}`,
      },
    ],
  });
});

test('without such a line, at the strategy; without a file, nowhere', () => {
  expect(judge(branchName, 'strategy: gitflow', { headRef: 'docs/x' }).evidence).toMatchObject([{ line: 1 }]);
  expect(judge(branchName, '', { headRef: 'my-stuff' }).evidence).toEqual([]);
});

test.each([
  ['Feature/x', 'feature/x'],
  ['ﬁx/x', 'fix/x'],
])('%s is nearly %s, which the remedy says', (headRef, plain) => {
  const verdict = judge(branchName, 'strategy: feature', { headRef });
  expect(verdict.code).toBe('branch_name_unknown');
  expect(verdict.remedy).toMatch(
    new RegExp(`^Case and every character count: ${plain} would be known. Push`),
  );
});

test.each(['My-Stuff', 'my-stuff'])('%s is not nearly anything', (headRef) => {
  expect(judge(branchName, 'strategy: feature', { headRef }).remedy).toMatch(/^Push/);
});

test('a revert is known by the pull request that it takes back', () => {
  const headRef = 'revert-12-feature/y';
  expect(judge(branchName, '', { headRef, reverts: reverted }).code).toBe('branch_name_known');
  const lost = judge(branchName, '', { headRef });
  expect(lost.code).toBe('branch_name_unknown');
  expect(lost.remedy).toMatch(/^There is no merged pull request 12 to revert. Push/);
});

test("a fork's main is not main", () => {
  expect(judge(branchName, 'strategy: feature', { headRef: 'main', fork: true })).toMatchObject({
    status: 'fail',
    code: 'branch_name_of_fork',
    sentence: 'The branch main of a fork has the name of a branch that stays in this repository',
    evidence: [{ line: 1, level: 'failure' }],
  });
  expect(judge(branchName, 'strategy: fork', { headRef: 'main', fork: true }).status).toBe('pass');
  expect(judge(branchName, 'strategy: gitflow', { headRef: 'main' }).status).toBe('pass');
});
