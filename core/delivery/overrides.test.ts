import { describe, expect, test } from '@jest/globals';
import { array, assert, integer, option, property, uniqueArray } from 'fast-check';
import { defaultCanary } from '../config/defaults.ts';
import { FairleadError } from '../errors/fairlead-error.ts';
import { type RolloutOverrides, withOverrides } from './overrides.ts';

const configured = { ...defaultCanary, steps: [5, 25], bakeMs: 60_000, finalBakeMs: 120_000 };

function refusal(asked: RolloutOverrides): string {
  try {
    withOverrides(configured, asked);
  } catch (error) {
    if (error instanceof FairleadError && error.code === 'FL_ROLLOUT_LOOSER') return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('a request about the way of a rollout', () => {
  test('that says nothing, or the same, changes nothing', () => {
    expect(withOverrides(configured, {})).toEqual(configured);
    const { pattern, steps, bakeMs, finalBakeMs } = configured;
    expect(withOverrides(configured, { pattern, steps, bakeMs, finalBakeMs })).toEqual(configured);
  });

  test('may add steps and lengthen bakes', () => {
    const asked = { steps: [1, 5, 10, 25], bakeMs: 60_001, finalBakeMs: 240_000 };
    expect(withOverrides(configured, asked)).toEqual({ ...configured, ...asked });
  });

  test.each<[string, RolloutOverrides, string]>([
    ['another pattern', { pattern: 'blue-green' }, 'the pattern is canary, not blue-green'],
    ['a step that is left out', { steps: [1, 25] }, 'steps 1, 25 leave out 5 of the configured 5, 25'],
    [
      'steps above all that are configured',
      { steps: [5, 25, 50, 99] },
      'steps 50, 99 are above 25, the highest',
    ],
    ['a shorter bake', { bakeMs: 59_999 }, 'a bake of 59.999 s is shorter than the 60 s'],
    ['a shorter final bake', { finalBakeMs: 1 }, 'a final bake of 0.001 s is shorter than the 120 s'],
  ])('is refused for %s', (_, asked, why) => {
    expect(refusal(asked)).toContain(why);
  });

  test('may name steps where none are configured: all at once is the most there is', () => {
    expect(withOverrides({ ...configured, steps: [] }, { steps: [5, 99] }).steps).toEqual([5, 99]);
  });

  test('never gives a longer jump, more to lose before the proof or a shorter bake than the configuration', () => {
    const weights = uniqueArray(integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 6 });
    const ms = option(integer({ min: 1, max: 300_000 }), { nil: undefined });
    const jump = (steps: readonly number[]) =>
      Math.max(...[...steps, 100].map((weight, at) => weight - (steps[at - 1] ?? 0)));
    let accepted = 0;
    assert(
      property(weights, array(integer({ min: 1, max: 99 }), { maxLength: 6 }), ms, ms, (own, more, a, b) => {
        const base = { ...configured, steps: own.toSorted((x, y) => x - y) };
        const steps = [...new Set([...own.slice(more.length % 2), ...more])].toSorted((x, y) => x - y);
        try {
          const way = withOverrides(base, { steps, bakeMs: a, finalBakeMs: b });
          accepted += 1;
          expect(jump(way.steps)).toBeLessThanOrEqual(jump(base.steps));
          expect(Math.max(...way.steps)).toBe(Math.max(...base.steps));
          expect(way.bakeMs).toBeGreaterThanOrEqual(base.bakeMs);
          expect(way.finalBakeMs).toBeGreaterThanOrEqual(base.finalBakeMs);
        } catch (error) {
          if (!(error instanceof FairleadError)) throw error;
        }
      }),
    );
    expect(accepted).toBeGreaterThan(5);
  });
});
