import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { matchesGlob } from '../../branching/glob.ts';
import { environmentSettings, ruleSettings } from '../../../test/fakes/rule-files.ts';
import { completeRules } from '../defaults.ts';
import { environmentKeys, ruleKeys, type RuleKey } from '../settings.ts';
import type { Freeze, RuleSettings } from '../types.ts';
import { coversGlob } from './globs.ts';
import { compare, environmentOrders, ruleOrders, type Order, type Relation } from './index.ts';

const opposite: Readonly<Record<Relation, Relation>> = {
  equal: 'equal',
  tighter: 'looser',
  looser: 'tighter',
  incomparable: 'incomparable',
};

const day = 86_400_000;
const freeze = (from: number, to: number, allow: string[] = [], branches = ['main']): Freeze => {
  return { branches, from, to, reason: 'a', allow };
};

type Row = { readonly [K in RuleKey]: readonly [K, RuleSettings[K], RuleSettings[K], Relation] }[RuleKey];

/** key, what the upper layer says, what the lower one says, how the lower one stands to it. */
const rows: readonly Row[] = [
  ['strategy', 'trunk', 'trunk', 'equal'],
  ['strategy', 'trunk', 'feature', 'incomparable'],
  ['main', null, 'main', 'incomparable'],
  ['main', 'main', 'main', 'equal'],
  ['develop', 'develop', 'dev', 'incomparable'],
  ['release', 'release/*', null, 'incomparable'],
  ['fixes', 'main-first', 'release-first', 'incomparable'],
  ['branches', ['feature/*', 'fix/*'], ['fix/*'], 'tighter'],
  ['branches', ['feature/*'], ['feature/ui-*'], 'tighter'],
  ['branches', ['**'], ['*/*'], 'tighter'],
  ['branches', ['feature/*'], ['feature/**'], 'looser'],
  ['branches', ['feature/*'], ['fix/*'], 'incomparable'],
  ['branches', ['feature/*', 'fix/*'], ['fix/*', 'feature/*'], 'equal'],
  ['pairs', ['a -> b: merge', 'c -> d: merge'], ['c -> d: merge'], 'tighter'],
  ['pairs', [], ['a -> b: merge'], 'looser'],
  ['pairs', ['a -> b: merge'], ['a -> b: squash'], 'incomparable'],
  ['merge', ['squash', 'merge'], ['merge'], 'tighter'],
  ['merge', ['squash', 'merge'], ['merge', 'squash'], 'equal'],
  ['merge', ['squash'], ['rebase'], 'incomparable'],
  ['stacked', true, false, 'tighter'],
  ['maxAgeMs', 2 * day, day, 'tighter'],
  ['maxAgeMs', null, day, 'tighter'],
  ['maxAgeMs', day, null, 'looser'],
  ['maxAgeMs', null, null, 'equal'],
  ['upToDate', false, true, 'tighter'],
  ['linear', true, false, 'looser'],
  ['directCommits', 'discourage', 'deny', 'tighter'],
  ['directCommits', 'discourage', 'allow', 'looser'],
  ['deleteMerged', false, true, 'tighter'],
  ['approvals', 1, 2, 'tighter'],
  ['approvals', 2, 1, 'looser'],
  ['codeOwners', false, true, 'tighter'],
  ['checks', ['a'], ['a', 'b'], 'tighter'],
  ['checks', ['a', 'b'], ['b'], 'looser'],
  ['checks', ['a'], ['b'], 'incomparable'],
  ['releaseManagers', ['ann', 'team:release'], ['Ann'], 'tighter'],
  ['releaseManagers', ['ann'], [], 'looser'],
  ['releaseManagers', [], ['ann'], 'tighter'],
  ['releaseManagers', ['team:release'], ['ann'], 'incomparable'],
  ['qa', ['ann'], ['ann', 'bob'], 'looser'],
  ['maintainers', ['ann'], ['ANN'], 'equal'],
  ['bots', ['renovate[bot]'], [], 'tighter'],
  ['bots', [], ['renovate[bot]'], 'looser'],
  ['backMergeMs', day, day / 2, 'tighter'],
  ['backMergeMs', day, null, 'looser'],
  ['promote', ['main', 'prod'], ['main', 'qa', 'prod'], 'incomparable'],
  ['bakeMs', { qa: day }, { qa: 2 * day }, 'tighter'],
  ['bakeMs', { qa: day }, { qa: day, prod: 1 }, 'tighter'],
  ['bakeMs', { qa: day }, {}, 'looser'],
  ['bakeMs', { qa: day }, { qa: 1, prod: 1 }, 'incomparable'],
  ['freezes', [freeze(1, 5)], [freeze(1, 5), freeze(7, 9)], 'tighter'],
  ['freezes', [freeze(1, 5)], [freeze(0, 6)], 'tighter'],
  ['freezes', [freeze(1, 5, ['label:x'])], [freeze(1, 5)], 'tighter'],
  ['freezes', [freeze(1, 5)], [freeze(1, 5, [], ['*'])], 'tighter'],
  ['freezes', [freeze(1, 5)], [], 'looser'],
  ['freezes', [freeze(1, 5)], [freeze(2, 6)], 'incomparable'],
  ['tags', ['v*'], ['v*', 'release-*'], 'tighter'],
  ['tags', ['v*'], ['*'], 'tighter'],
  ['tags', ['v*'], [], 'looser'],
  ['mergeQueue', false, true, 'tighter'],
  ['schedule', null, { everyMs: day, start: 0, version: 'minor' }, 'incomparable'],
  ['mechanism', 'rulesets', 'branch-protection', 'incomparable'],
  ['enforcement', 'advisory', 'enforce', 'tighter'],
  ['enforcement', 'enforce', 'advisory', 'looser'],
];

