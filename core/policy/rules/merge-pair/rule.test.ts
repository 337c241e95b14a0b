import { expect, test } from '@jest/globals';
import { defaultConfig } from '../../../config/index.ts';
import type { PolicyFacts } from '../../types.ts';
import { mergePair } from './rule.ts';

const facts: PolicyFacts = {
  headRef: 'feature/x',
  baseRef: 'main',
  fork: false,
  author: 'ann',
  defaultBranch: 'main',
  approvals: [],
  proposedConfig: null,
};
const gitflow = { ...defaultConfig, strategy: 'gitflow' as const };

test('an allowed pair says how to merge', () => {
  expect(mergePair.evaluate(facts, defaultConfig)).toMatchObject({
    status: 'pass',
    sentence: 'feature/x may go into main, by squash',
  });
  expect(mergePair.evaluate({ ...facts, headRef: 'release/1' }, gitflow).sentence).toBe(
    'release/1 may go into main, by a merge commit',
  );
});

test('a refused pair says where the branch may go', () => {
  expect(mergePair.evaluate(facts, gitflow)).toMatchObject({
    status: 'fail',
    code: 'merge_pair_refused',
    remedy: 'Change the base of the pull request to one of: develop.',
  });
  const trunk = { ...facts, defaultBranch: 'trunk' };
  expect(mergePair.evaluate(trunk, defaultConfig).remedy).toContain('one of: trunk.');
});

test('an unknown name is left to the rule of names', () => {
  expect(mergePair.evaluate({ ...facts, headRef: 'x' }, defaultConfig).status).toBe('neutral');
});
