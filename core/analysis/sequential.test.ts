import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { initialAbsolute, logAbsolute, stepAbsolute } from './absolute.ts';
import { dispersionOf } from './dispersion.ts';
import { agrees, replay, type Vector, type VectorSettings } from './replay.ts';
import {
  initialAnalysis,
  readings,
  rejects,
  restartBase,
  stepAnalysis,
  type IntervalCounts,
} from './sequential.ts';

const { cfg, vectors } = JSON.parse(
  readFileSync(new URL('../../test/fixtures/sequential/vectors.json', import.meta.url), 'utf8'),
) as { cfg: VectorSettings; vectors: Vector[] };

const settings = {
  harmRatio: 1,
  harmDelta: 0,
  safeRatio: 2,
  safeDelta: 0.005,
  baseSlo: 0.05,
  alphaHarm: 0.01,
  alphaSafe: 0.05,
  alphaBase: 0.001,
};

function play(intervals: readonly IntervalCounts[], horizon = 24, phi = 1) {
  return intervals.reduce(
    (state, counts) => stepAnalysis(state, counts, settings, phi),
    initialAnalysis(horizon),
  );
}

/** Mulberry32: small, seeded, good enough for a simulation. */
function seeded(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function errorsAmong(requests: number, ratio: number, random: () => number): number {
  let errors = 0;
  for (let index = 0; index < requests; index += 1) if (random() < ratio) errors += 1;
  return errors;
}

const side = fc.tuple(fc.nat(400), fc.nat(1000)).map(([requests, share]) => ({
  requests,
  errors: Math.floor((requests * share) / 1000),
}));
const counts = fc.tuple(side, side).map(([canary, baseline]) => ({
  canaryErrors: canary.errors,
  canaryRequests: canary.requests,
  baselineErrors: baseline.errors,
  baselineRequests: baseline.requests,
}));

describe('the reference vectors', () => {
  test('there are 100', () => {
    expect(vectors).toHaveLength(100);
  });

  test.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_name, vector) => {
    const plain = replay(vector, cfg);
    expect({ plain, agrees: agrees(plain, vector.want) }).toEqual({ plain, agrees: true });
    const reloaded = replay(vector, cfg, (state) => JSON.parse(JSON.stringify(state)));
    expect(reloaded).toEqual(plain);
  });

  test('a wrong number, decision or interval is noticed', () => {
    const vector = vectors.find(({ want }) => want.decision === 'rollback') as Vector;
    const got = replay(vector, cfg);
    expect(agrees({ ...got, log_e_harm: got.log_e_harm * (1 + 3e-6) }, vector.want)).toBe(false);
    expect(agrees({ ...got, decision: 'promote' }, vector.want)).toBe(false);
    expect(agrees({ ...got, at: got.at + 1 }, vector.want)).toBe(false);
  });
});

