import { expect, test } from '@jest/globals';
import { judge, person } from '../../../../test/fakes/policy.ts';
import { headRepository } from './rule.ts';

const fork = 'strategy: fork\nmaintainers: [mia]';
const environment = 'strategy: environment';
const staging = { headRef: 'main', baseRef: 'staging' };

test.each([
  ['anywhere', 'strategy: feature', {}, 'head_repository_right'],
  ['a fork, where anything goes', 'strategy: feature', { fork: true }, 'head_repository_right'],
  ['a fork, where it must be one', fork, { fork: true, headRef: 'my-stuff' }, 'head_repository_right'],
  ['a maintainer', fork, { author: person('mia maintainers') }, 'head_repository_exempt'],
  ['a release manager', fork, { author: person('rita release_managers') }, 'head_repository_exempt'],
  ['a named bot', fork, { author: person('robot bots') }, 'head_repository_exempt'],
  ['a contributor', fork, {}, 'head_repository_not_fork'],
  ['QA is no maintainer', fork, { author: person('quinn qa') }, 'head_repository_not_fork'],
  ['a promotion', environment, staging, 'head_repository_right'],
  [
    "a fork's main",
    environment,
    { headRef: 'hotfix/1', baseRef: 'production', fork: true },
    'head_repository_not_here',
  ],
  [
    'a hotfix from here',
    environment,
    { headRef: 'hotfix/1', baseRef: 'production' },
    'head_repository_right',
  ],
  ['an unknown pair', environment, { headRef: 'feature/x', baseRef: 'staging' }, 'head_repository_unnamed'],
  [
    'a branch that stays',
    `${fork}\npairs: ["main -> next/*: merge"]`,
    { headRef: 'main', baseRef: 'next/1' },
    'head_repository_right',
  ],
  [
    'a revert by a contributor',
    fork,
    { headRef: 'revert-3-my-stuff', reverts: { head: 'my-stuff', base: 'main', fork: true } },
    'head_repository_right',
  ],
  [
    'a revert under another name',
    fork,
    { headRef: 'my-revert', reverts: { head: 'my-stuff', base: 'main', fork: true } },
    'head_repository_not_fork',
  ],
  [
    'a pair of its own asks for a fork',
    `${fork}\npairs: ["next/* -> main: squash, from a fork"]`,
    { headRef: 'next/1' },
    'head_repository_not_fork',
  ],
  [
    'as elsewhere',
    'strategy: feature\npairs: ["next/* -> main: squash, from a fork"]',
    { headRef: 'next/1' },
    'head_repository_not_fork',
  ],
  [
    'makers of branches, without a pair that asks',
    `${fork}\npairs: ["next/* -> main: squash"]`,
    { headRef: 'next/1' },
    'head_repository_not_fork',
  ],
])('%s', (_, yaml, facts, code) => {
  const status = { right: 'pass', exempt: 'pass', unnamed: 'neutral' }[code.slice(16)] ?? 'fail';
  expect(judge(headRepository, yaml, facts)).toMatchObject({ rule: 'head-repository', code, status });
});

test('says what to do, at the line of the configuration', () => {
  const remedy = 'Push the commits to a fork and open a new pull request from it.';
  const sentence = 'feature/x is in this repository, where only maintainers or named bots make branches';
  expect(judge(headRepository, fork, {})).toMatchObject({
    sentence,
    remedy,
    evidence: [{ line: 2, level: 'failure', message: `${sentence}. ${remedy}` }],
  });
  const here = judge(headRepository, environment, { headRef: 'hotfix/1', baseRef: 'production', fork: true });
  expect(here.sentence).toBe('hotfix/1 must be a branch of this repository, and is in a fork');
  expect(here.evidence).toMatchObject([{ line: 1, level: 'failure' }]);
  expect(here.remedy).toContain('Ask somebody who may push here');
  expect(judge(headRepository, fork, { author: person('mia maintainers') }).sentence).toBe(
    'mia is one of the maintainers or named bots, whose branches may be in this repository',
  );
  expect(judge(headRepository, '', { fork: true }).sentence).toBe('feature/x may be in a fork');
  expect(judge(headRepository, '', {}).sentence).toBe('feature/x may be in this repository');
});
