import { expect, test } from '@jest/globals';
import { duration, timeOf } from './time.ts';

test.each([
  [0, 'less than a minute'],
  [-5, 'less than a minute'],
  [59_999, 'less than a minute'],
  [60_000, '1 min'],
  [3_599_999, '59 min'],
  [3_600_000, '1 h'],
  [5_400_000, '1 h 30 min'],
  [86_400_000, '1 d'],
  [86_460_000, '1 d'],
  [97_260_000, '1 d 3 h'],
  [172_800_000, '2 d'],
])('%d ms: %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
});

test('a time to the minute', () => {
  expect(timeOf(Date.UTC(2026, 11, 20, 9, 5, 59))).toBe('2026-12-20 09:05 UTC');
  expect(timeOf(Number.MAX_VALUE)).toBe('an unknown time');
  expect(timeOf(Number.NaN)).toBe('an unknown time');
});
