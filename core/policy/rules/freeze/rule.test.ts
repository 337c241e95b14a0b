import { expect, test } from '@jest/globals';
import { day, hour, judge, noon, person } from '../../../../test/fakes/policy.ts';
import type { ManualFreeze, PolicyFacts } from '../../types.ts';
import { freeze } from './rule.ts';

const written =
  'version: 1\nfreeze: [{branches: [main, release/*], from: 2026-11-22T10:00Z, to: 2026-11-22T14:00Z, reason: "Black Friday.", allow: ["label:hotfix", Cid, "team:release"]}]';
const start = noon - 2 * hour;
const end = noon + 2 * hour;

function spoken(more: Partial<ManualFreeze> = {}): ManualFreeze {
  return { branches: ['main'], since: start, until: null, by: 'rita', reason: 'outage', allow: [], ...more };
}

function at(now: number, facts: Partial<PolicyFacts> = {}, yaml = written) {
  return judge(freeze, yaml, { ...facts, now });
}

test('a freeze holds up from its first moment to its last', () => {
  expect(at(start - 1).code).toBe('freeze_ahead');
  const sentence = 'main is frozen until 2026-11-22 14:00 UTC: Black Friday';
  const remedy = 'Wait, or get an exception: label:hotfix, Cid, team:release.';
  expect(at(start)).toMatchObject({
    rule: 'freeze',
    status: 'fail',
    code: 'freeze_in_force',
    sentence,
    remedy,
    changesAt: end,
    evidence: [{ line: 2, level: 'failure', message: `${sentence}. ${remedy}` }],
  });
  expect(at(end - 1)).toEqual(at(start));
  expect(at(end)).toMatchObject({ status: 'pass', code: 'freeze_none', sentence: 'main is not frozen' });
  expect(at(end)).not.toHaveProperty('changesAt');
});

test('a day before, the verdict says so', () => {
  expect(at(start - day - 1)).toMatchObject({ code: 'freeze_none', changesAt: start - day });
  expect(at(start - day)).toMatchObject({
    status: 'pass',
    code: 'freeze_ahead',
    sentence: 'main will be frozen from 2026-11-22 10:00 UTC until 2026-11-22 14:00 UTC: Black Friday',
    changesAt: start,
  });
});

test.each([
  ['release/1', 'freeze_in_force'],
  ['release/1/2', 'freeze_none'],
  ['develop', 'freeze_none'],
])('%s: %s', (baseRef, code) => {
  expect(at(noon, { baseRef }).code).toBe(code);
});

test.each<[string, Partial<PolicyFacts>, string]>([
  ['a label', { labels: ['x', 'Hotfix'] }, 'freeze_allowed'],
  ['another label', { labels: ['hotfixes', 'cid'] }, 'freeze_in_force'],
  ['a login', { author: person('cid') }, 'freeze_allowed'],
  ['a team', { author: { ...person('ann'), teams: ['Release'] } }, 'freeze_allowed'],
  ['another team', { author: { ...person('ann'), teams: ['qa'] } }, 'freeze_in_force'],
  ['teams nobody looked at', { author: { login: 'ann', groups: [] } }, 'freeze_in_force'],
  ['an approver', { approvals: [person('cid')] }, 'freeze_in_force'],
])('exception by %s: %s', (_, facts, code) => {
  expect(at(noon, facts).code).toBe(code);
});

test('an exception says what from, and when that ends', () => {
  expect(at(noon, { labels: ['hotfix'] })).toMatchObject({
    status: 'pass',
    sentence:
      'main is frozen until 2026-11-22 14:00 UTC: Black Friday, and this pull request is an exception',
    changesAt: end,
  });
  // A freeze ahead that makes the same exception is none until it comes.
  expect(at(start - 1, { labels: ['hotfix'] })).toMatchObject({ code: 'freeze_none', changesAt: start });
});

test('a freeze by command holds until somebody ends it', () => {
  const verdict = at(noon, { freezes: [spoken()] }, '');
  expect(verdict).toMatchObject({
    code: 'freeze_in_force',
    sentence: 'main is frozen until further notice, by rita: outage',
    remedy: 'Wait until it is unfrozen; nothing is excepted.',
    evidence: [],
  });
  expect(verdict.changesAt).toBeUndefined();
  expect(at(noon, { freezes: [spoken({ until: end })] }, '')).toMatchObject({
    sentence: 'main is frozen until 2026-11-22 14:00 UTC, by rita: outage',
    remedy: 'Wait; nothing is excepted.',
    changesAt: end,
  });
  expect(at(end, { freezes: [spoken({ until: end })] }, '').code).toBe('freeze_none');
  expect(at(noon, { freezes: [spoken({ reason: ' ' })] }, '').sentence).toBe(
    'main is frozen until further notice, by rita',
  );
  expect(at(noon, { freezes: [spoken({ reason: ' an outage . . ' })] }, '').sentence).toBe(
    'main is frozen until further notice, by rita: an outage',
  );
  const allowed = at(noon, { freezes: [spoken({ allow: ['ann'] })] }, '');
  expect(allowed.code).toBe('freeze_allowed');
  expect(allowed.changesAt).toBeUndefined();
});

test('of several freezes every one must make the exception, and the last one ends it', () => {
  const both = { freezes: [spoken({ until: end + hour, allow: ['label:hotfix'] })] };
  expect(at(noon, { ...both, labels: ['hotfix'] }).code).toBe('freeze_allowed');
  expect(at(noon, both)).toMatchObject({ code: 'freeze_in_force', changesAt: end + hour });
  expect(at(noon, { freezes: [spoken()], labels: ['hotfix'] }).code).toBe('freeze_in_force');
  expect(at(noon, { freezes: [spoken()] }).sentence).toContain('until further notice');
  // One that follows on before the first one ends changes only until when.
  const next = { freezes: [spoken({ since: noon + hour, until: end + day })] };
  expect(at(noon, next).changesAt).toBe(noon + hour);
  expect(at(noon + hour, next)).toMatchObject({ status: 'fail', changesAt: end + day });
});

test('a freeze that ends before it begins is none', () => {
  const freezes = [
    spoken({ since: noon + hour, until: noon }),
    spoken({ since: noon + hour, until: noon + hour }),
  ];
  expect(at(noon, { freezes }, '')).toMatchObject({ code: 'freeze_none' });
  expect(at(noon, { freezes }, '').changesAt).toBeUndefined();
});

test('of several ahead the first one counts', () => {
  const freezes = [spoken({ since: noon + 3 * hour }), spoken({ since: noon + hour })];
  expect(at(noon, { freezes }, '')).toMatchObject({
    sentence: 'main will be frozen from 2026-11-22 13:00 UTC until further notice, by rita: outage',
    changesAt: noon + hour,
  });
  const later = [spoken({ since: noon + 3 * day }), spoken({ since: noon + 2 * day })];
  expect(at(noon, { freezes: later }, '').changesAt).toBe(noon + day);
});
