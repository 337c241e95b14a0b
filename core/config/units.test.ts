import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { durationText, parseDuration, parseTime } from './units.ts';

test.each([
  ['2026-12-20', Date.UTC(2026, 11, 20)],
  ['2026-12-20T18:00Z', Date.UTC(2026, 11, 20, 18)],
  ['2026-12-20T18:00:30+01:30', Date.UTC(2026, 11, 20, 16, 30, 30)],
  ['2026-12-31T23:00-02:00', Date.UTC(2027, 0, 1, 1)],
  ['2028-02-29', Date.UTC(2028, 1, 29)],
  ['2027-02-29', null],
  ['2026-02-30', null],
  ['2026-13-01', null],
  ['2026-12-20T24:00Z', null],
  ['2026-12-20T18:60Z', null],
  ['2026-12-20T18:00+25:00', null],
  ['2026-12-20T18:00', null],
  ['2026-12-20 18:00Z', null],
  ['20 December 2026', null],
  ['', null],
])('time %s', (text, expected) => {
  expect(parseTime(text)).toBe(expected);
});

test('a duration is said in the unit that fits, and read back', () => {
  expect([0, 500, 1000, 90_000, 5_400_000, 86_400_000, 172_800_000].map(durationText)).toEqual([
    '0ms',
    '500ms',
    '1s',
    '90s',
    '90m',
    '1d',
    '2d',
  ]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999 }), fc.constantFrom(1, 1000, 60_000), (count, unit) => {
      expect(parseDuration(durationText(count * unit))).toBe(count * unit);
    }),
  );
});
