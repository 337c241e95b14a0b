import { expect, test } from '@jest/globals';
import { judge, person } from '../../../../test/fakes/policy.ts';
import { groupApproval } from './rule.ts';

const gitflow = 'strategy: gitflow\nrelease_managers: [rita, team:release]\nqa: [team:qa]';
const release = { headRef: 'release/1', baseRef: 'main' };
const bugfix = { headRef: 'bugfix/1', baseRef: 'release/1' };
const rita = person('Rita release_managers');
const quinn = person('quinn qa');
const bob = person('bob');

test.each([
  ['a release manager', release, [bob, rita], 'group_approval_given'],
  ['nobody', release, [], 'group_approval_missing'],
  ['somebody else', release, [bob, quinn], 'group_approval_missing'],
  ['QA', bugfix, [quinn], 'group_approval_given'],
  ['a release manager for QA', bugfix, [rita], 'group_approval_given'],
  ['a maintainer for QA', bugfix, [person('mia maintainers')], 'group_approval_missing'],
  ['the author', { ...release, author: rita }, [person('rita release_managers')], 'group_approval_missing'],
  ['a pair that asks nobody', { baseRef: 'develop' }, [], 'group_approval_not_asked'],
  ['a refused pair', { headRef: 'x' }, [], 'group_approval_not_asked'],
])('%s', (_, facts, approvals, code) => {
  const status = { given: 'pass', missing: 'pending', not_asked: 'neutral' }[code.slice(15)];
  const verdict = judge(groupApproval, gitflow, { ...facts, approvals });
  expect(verdict).toMatchObject({ rule: 'group-approval', status, code });
});

test('says who may, at the line that names them', () => {
  const sentence = 'An approval of the head commit by release managers is missing';
  const remedy =
    'Ask one of release managers (rita, team:release) to approve the newest commit. The author does not count.';
  expect(judge(groupApproval, gitflow, release)).toMatchObject({
    sentence,
    remedy,
    evidence: [{ line: 2, level: 'warning', message: `${sentence}. ${remedy}` }],
  });
  expect(judge(groupApproval, gitflow, { ...release, approvals: [bob, rita] }).sentence).toBe(
    'Rita approves the head commit for release managers',
  );
});

test("an empty group lets anybody's approval count, and says so", () => {
  const none = "no release managers are named in the configuration, so that anybody's approval counts";
  const yaml = 'strategy: gitflow';
  expect(judge(groupApproval, yaml, release)).toMatchObject({
    status: 'pass',
    sentence: `bob approves: ${none}`,
  });
  expect(judge(groupApproval, yaml, { ...release, approvals: [person('ann')] })).toMatchObject({
    status: 'pending',
    sentence: `An approval is missing: ${none}`,
    remedy: 'Ask somebody to approve the newest commit. The author does not count.',
    evidence: [{ line: 1 }],
  });
});

test.each([
  ['maintainers', 'maintainers: [mia]', 'mia maintainers'],
  ['bots', 'bots: [robot]', 'robot bots'],
])('a list of %s is not empty', (group, people, who) => {
  const yaml = `strategy: feature\n${people}\npairs: ["next/* -> main: squash, approved by ${group}"]`;
  expect(judge(groupApproval, yaml, { headRef: 'next/1' }).status).toBe('pending');
  expect(judge(groupApproval, yaml, { headRef: 'next/1', approvals: [person(who)] }).status).toBe('pass');
});

test('two groups are both asked', () => {
  const yaml = `${gitflow}\npairs: ["next/* -> main: merge, approved by qa, approved by release managers"]`;
  const next = { headRef: 'next/1', baseRef: 'main' };
  const one = judge(groupApproval, yaml, { ...next, approvals: [quinn] });
  expect(one.sentence).toBe('An approval of the head commit by release managers is missing');
  const both = judge(groupApproval, yaml, { ...next, approvals: [bob] });
  expect(both.sentence).toMatch(/QA is missing; .* release managers/);
  expect(both.remedy).toMatch(
    /^Ask one of QA .* newest commit\. Ask one of release managers .* commit\. The author/,
  );
  expect(judge(groupApproval, yaml, { ...next, approvals: [rita] }).status).toBe('pass');
});
