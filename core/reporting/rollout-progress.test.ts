import { describe, expect, test } from '@jest/globals';
import type { RolloutStatus } from '../api/rollouts.ts';
import { progressLine, rolloutPrinter } from './rollout-progress.ts';

const running: RolloutStatus = {
  rolloutId: 'r',
  state: 'running',
  ended: false,
  version: '1.4.0',
  weight: 25,
  step: 2,
  steps: 4,
  eHarm: 1.337,
  eSafe: 0.0123,
  sentence: 'Baking notes 1.4.0 at 25 %',
  log: [],
};
const status = (change: Partial<RolloutStatus> = {}): RolloutStatus => ({ ...running, ...change });

describe('progressLine', () => {
  test('says the step, the share and the evidence against its limits', () => {
    expect(progressLine(status())).toBe(
      'step 2 of 4: 1.4.0 gets 25 % of the requests; evidence of harm 1.3, goes back at 100; of safety 0.012, proven at 20',
    );
  });

  test('at 100 % only the test of harm is left', () => {
    expect(progressLine(status({ step: 4, weight: 100, eHarm: 99.95 }))).toBe(
      'step 4 of 4: 1.4.0 gets 100 % of the requests; evidence of harm 100, goes back at 100',
    );
  });

  test('huge evidence stays short', () => {
    expect(progressLine(status({ eHarm: Math.exp(700) }))).toContain('evidence of harm 1.0e+304,');
    expect(progressLine(status({ eHarm: 4_321.5 }))).toContain('evidence of harm 4322,');
  });

  test('says nothing before the first weight and after the end', () => {
    expect(progressLine(status({ step: 0 }))).toBeNull();
    expect(progressLine(status({ state: 'done', ended: true }))).toBeNull();
  });
});

describe('rolloutPrinter', () => {
  function printer() {
    const printed: string[] = [];
    const clock = { now: 0 };
    const print = rolloutPrinter(
      (line) => printed.push(line),
      () => clock.now,
    );
    const news = (change: Partial<RolloutStatus>, ms = 1_000) => {
      clock.now += ms;
      printed.length = 0;
      print(status(change));
      return [...printed];
    };
    return news;
  }
  const line = (text: string) => ({ at: 't', line: text });

  test('tells everything once', () => {
    const news = printer();
    expect(news({ log: [line('a')] })).toEqual([
      't a',
      'running: Baking notes 1.4.0 at 25 %',
      expect.stringContaining('step 2'),
    ]);
    expect(news({ log: [line('a')] })).toEqual([]);
    expect(news({ log: [line('a'), line('b')], state: 'waiting_for_human', sentence: 'Go on?' })).toEqual([
      't b',
      'waiting for human: Go on?',
    ]);
  });

  test('tells a new step at once, and new evidence after a while', () => {
    const news = printer();
    news({});
    expect(news({ eHarm: 2 })).toEqual([]);
    expect(news({ eHarm: 3, weight: 50, step: 3 })).toEqual([expect.stringContaining('gets 50 %')]);
    expect(news({ eHarm: 4, weight: 50, step: 3 }, 29_999)).toEqual([]);
    expect(news({ eHarm: 4, weight: 50, step: 3 }, 1)).toEqual([expect.stringContaining('harm 4,')]);
  });

  test('goes on where the App dropped the oldest lines', () => {
    const news = printer();
    const log = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, index) => line(`l${from + index}`));
    news({ log: log(0, 200) });
    expect(news({ log: log(3, 203) })).toEqual(['t l200', 't l201', 't l202']);
    // Where more was dropped than was kept, all that is kept is new.
    expect(news({ log: log(500, 502) })).toEqual(['t l500', 't l501']);
  });
});
