import { expect, test } from '@jest/globals';
import { defaultConfig } from '../../../config/index.ts';
import type { PolicyFacts } from '../../types.ts';
import { approvals } from './rule.ts';

const facts: PolicyFacts = {
  headRef: 'feature/x',
  baseRef: 'main',
  fork: false,
  author: 'Ann',
  defaultBranch: 'main',
  approvals: [],
  proposedConfig: null,
};

test.each([
  [0, [], 'pass', 'approvals_none_needed'],
  [1, ['bob'], 'pass', 'approvals_enough'],
  [1, [], 'pending', 'approvals_missing'],
  [1, ['ann'], 'pending', 'approvals_missing'],
  [2, ['bob', 'Bob'], 'pending', 'approvals_missing'],
  [2, ['bob', 'cid', 'ann'], 'pass', 'approvals_enough'],
] as const)('%d needed, by %j: %s', (needed, by, status, code) => {
  const verdict = approvals.evaluate({ ...facts, approvals: by }, { ...defaultConfig, approvals: needed });
  expect(verdict).toMatchObject({ status, code });
});

test('says how many are missing', () => {
  const verdict = approvals.evaluate({ ...facts, approvals: ['bob'] }, { ...defaultConfig, approvals: 3 });
  expect(verdict.sentence).toBe('1 approval of the head commit, of 3 needed');
  expect(verdict.remedy).toContain('Ask 2 more people');
});
