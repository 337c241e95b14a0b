import { expect, test } from '@jest/globals';
import { day, hour, judge, noon } from '../../../../test/fakes/policy.ts';
import { maxAge } from './rule.ts';

const yaml = 'strategy: trunk\nmax_age: 2d';
const over = { startedAt: noon - 3 * day };

test.each([
  ['young', yaml, {}, 'max_age_within', 'pass'],
  ['one moment before', yaml, { startedAt: noon - 2 * day + 1 }, 'max_age_within', 'pass'],
  ['on the dot', yaml, { startedAt: noon - 2 * day }, 'max_age_over', 'fail'],
  ['over', yaml, over, 'max_age_over', 'fail'],
  ['a fork', yaml, { ...over, fork: true }, 'max_age_over', 'fail'],
  [
    'a revert',
    'max_age: 2d',
    { ...over, headRef: 'revert-1-a', reverts: { head: 'a', base: 'main', fork: false } },
    'max_age_over',
    'fail',
  ],
  ['a robot', 'max_age: 2d', { ...over, headRef: 'renovate/x/y' }, 'max_age_free', 'neutral'],
  ['a lost revert', 'max_age: 2d', { ...over, headRef: 'revert-1-a' }, 'max_age_free', 'neutral'],
  [
    'not a revert',
    'max_age: 2d',
    { ...over, headRef: 'x', reverts: { head: 'a', base: 'b', fork: false } },
    'max_age_free',
    'neutral',
  ],
  [
    'a branch that stays',
    'strategy: gitflow\nmax_age: 2d',
    { ...over, headRef: 'release/1' },
    'max_age_free',
    'neutral',
  ],
  ['no limit', 'strategy: feature', over, 'max_age_free', 'neutral'],
])('%s', (_, config, facts, code, status) => {
  expect(judge(maxAge, config, facts)).toMatchObject({ rule: 'max-age', status, code });
});

test('says until when, which no look changes', () => {
  const at = (now: number) => judge(maxAge, yaml, { now });
  const end = noon - hour + 2 * day;
  expect(at(noon)).toMatchObject({
    sentence: 'feature/x may live for 2 d, until 2026-11-24 11:00 UTC',
    changesAt: end,
  });
  expect(at(end - 1)).toEqual(at(noon));
  const sentence = 'feature/x is older than 2 d: its time ended 2026-11-24 11:00 UTC';
  expect(at(end)).toMatchObject({ sentence, evidence: [{ line: 2, level: 'failure' }] });
  expect(at(end).remedy).toContain('Take what is ready to a new branch');
  expect(at(end).changesAt).toBeUndefined();
  expect(at(end).evidence[0]?.message).toBe(`${sentence}. ${at(end).remedy}`);
});

test('why there is no limit', () => {
  expect(judge(maxAge, 'strategy: feature', {}).sentence).toBe('Branches may live for any time');
  expect(judge(maxAge, 'max_age: 2d', { headRef: 'renovate/x' }).sentence).toBe(
    'Only topic branches have an age limit',
  );
});
