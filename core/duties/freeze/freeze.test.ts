import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { ManualFreeze } from '../../policy/types.ts';
import {
  activeFreezes,
  addFreeze,
  freezeAgainst,
  liftFreezes,
  maxFreezes,
  nextFreezeEdge,
} from './freeze.ts';

const none = { freezes: [] };
const written = { branches: ['main'], from: 100, to: 200, reason: 'holidays', allow: ['label:hotfix'] };
const config = { freezes: [written] };
const spoken = (more: Partial<ManualFreeze> = {}): ManualFreeze => ({
  branches: ['release/*'],
  since: 150,
  until: null,
  by: 'rita',
  reason: '',
  allow: [],
  ...more,
});

test.each([
  [99, 0],
  [100, 1],
  [199, 1],
  [200, 0],
])('at %d %d freezes of the configuration hold: from is inclusive, to exclusive', (now, holding) => {
  expect(activeFreezes(config, [], now)).toHaveLength(holding);
});

test.each([
  [0, 100],
  [100, 150],
  [150, 170],
  [170, 200],
  [200, null],
])('after %d the next edge is %s', (now, edge) => {
  expect(nextFreezeEdge(config, [spoken({ until: 170 })], now)).toBe(edge);
});

test('an edge is when the freezes change, and nothing changes before it', () => {
  const moment = fc.integer({ min: 0, max: 60 });
  const freeze = fc
    .tuple(moment, moment)
    .map(([a, b]) => ({ ...written, from: Math.min(a, b), to: Math.max(a, b) }));
  fc.assert(
    fc.property(fc.array(freeze, { maxLength: 5 }), moment, (freezes, now) => {
      const edge = nextFreezeEdge({ freezes }, [], now);
      const at = (time: number) => JSON.stringify(activeFreezes({ freezes }, [], time));
      for (let time = now; time < (edge ?? 70); time += 1) expect(at(time)).toBe(at(now));
    }),
  );
});

describe('an exception', () => {
  const pull = { base: 'main', author: 'Ann', labels: ['Hotfix'], authorTeams: ['team:Release'] };

  test.each([
    [['label:hotfix'], false],
    [['ann'], false],
    [['team:release'], false],
    [['hotfix'], true],
    [['label:ann'], true],
    [['bob', 'team:qa'], true],
    [[], true],
  ])('%j: kept out %s', (allow, isKeptOut) => {
    const freezes = activeFreezes({ freezes: [{ ...written, allow }] }, [], 150);
    expect(freezeAgainst(freezes, pull) !== null).toBe(isKeptOut);
  });

  test('of one freeze is none of another', () => {
    const freezes = activeFreezes(config, [spoken({ branches: ['main'] })], 150);
    expect(freezeAgainst(freezes, pull)?.by).toBe('rita');
  });

  test('branches are globs', () => {
    const freezes = activeFreezes(none, [spoken()], 150);
    expect(freezeAgainst(freezes, { ...pull, base: 'release/1' })).not.toBeNull();
    expect(freezeAgainst(freezes, { ...pull, base: 'release/1/x' })).toBeNull();
  });
});

describe('by command', () => {
  test('one over the same branches takes the place of the other', () => {
    const first = addFreeze(
      [spoken({ branches: ['a', 'b'] })],
      spoken({ branches: ['b', 'a'], reason: 'new' }),
      160,
    );
    expect(first).toMatchObject({ changed: true, freezes: [{ reason: 'new' }] });
    expect(addFreeze([spoken()], spoken({ branches: ['main'] }), 160)).toMatchObject({
      freezes: [{ branches: ['release/*'] }, { branches: ['main'] }],
      sentence: '`main` is frozen until somebody lifts it.',
    });
  });

  test('what is over is forgotten, and what is over already is refused', () => {
    expect(addFreeze([spoken({ branches: ['old'], until: 160 })], spoken(), 160)).toMatchObject({
      freezes: [{ branches: ['release/*'] }],
    });
    expect(addFreeze([], spoken({ until: 160 }), 160).changed).toBe(false);
    expect(addFreeze([], spoken({ until: 161 }), 160).changed).toBe(true);
  });

  test('at most 50, of at most 20 branches and exceptions, of at least one', () => {
    const many = Array.from({ length: maxFreezes }, (_, index) => spoken({ branches: [`b${index}`] }));
    expect(addFreeze(many, spoken(), 160)).toMatchObject({ changed: false });
    expect(addFreeze(many.slice(1), spoken(), 160)).toMatchObject({ changed: true });
    expect(addFreeze(many, spoken({ branches: ['b0'] }), 160)).toMatchObject({ changed: true });
    const names = Array.from({ length: 21 }, (_, index) => `x${index}`);
    expect(addFreeze([], spoken({ branches: names }), 160).changed).toBe(false);
    expect(addFreeze([], spoken({ allow: names }), 160).changed).toBe(false);
    expect(addFreeze([], spoken({ branches: [] }), 160).changed).toBe(false);
  });

  test('is lifted by the names it was made with', () => {
    const both = [spoken({ branches: ['main', 'develop'] }), spoken()];
    expect(liftFreezes(none, both, ['main'], 160)).toMatchObject({
      changed: true,
      freezes: [{ branches: ['develop'] }, { branches: ['release/*'] }],
      sentence: 'The freeze of `main` is lifted.',
    });
    expect(liftFreezes(none, both, 'all', 160)).toMatchObject({ changed: true, freezes: [] });
  });

  test('a wider one and one of the configuration stay, and the answer says so', () => {
    const wider = liftFreezes(none, [spoken()], ['release/1'], 160);
    expect(wider.changed).toBe(false);
    expect(wider.sentence).toContain('`release/*` was made for more and stays');
    const configured = liftFreezes(config, [spoken({ branches: ['main'] })], 'all', 160);
    expect(configured).toMatchObject({ changed: true, freezes: [] });
    expect(configured.sentence).toContain('`main` stands in the configuration and stays');
    expect(liftFreezes(config, [], ['main'], 250).sentence).toBe('No freeze by command holds there.');
  });
});
