import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { complete } from '../config/defaults.ts';
import { strategyNames, type RuleSettings, type StrategyName } from '../config/types.ts';
import {
  allowedBases,
  allowedNames,
  findPair,
  isKnownName,
  isLongLived,
  isReserved,
  isTopic,
  matchesAny,
  revertedNumber,
  type HeadAndBase,
} from './judge.ts';
import { resolveStrategy } from './resolve.ts';

function strategyOf(strategy: StrategyName, settings: Partial<RuleSettings> = {}) {
  return resolveStrategy({ ...complete({ strategy }), ...settings }, 'main');
}

const trunk = strategyOf('trunk', { release: 'release/*' });
const gitflow = strategyOf('gitflow');
const ask = (head: string, base: string, more: Partial<HeadAndBase> = {}): HeadAndBase => ({
  head,
  base,
  fork: false,
  reverts: null,
  ...more,
});

test.each([
  ['revert-12-x', 12],
  ['revert-012-x/y', 12],
  ['revert-999999999-x', 999_999_999],
  ['revert-1000000000-x', null],
  ['revert-12-', null],
  ['revert-12', null],
  ['revert--x', null],
  ['revert-x', null],
  ['Revert-12-x', null],
  ['my-revert-12-x', null],
  ['revert-1 2-x', null],
])('the number in %j is %j', (name, number) => expect(revertedNumber(name)).toBe(number));

test('branches that stay are no topics, whatever pattern matches them', () => {
  expect(isLongLived(trunk, 'release/1')).toBe(true);
  expect(isTopic(trunk, 'release/1')).toBe(false);
  expect(isTopic(trunk, 'ann/search')).toBe(true);
  expect(isTopic(trunk, 'search')).toBe(false);
  expect(matchesAny('b', ['a', 'b'])).toBe(true);
  expect(matchesAny('b', [])).toBe(false);
});

test('the branches of the merge queue are nobody’s', () => {
  expect(isReserved('gh-readonly-queue/main/pr-1-abc')).toBe(true);
  expect(isReserved('gh-readonly-queue')).toBe(false);
  expect(isReserved('x/gh-readonly-queue/')).toBe(false);
  expect(isTopic(trunk, 'gh-readonly-queue/x')).toBe(false);
  expect(isKnownName(trunk, ask('gh-readonly-queue/x', 'main'))).toBe(false);
});

test('names and bases, each once and in the order of the strategy', () => {
  expect(allowedNames(trunk)).toEqual(['*/*', 'dependabot/**', 'renovate/**']);
  expect(allowedNames(gitflow)).toEqual([
    'release/*',
    'hotfix/*',
    'main',
    'back-merge/*',
    'bugfix/*',
    'feature/*',
    'dependabot/**',
    'renovate/**',
  ]);
  const bases = (head: string) => allowedBases(gitflow, ask(head, ''));
  expect(bases('hotfix/1')).toEqual(['main', 'develop', 'release/*']);
  expect(bases('bugfix/1')).toEqual(['release/*', 'develop']);
  expect(bases('nothing')).toEqual([]);
});

test('the first pair that fits decides', () => {
  const own = strategyOf('feature', { pairs: ['docs/* -> main: rebase', 'docs/* -> main: merge'] });
  expect(findPair(own, ask('docs/x', 'main'))?.merge).toEqual(['rebase']);
  expect(findPair(own, ask('fix/x', 'main'))?.merge).toEqual(['squash']);
  expect(findPair(own, ask('docs/x', 'site'))).toBeNull();
});

describe('forks', () => {
  test('a name of a branch that stays is refused, but where any name is allowed', () => {
    expect(findPair(gitflow, ask('main', 'develop'))).not.toBeNull();
    expect(findPair(gitflow, ask('main', 'develop', { fork: true }))).toBeNull();
    expect(findPair(gitflow, ask('feature/x', 'develop', { fork: true }))).not.toBeNull();
    const fork = strategyOf('fork');
    expect(findPair(fork, ask('main', 'main', { fork: true }))).not.toBeNull();
    expect(findPair(fork, ask('main', 'main'))).toBeNull();
    expect(isKnownName(fork, ask('gh-readonly-queue/x', 'main', { fork: true }))).toBe(false);
  });

  test('any name still means one of the patterns', () => {
    const fork = strategyOf('fork', { branches: ['patch-*'] });
    expect(isKnownName(fork, ask('patch-1', 'main', { fork: true }))).toBe(true);
    expect(isKnownName(fork, ask('main', 'main', { fork: true }))).toBe(false);
  });
});

