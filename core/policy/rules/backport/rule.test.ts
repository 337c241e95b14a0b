import { expect, test } from '@jest/globals';
import { judge } from '../../../../test/fakes/policy.ts';
import { backport } from './rule.ts';

const yaml = 'version: 1\nstrategy: release';
const pull = { headRef: 'backport/1', baseRef: 'release/1' };

test.each([
  ['on main', { missingOnMain: [] }, 'backport_on_main', 'pass'],
  ['not on main', { missingOnMain: ['abc1234 fix'] }, 'backport_not_on_main', 'fail'],
  ['unknown', {}, 'backport_unknown', 'pending'],
])('%s', (_, facts, code, status) => {
  expect(judge(backport, yaml, { ...pull, ...facts })).toMatchObject({ rule: 'backport', status, code });
});

test('other pull requests are none', () => {
  expect(judge(backport, yaml, { missingOnMain: ['abc1234 fix'] })).toMatchObject({
    status: 'neutral',
    code: 'backport_none',
    sentence: 'The pull request is no backport',
  });
  expect(judge(backport, yaml, { ...pull, headRef: 'x' }).code).toBe('backport_none');
});

test('names the commits, and the line that asks for it', () => {
  const missingOnMain = ['a one', 'b two', 'c three', 'd four', 'e five', 'f six', 'g seven'];
  const sentence = 'main lacks 7 changes of this backport: a one; b two; c three; d four; e five and 2 more';
  const remedy = 'Merge the changes into main first; then take them over with git cherry-pick -x.';
  expect(judge(backport, yaml, { ...pull, missingOnMain })).toMatchObject({
    sentence,
    remedy,
    evidence: [{ line: 2, level: 'failure', message: `${sentence}. ${remedy}` }],
  });
  expect(judge(backport, `${yaml}\nfixes: main-first`, { ...pull, missingOnMain }).evidence).toMatchObject([
    { line: 3 },
  ]);
  expect(judge(backport, yaml, { ...pull, missingOnMain: missingOnMain.slice(0, 5) }).sentence).toBe(
    'main lacks 5 changes of this backport: a one; b two; c three; d four; e five',
  );
  expect(judge(backport, yaml, { ...pull, missingOnMain: ['x'.repeat(200)] }).sentence).toMatch(
    /^main lacks 1 change of this backport: x{99}…$/,
  );
  expect(judge(backport, yaml, { ...pull, missingOnMain: [] }).sentence).toBe(
    'Every change of the pull request is on main',
  );
  expect(judge(backport, yaml, pull)).toMatchObject({
    sentence: 'Whether main holds the same changes is not known yet',
    remedy: 'Nothing needs to be done: it is read again with the next pass.',
  });
});