describe('the e-process', () => {
  test('stores only finite numbers, before the first interval as well', () => {
    fc.assert(
      fc.property(
        fc.array(counts, { maxLength: 60 }),
        fc.integer({ min: 0, max: 30 }),
        (intervals, horizon) => {
          const state = play(intervals, horizon);
          expect(JSON.parse(JSON.stringify(state))).toEqual(state);
          expect(JSON.stringify(state)).not.toContain('null');
          expect(Object.values(readings(state)).every((log) => !Number.isNaN(log) && log < Infinity)).toBe(
            true,
          );
        },
      ),
    );
  });

  test('the mean of one factor is at most 1 under the null, exactly', () => {
    // Sum over all outcomes of Binomial(nc, p) and Binomial(nb, p); the first step's mixture has total mass 1.
    for (const p of [0.001, 0.05, 0.3]) {
      for (const [nc, nb] of [
        [3, 8],
        [10, 5],
      ] as const) {
        let harm = 0;
        let base = 0;
        for (let a = 0; a <= nc; a += 1) {
          for (let b = 0; b <= nb; b += 1) {
            const state = play([
              { canaryErrors: a, canaryRequests: nc, baselineErrors: b, baselineRequests: nb },
            ]);
            const probability = binomial(nc, a, p) * binomial(nb, b, p);
            harm += probability * Math.exp(readings(state).logHarm);
            base += probability * Math.exp(logAbsolute(stepAbsolute(initialAbsolute(24), b, nb, p)));
          }
        }
        expect(harm).toBeLessThanOrEqual(1 + 1e-9);
        expect(base).toBeLessThanOrEqual(1 + 1e-9);
        expect(harm).toBeGreaterThan(0.8);
      }
    }
  });

  test('rolls back fewer than 1 % of healthy canaries, looked at after every interval, and nearly all bad ones', () => {
    const random = seeded(20261124);
    const alarms = (canaryRatio: number, runs: number): number => {
      let rejected = 0;
      for (let run = 0; run < runs; run += 1) {
        let state = initialAnalysis(48);
        for (let k = 0; k < 24; k += 1) {
          state = stepAnalysis(
            state,
            {
              canaryErrors: errorsAmong(15, canaryRatio, random),
              canaryRequests: 15,
              baselineErrors: errorsAmong(150, 0.02, random),
              baselineRequests: 150,
            },
            settings,
          );
          if (!rejects(readings(state).logHarm, settings.alphaHarm)) continue;
          rejected += 1;
          break;
        }
      }
      return rejected;
    };
    expect(alarms(0.02, 1000)).toBeLessThanOrEqual(10);
    expect(alarms(0.2, 200)).toBeGreaterThan(190);
  });

  test('one more failed canary request never lowers the evidence of harm nor raises that of safety', () => {
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1, maxLength: 20 }), fc.nat(), (intervals, pick) => {
        const index = pick % intervals.length;
        const chosen = intervals[index] as IntervalCounts;
        fc.pre(chosen.canaryErrors < chosen.canaryRequests);
        const worse = intervals.with(index, { ...chosen, canaryErrors: chosen.canaryErrors + 1 });
        const [before, after] = [readings(play(intervals)), readings(play(worse))];
        expect(after.logHarm).toBeGreaterThanOrEqual(before.logHarm - 1e-9);
        expect(after.logSafe).toBeLessThanOrEqual(before.logSafe + 1e-9);
        expect(after.logBase).toBe(before.logBase);
      }),
    );
  });

  test('the proof of safety does not depend on the order of the intervals', () => {
    fc.assert(
      fc.property(fc.array(counts, { maxLength: 20 }), (intervals) => {
        const forwards = readings(play(intervals)).logSafe;
        const backwards = readings(play(intervals.toReversed())).logSafe;
        expect(Math.abs(forwards - backwards)).toBeLessThan(1e-6 * Math.max(1, Math.abs(forwards)));
      }),
    );
  });

  test('an interval without traffic on one side says nothing about the canary', () => {
    const idle = { canaryErrors: 0, canaryRequests: 0, baselineErrors: 30, baselineRequests: 100 };
    const state = play([idle, idle]);
    expect(readings(state).logHarm).toBeCloseTo(0, 9);
    expect(readings(state).logSafe).toBe(0);
    expect(readings(state).logBase).toBeGreaterThan(5);
    expect(readings(restartBase(state)).logBase).toBe(0);
  });

  test('a late fault is found soon after it begins', () => {
    const good = { canaryErrors: 0, canaryRequests: 50, baselineErrors: 5, baselineRequests: 500 };
    const bad = { ...good, canaryErrors: 10 };
    const late = play([...Array.from({ length: 30 }, () => good), bad, bad, bad], 80);
    expect(rejects(readings(late).logHarm, 0.01)).toBe(true);
  });

  test('dispersion takes evidence away', () => {
    const bad = { canaryErrors: 9, canaryRequests: 50, baselineErrors: 5, baselineRequests: 500 };
    expect(readings(play([bad, bad], 24, 4)).logHarm).toBeLessThan(readings(play([bad, bad], 24, 1)).logHarm);
  });
});

describe('the absolute test', () => {
  test('sees a stream that is over its budget and leaves one that is within it', () => {
    const run = (errors: number): number => {
      let state = initialAbsolute(16);
      for (let k = 0; k < 8; k += 1) state = stepAbsolute(state, errors, 300, 0.01);
      return logAbsolute(state);
    };
    expect(rejects(run(15), 0.01)).toBe(true);
    expect(rejects(run(2), 0.01)).toBe(false);
  });
});

describe('dispersionOf', () => {
  test('is 1 and says why where there is too little to go by', () => {
    expect(dispersionOf(Array.from({ length: 59 }, (_, i) => i))).toMatchObject({
      phi: 1,
      because: 'only 59 intervals from before the rollout, 60 are needed',
    });
    expect(dispersionOf(Array.from({ length: 60 }, () => 0))).toMatchObject({ phi: 1 });
  });

  test('is variance over mean, never below 1', () => {
    // 30 zeros and 30 sixes: mean 3, sample variance 60 * 9 / 59.
    const clumped = Array.from({ length: 60 }, (_, index) => (index % 2) * 6);
    expect(dispersionOf(clumped).phi).toBeCloseTo((60 * 9) / 59 / 3, 12);
    expect(dispersionOf(Array.from({ length: 60 }, () => 3)).phi).toBe(1);
  });
});

function binomial(n: number, k: number, p: number): number {
  let ways = 1;
  for (let index = 1; index <= k; index += 1) ways = (ways * (n - k + index)) / index;
  return ways * p ** k * (1 - p) ** (n - k);
}
