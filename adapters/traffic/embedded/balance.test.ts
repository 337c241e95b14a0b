import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createPicker } from './balance.ts';

describe('createPicker', () => {
  test('each round of 100 holds every target exactly as often as its weight', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 4 }), (weight, rounds) => {
        const pick = createPicker([
          { id: 'a', weight: 100 - weight },
          { id: 'b', weight },
        ]);
        const picked = Array.from({ length: rounds * 100 }, () => pick()?.id);
        expect(picked.filter((id) => id === 'b').length).toBe(rounds * weight);
      }),
    );
  });

  test('small samples are within one request of the weights', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 300 }), (weight, requests) => {
        const pick = createPicker([
          { id: 'a', weight: 100 - weight },
          { id: 'b', weight },
        ]);
        const share = Array.from({ length: requests }, () => pick()?.id).filter((id) => id === 'b').length;
        expect(Math.abs(share - (requests * weight) / 100)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('a target of weight 0 is never picked, and without any weight nobody is', () => {
    const pick = createPicker([
      { id: 'a', weight: 100 },
      { id: 'b', weight: 0 },
    ]);
    expect(new Set(Array.from({ length: 500 }, () => pick()?.id))).toEqual(new Set(['a']));
    expect(createPicker([{ id: 'a', weight: 0 }])()).toBeNull();
  });
});
