import { expect, test } from '@jest/globals';
import { judge, person } from '../../../../test/fakes/policy.ts';
import { approvals } from './rule.ts';

test.each([
  [0, [], 'pass', 'approvals_none_needed'],
  [1, [], 'pending', 'approvals_missing'],
  [1, ['ann'], 'pending', 'approvals_missing'],
  [1, ['Ann'], 'pending', 'approvals_missing'],
  [1, ['bob'], 'pass', 'approvals_enough'],
  [2, ['bob', 'Bob'], 'pending', 'approvals_missing'],
  [2, ['bob', 'cid', 'ann'], 'pass', 'approvals_enough'],
])('%d needed, by %j: %s', (needed, by, status, code) => {
  const verdict = judge(approvals, `approvals: ${needed}`, { approvals: by.map(person) });
  expect(verdict).toMatchObject({ rule: 'approvals', status, code });
});

test('says how many are missing', () => {
  const sentence = '1 approval of the head commit, of 3 needed';
  const remedy = 'Ask 2 more people to approve the newest commit; the author does not count.';
  expect(judge(approvals, 'approvals: 3', {})).toMatchObject({
    sentence,
    remedy,
    evidence: [{ line: 1, level: 'warning', message: `${sentence}. ${remedy}` }],
  });
  expect(judge(approvals, '', { approvals: [] }).remedy).toContain('Ask 1 more person to approve');
  expect(judge(approvals, 'approvals: 2', { approvals: [person('bob'), person('cid')] }).sentence).toBe(
    '2 approvals of the head commit, of 2 needed: bob, cid',
  );
  expect(judge(approvals, 'approvals: 0', {}).sentence).toBe('No approval is asked for');
});
