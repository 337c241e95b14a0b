import { expect, test } from '@jest/globals';
import { day, hour, judge, noon } from '../../../../test/fakes/policy.ts';
import { promotion } from './rule.ts';

const yaml = 'strategy: environment\npromote: [main, staging, production]\nbake: {staging: 24h}';
const toProduction = { headRef: 'staging', baseRef: 'production' };
const toStaging = { headRef: 'main', baseRef: 'staging' };
const green = { greenSince: noon - hour, missingFromHead: 0 };

test.each([
  ['no bake time', toStaging, green, 'promotion_ready', 'pass'],
  ['baked', toProduction, { ...green, greenSince: noon - day }, 'promotion_ready', 'pass'],
  ['one moment before', toProduction, { ...green, greenSince: noon - day + 1 }, 'promotion_bakes', 'pending'],
  ['not green', toStaging, { ...green, greenSince: null }, 'promotion_not_green', 'pending'],
  ['unknown green', toStaging, { ...green, greenSince: 'unknown' as const }, 'promotion_unknown', 'pending'],
  [
    'unknown commits',
    toStaging,
    { ...green, missingFromHead: 'unknown' as const },
    'promotion_unknown',
    'pending',
  ],
  ['nothing known', toStaging, null, 'promotion_unknown', 'pending'],
  ['would lose', toStaging, { ...green, missingFromHead: 1 }, 'promotion_would_lose', 'fail'],
  [
    'would lose, whatever else',
    toStaging,
    { greenSince: 'unknown' as const, missingFromHead: 1 },
    'promotion_would_lose',
    'fail',
  ],
  ['a topic branch', {}, null, 'promotion_none', 'neutral'],
  ['not in order', { headRef: 'main', baseRef: 'production' }, green, 'promotion_none', 'neutral'],
  ['a hotfix', { headRef: 'hotfix/1', baseRef: 'production' }, null, 'promotion_none', 'neutral'],
])('%s', (_, pull, state, code, status) => {
  expect(judge(promotion, yaml, { ...pull, promotion: state })).toMatchObject({
    rule: 'promotion',
    status,
    code,
  });
});

test('says until when it bakes', () => {
  const at = (now: number) => judge(promotion, yaml, { ...toProduction, promotion: green, now });
  const end = noon - hour + day;
  const sentence = 'staging is green since 2026-11-22 11:00 UTC, and bakes for 1 d';
  const remedy = 'Wait until 2026-11-23 11:00 UTC.';
  expect(at(noon)).toMatchObject({
    sentence,
    remedy,
    changesAt: end,
    evidence: [{ line: 3, level: 'warning', message: `${sentence}. ${remedy}` }],
  });
  expect(at(end - 1)).toEqual(at(noon));
  expect(at(end)).toMatchObject({
    status: 'pass',
    sentence: 'staging is ready to go on to production, green since 2026-11-22 11:00 UTC and baked for 1 d',
  });
  const free = judge(promotion, yaml, { ...toStaging, promotion: green });
  expect(free.sentence).toBe('main is ready to go on to staging, green since 2026-11-22 11:00 UTC');
  expect(free.changesAt).toBeUndefined();
  const bare = judge(promotion, yaml, { ...toStaging, promotion: { ...green, greenSince: 0 } });
  expect(bare.sentence).toBe('main is ready to go on to staging');
});

test('says what else is missing', () => {
  const lose = judge(promotion, yaml, { ...toStaging, promotion: { ...green, missingFromHead: 2 } });
  expect(lose).toMatchObject({
    sentence: 'staging has 2 commits that main lacks',
    remedy: 'Merge staging back into main first, so that nothing is lost on the way.',
    evidence: [{ line: 2, level: 'failure', message: `${lose.sentence}. ${lose.remedy}` }],
  });
  const dark = judge(promotion, yaml, { ...toStaging, promotion: { ...green, greenSince: null } });
  expect(dark).toMatchObject({
    sentence: 'The newest commit of main is not deployed and green',
    remedy: 'Deploy main to its environment, and see that its checks pass.',
    evidence: [{ line: 2, level: 'warning', message: `${dark.sentence}. ${dark.remedy}` }],
  });
  expect(judge(promotion, yaml, toStaging)).toMatchObject({
    sentence: 'Whether main is ready to go on to staging is not known yet',
    remedy: 'Nothing needs to be done: it is read again with the next pass.',
  });
  expect(judge(promotion, yaml, {}).sentence).toBe('The pull request promotes no environment');
});
