import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createIntervalCounter } from './intervals.ts';

const T0 = 1_800_000_000_000;

describe('createIntervalCounter', () => {
  test('a second is reported once it is over, with zeros for idle targets', () => {
    const counter = createIntervalCounter('s', T0);
    counter.setTargets(T0, ['a', 'b']);
    counter.record(T0 + 10, 'a', false);
    counter.record(T0 + 999, 'a', true);
    expect(counter.closed(T0 + 999, null)).toEqual([]);
    counter.record(T0 + 1000, 'b', false);
    expect(counter.closed(T0 + 1500, null)).toEqual([
      {
        id: `s/${T0 / 1000}`,
        startedAt: T0,
        targets: [
          { id: 'a', requests: 2, errors: 1 },
          { id: 'b', requests: 0, errors: 0 },
        ],
      },
    ]);
  });

  test('reads after an id go on from there; the id of another start reads everything', () => {
    const counter = createIntervalCounter('s', T0);
    counter.setTargets(T0, ['a']);
    const all = counter.closed(T0 + 5000, null).map((interval) => interval.id);
    expect(all).toEqual([0, 1, 2, 3, 4].map((second) => `s/${T0 / 1000 + second}`));
    expect(counter.closed(T0 + 5000, all[2] ?? '').map((interval) => interval.id)).toEqual(all.slice(3));
    expect(counter.closed(T0 + 5000, `other/${T0 / 1000 + 3}`)).toHaveLength(5);
  });

  test('keeps at least 120 and no endless number', () => {
    const counter = createIntervalCounter('s', T0);
    counter.setTargets(T0, ['a']);
    counter.record(T0 + 500_000, 'a', false);
    expect(counter.closed(T0 + 100_000_000, null)).toHaveLength(300);
  });

  test('no request is lost or counted twice, whatever the clock does', () => {
    const steps = fc.array(
      fc.record({
        ms: fc.integer({ min: -1500, max: 2500 }),
        target: fc.constantFrom('a', 'b'),
        failed: fc.boolean(),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(steps, (records) => {
        const counter = createIntervalCounter('s', T0);
        counter.setTargets(T0, ['a', 'b']);
        let now = T0;
        for (const { ms, target, failed } of records) {
          now += ms;
          counter.record(now, target, failed);
        }
        const intervals = counter.closed(T0 + 250_000, null);
        const counts = intervals.flatMap((interval) => interval.targets);
        expect(counts.reduce((sum, target) => sum + target.requests, 0)).toBe(records.length);
        expect(counts.reduce((sum, target) => sum + target.errors, 0)).toBe(
          records.filter((record) => record.failed).length,
        );
        expect(new Set(intervals.map((interval) => interval.id)).size).toBe(intervals.length);
      }),
    );
  });
});
