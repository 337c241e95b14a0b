import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { TestRunStatus } from '../api/message.ts';
import type { RolloutStatus } from '../api/rollouts.ts';
import { rolloutPrinter } from './rollout-progress.ts';
import { duration, follow, testRunEnded, testRunPrinter, waitingLine } from './follow.ts';

function clockAt(start = 0) {
  let now = start;
  return { now: () => now, sleep: (ms: number) => Promise.resolve(void (now += ms)) };
}

const rollout = (state: RolloutStatus['state'], lines: readonly string[]): RolloutStatus => ({
  rolloutId: 'r',
  state,
  ended: state === 'done',
  version: '1',
  weight: 5,
  step: 1,
  steps: 2,
  eHarm: 1,
  eSafe: 1,
  sentence: 's',
  log: lines.map((line) => ({ at: 't', line })),
});

const testRun = (state: TestRunStatus['state'], change: Partial<TestRunStatus> = {}): TestRunStatus => ({
  runId: 'r',
  state,
  sentence: 's',
  passed: 0,
  failed: 0,
  skipped: 0,
  failures: [],
  ...change,
});

describe('follow', () => {
  test('reads until the end and prints every line once', async () => {
    const statuses = [rollout('running', ['a']), rollout('running', ['a', 'b']), rollout('done', ['a', 'b'])];
    const printed: string[] = [];
    const last = await follow(() => Promise.resolve(statuses.shift() ?? rollout('done', [])), {
      clock: clockAt(),
      timeoutMs: 60_000,
      ended: (read) => read.ended,
      show: rolloutPrinter(
        (line) => printed.push(line),
        () => 0,
      ),
    });
    expect(last.state).toBe('done');
    expect(printed.filter((line) => !line.startsWith('step '))).toEqual([
      't a',
      'running: s',
      't b',
      'done: s',
    ]);
  });

  test('a test run: a line for every change, with the counts once there are some', async () => {
    const statuses = [
      testRun('queued'),
      testRun('queued'),
      testRun('running', { sentence: 'go' }),
      testRun('failed', { sentence: 'bad', passed: 1, failed: 2, skipped: 3 }),
    ];
    const printed: string[] = [];
    await follow(() => Promise.resolve(statuses.shift() ?? testRun('error')), {
      clock: clockAt(),
      timeoutMs: 60_000,
      ended: testRunEnded,
      show: testRunPrinter((line) => printed.push(line)),
    });
    expect(printed).toEqual(['queued: s', 'running: go', 'failed: bad (1 test passed, 2 failed, 3 skipped)']);
  });

  test('says once a minute that it goes on', async () => {
    const clock = clockAt(5_000);
    const printed: string[] = [];
    const endless = follow(() => Promise.resolve(rollout('waiting_for_human', [])), {
      clock,
      timeoutMs: 200_000,
      ended: (read) => read.ended,
      show: () => undefined,
      stillWaiting: (status, waited) => printed.push(waitingLine(status, waited)),
    });
    await expect(endless).rejects.toThrow('waited 3 min');
    expect(printed).toHaveLength(3);
    expect(printed[0]).toMatch(/^still waiting for human after 6\d s: s$/);
  });

  test('ends in time with an error of its own, after a last look at the end; readers are told how long', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 400_000 }), fc.nat(20_000), async (timeoutMs, slow) => {
        const clock = clockAt(7);
        const looks: number[] = [];
        const told = new Set<number>();
        const endless = follow(
          async (until) => {
            told.add(until);
            looks.push(clock.now());
            await clock.sleep(slow);
            return rollout('held', []);
          },
          { clock, timeoutMs, ended: (read) => read.ended, show: () => undefined },
        );
        await expect(endless).rejects.toMatchObject({ code: 'FL_WAIT_TIMEOUT' });
        expect([...told]).toEqual([7 + timeoutMs]);
        // No look starts after the end, and the wait ends with the look that passed it.
        expect(Math.max(...looks)).toBeLessThanOrEqual(7 + timeoutMs);
        expect(clock.now()).toBeGreaterThanOrEqual(7 + timeoutMs);
        expect(clock.now()).toBeLessThanOrEqual(7 + timeoutMs + slow);
      }),
      { numRuns: 50 },
    );
  });

  test('a run that ends at the last moment has ended', async () => {
    const clock = clockAt();
    const last = await follow(() => Promise.resolve(testRun(clock.now() >= 30_000 ? 'passed' : 'running')), {
      clock,
      timeoutMs: 30_000,
      ended: testRunEnded,
      show: () => undefined,
    });
    expect(last.state).toBe('passed');
  });
});

test.each([
  [0, '0 s'],
  [119_000, '119 s'],
  [120_000, '2 min'],
  [3_600_000, '60 min'],
  [7_200_000, '2 h'],
  [9_000_000, '2 h 30 min'],
])('%i ms read %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
});