describe('reverts', () => {
  const backport = { head: 'ann/fix', base: 'release/1', fork: false };

  test('go where the other one went, in its way, with its approvals only', () => {
    const pair = findPair(trunk, ask('revert-1-ann/fix', 'release/1', { reverts: backport }));
    expect(pair?.merge).toEqual(['squash', 'rebase']);
    expect(pair?.needs).toEqual([{ kind: 'approved-by', group: 'release_managers' }]);
    expect(allowedBases(trunk, ask('revert-1-ann/fix', '', { reverts: backport }))).toEqual(['release/1']);
    expect(findPair(trunk, ask('revert-1-ann/fix', 'main', { reverts: backport }))).toBeNull();
  });

  test('what may not come from a fork does not come back from one', () => {
    const environment = strategyOf('environment');
    const promotion = { head: 'main', base: 'staging', fork: false };
    const pair = findPair(environment, ask('revert-1-main', 'staging', { reverts: promotion }));
    expect(pair?.needs).toEqual([{ kind: 'from-here' }]);
  });

  test('of what the strategy does not know: the usual way into that base', () => {
    const unknown = (base: string) =>
      findPair(gitflow, ask('revert-1-x', base, { reverts: { head: 'x', base, fork: false } }));
    expect(unknown('develop')?.merge).toEqual(['squash', 'merge']);
    expect(unknown('main')).toMatchObject({
      merge: ['merge'],
      needs: [{ kind: 'approved-by', group: 'release_managers' }],
    });
    // A base that the strategy does not know: as a topic branch goes.
    expect(unknown('old-site')?.merge).toEqual(['squash', 'merge']);
    const none = strategyOf('fork', { branches: [] });
    const reverts = { head: 'x', base: 'main', fork: false };
    expect(findPair(none, ask('revert-1-x', 'main', { reverts }))).toBeNull();
  });

  test('a name that is no revert is judged as it stands, and so is a revert of nothing', () => {
    expect(isKnownName(gitflow, ask('x', 'release/1', { reverts: backport }))).toBe(false);
    expect(findPair(gitflow, ask('feature/x', 'develop', { reverts: backport }))).not.toBeNull();
    expect(isKnownName(gitflow, ask('revert-1-x', 'develop'))).toBe(false);
  });
});

const word = fc.constantFrom(
  'main',
  'develop',
  'staging',
  'feature',
  'release',
  'hotfix',
  'backport',
  'revert-1-',
  'gh-readonly-queue',
  'x',
  '1.0',
  '/',
  '.',
  '-',
  'é',
);
const name = fc.array(word, { maxLength: 4 }).map((words) => words.join(''));
const reverts = fc.option(fc.record({ head: name, base: name, fork: fc.boolean() }));

test.each(strategyNames)('%s: a base is allowed exactly when there is a way into it', (each) => {
  fc.assert(
    fc.property(name, name, fc.boolean(), reverts, fc.boolean(), (head, base, fork, reverted, stacked) => {
      const strategy = strategyOf(each, { stacked });
      const question = { head, base, fork, reverts: reverted };
      const bases = allowedBases(strategy, question);
      const pair = findPair(strategy, question);
      expect(isKnownName(strategy, question)).toBe(bases.length > 0);
      if (pair !== null) expect(matchesAny(base, bases) || bases.includes(base)).toBe(true);
      // A branch that stays is no base of topics, though its name may match their pattern.
      if (pair === null && !isLongLived(strategy, base)) expect(bases.includes(base)).toBe(false);
      if (pair !== null) expect(pair.merge.length).toBeGreaterThan(0);
      const revert = reverted !== null && revertedNumber(head) !== null;
      if (!revert && fork && isLongLived(strategy, head) && !strategy.anyForkName) {
        expect(bases).toEqual([]);
      }
      if (!revert && isReserved(head)) expect(pair).toBeNull();
    }),
    { numRuns: 500 },
  );
});