describe('every key', () => {
  test.each(rows.map((row) => [...row] as const))('%s: %j above %j is %s', (key, upper, lower, expected) => {
    const order = ruleOrders[key] as Order<unknown>;
    expect(compare(order, upper, lower)).toBe(expected);
    expect(compare(order, lower, upper)).toBe(opposite[expected]);
  });

  test('has a row, and a remedy for each value above', () => {
    expect([...new Set(rows.map(([key]) => key))].toSorted()).toEqual(ruleKeys.toSorted());
    for (const [key, upper, , relation] of rows) {
      if (relation !== 'looser' && relation !== 'incomparable') continue;
      expect((ruleOrders[key] as Order<unknown>).remedy(upper)).toMatch(/^[A-Z][^\n]{3,}[^.]$/);
    }
  });

  test.each([
    ['target', 'a', 'b', 'incomparable'],
    ['deploys', ['main', 'release/*'], ['main'], 'tighter'],
    ['deploys', [], ['main'], 'incomparable'],
    ['deploys', [], [], 'equal'],
    ['approval', ['team:ops'], [], 'looser'],
    ['approval', [], ['ann'], 'tighter'],
    ['waitMs', 60_000, 0, 'looser'],
    ['waitMs', 60_000, 120_000, 'tighter'],
  ] as const)('of an environment: %s: %j above %j is %s', (key, upper, lower, expected) => {
    expect(compare(environmentOrders[key] as Order<unknown>, upper, lower)).toBe(expected);
  });
});

/** Each key's order, with generated values of it. */
const orders: readonly (readonly [string, Order<unknown>, fc.Arbitrary<unknown>])[] = [
  ...ruleKeys.map((key) => {
    const values = ruleSettings.map((settings) => completeRules(settings)[key]);
    return [key, ruleOrders[key], values] as const;
  }),
  ...environmentKeys.map((key) => {
    const values = environmentSettings
      .map((settings) => settings[key])
      .filter((value) => value !== undefined);
    return [`environment ${key}`, environmentOrders[key], values] as const;
  }),
];

describe.each(orders)('%s', (_, order, values) => {
  test('is a preorder, and its two directions agree', () => {
    fc.assert(
      fc.property(values, values, values, (a, b, c) => {
        expect(compare(order, a, a)).toBe('equal');
        expect(compare(order, b, a)).toBe(opposite[compare(order, a, b)]);
        if (order.atLeast(a, b) && order.atLeast(b, c)) expect(order.atLeast(a, c)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('what keeps to both is tighter than either', () => {
    const both = order.both?.bind(order);
    if (both === undefined) return;
    fc.assert(
      fc.property(values, values, (a, b) => {
        const joined = both(a, b);
        expect(order.atLeast(joined, a) && order.atLeast(joined, b)).toBe(true);
      }),
    );
  });
});

describe('globs', () => {
  const path = (...parts: string[]) =>
    fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 3 }).map((each) => each.join('/'));
  const glob = path('a', 'ab', '*', '**', 'a*', '*b');

  test('what is covered is matched', () => {
    let covered = 0;
    fc.assert(
      fc.property(glob, glob, path('a', 'ab', 'b'), (outer, inner, name) => {
        if (!coversGlob(outer, inner) || !matchesGlob(name, inner)) return;
        covered += 1;
        expect([outer, inner, name, matchesGlob(name, outer)]).toEqual([outer, inner, name, true]);
      }),
      { numRuns: 20_000 },
    );
    expect(covered).toBeGreaterThan(300);
  });

  test.each([
    ['**', 'a/b', true],
    ['**', '*', true],
    ['*', '**', false],
    ['*/*', '*', false],
    ['a/**', 'a/**/b', true],
    ['a/**', 'a', false],
    ['a/**/b', 'a/b', true],
    ['a/**/b', 'a/*/*/b', true],
    ['a/*/b', 'a/**/b', false],
    ['a*', 'a', true],
    ['a*c', 'a*b*c', true],
    ['a*b*c', 'a*c', false],
    ['feature/*', 'Feature/x', false],
  ])('%s covers %s: %s', (outer, inner, expected) => {
    expect(coversGlob(outer, inner)).toBe(expected);
  });
});
