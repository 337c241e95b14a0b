import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Incident } from '../incidents/incident.ts';
import { deploymentMetrics, type DeploymentRecord } from './deployments.ts';
import { responseMetrics } from './response.ts';
import { summarise } from './summary.ts';

const moment = fc.option(fc.nat(1_000), { nil: null });
const incident: fc.Arbitrary<Incident> = fc
  .record({
    startedAt: moment,
    estimated: fc.boolean(),
    detectedAt: moment,
    acknowledgedAt: moment,
    containedAt: moment,
    recoveredAt: moment,
  })
  .map((times) => ({
    id: 'i',
    service: 'notes',
    environment: 'production',
    version: '1',
    robotAcknowledgements: 0,
    state: 'open' as const,
    sentence: '',
    ...times,
  }));

/** The slow and plain way: count values one by one until the share is reached. */
function oracle(pairs: readonly (readonly [number | null, number | null])[]) {
  const values: number[] = [];
  let contradictory = 0;
  for (const [from, to] of pairs) {
    if (from === null || to === null) continue;
    if (to < from) contradictory += 1;
    else values.push(to - from);
  }
  if (values.length === 0) return { n: 0, mean: null, median: null, p90: null, contradictory };
  const atMost = (value: number) => values.filter((other) => other <= value).length;
  const atLeast = (value: number) => values.filter((other) => other >= value).length;
  const half = values.length / 2;
  const middle = values.filter((value) => atMost(value) >= half && atLeast(value) >= half);
  return {
    n: values.length,
    mean: values.reduce((a, b) => a + b) / values.length,
    median: (Math.min(...middle) + Math.max(...middle)) / 2,
    p90: Math.min(...values.filter((value) => atMost(value) * 10 >= values.length * 9)),
    contradictory,
  };
}

describe('responseMetrics', () => {
  test('equals a brute force count', () => {
    fc.assert(
      fc.property(fc.array(incident, { maxLength: 25 }), (incidents) => {
        const pairs = (from: keyof Incident, to: keyof Incident) =>
          incidents.map((one) => [one[from], one[to]] as [number | null, number | null]);
        const got = responseMetrics(incidents);
        const near = (summary: object, want: object) => {
          for (const [key, value] of Object.entries(want)) {
            const found = (summary as Record<string, number | null>)[key];
            if (value === null) expect(found).toBeNull();
            else expect(found).toBeCloseTo(value as number, 6);
          }
        };
        near(got.timeToAcknowledge, oracle(pairs('detectedAt', 'acknowledgedAt')));
        near(got.timeToContain, oracle(pairs('detectedAt', 'containedAt')));
        near(got.timeToRecover, oracle(pairs('startedAt', 'recoveredAt')));
        near(got.timeToRecoverFromDetection, oracle(pairs('detectedAt', 'recoveredAt')));
        const sure = pairs('startedAt', 'detectedAt').filter(
          (_, index) => incidents[index]?.estimated === false,
        );
        near(got.timeToDetect, oracle(sure));
      }),
    );
  });

  test('shows how many were acknowledged and how many are open; none is not zero', () => {
    const base = {
      id: 'i',
      service: null,
      environment: null,
      version: null,
      robotAcknowledgements: 0,
      sentence: '',
    };
    const one: Incident = {
      ...base,
      startedAt: 0,
      estimated: false,
      detectedAt: 4,
      acknowledgedAt: null,
      containedAt: 5,
      recoveredAt: null,
      state: 'contained',
    };
    const metrics = responseMetrics([one, { ...one, acknowledgedAt: 10, recoveredAt: 20 }]);
    expect(metrics).toMatchObject({ acknowledgeCoverage: 0.5, open: 1 });
    expect(metrics.timeToAcknowledge).toMatchObject({ n: 1, mean: 6 });
    expect(responseMetrics([])).toMatchObject({
      acknowledgeCoverage: null,
      timeToRecover: { n: 0, mean: null },
    });
  });
});

test('summarise takes the upper value at nine tenths', () => {
  const ten = Array.from({ length: 10 }, (_, index) => ({ ms: index + 1, contradictory: false }));
  expect(summarise(ten)).toEqual({ n: 10, mean: 5.5, median: 5.5, p90: 9, contradictory: 0 });
});

describe('deploymentMetrics', () => {
  const day = 86_400_000;
  const record = (id: string, changes: Partial<DeploymentRecord> = {}): DeploymentRecord => ({
    id,
    endedAt: day,
    outcome: 'done',
    isRollback: false,
    causedIncident: false,
    ...changes,
  });

  test('counts rollbacks apart, a failure once, and only the window', () => {
    const records = [
      record('a'),
      record('a'),
      record('b', { causedIncident: true }),
      record('c', { outcome: 'rolled_back', causedIncident: true }),
      record('d', { isRollback: true }),
      record('e', { endedAt: 10 * day }),
    ];
    expect(deploymentMetrics(records, { from: 0, to: 10 * day })).toEqual({
      deployments: 2,
      perDay: 0.2,
      rollbacks: 1,
      changeFailRate: 2 / 3,
    });
  });

  test('has no rate without deployments', () => {
    expect(deploymentMetrics([], { from: 0, to: 0 })).toEqual({
      deployments: 0,
      perDay: null,
      rollbacks: 0,
      changeFailRate: null,
    });
  });

  test('the rate is a share of the changes', () => {
    const records = fc.array(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        endedAt: fc.nat(20),
        outcome: fc.constantFrom('done' as const, 'rolled_back' as const, 'failed' as const),
        isRollback: fc.boolean(),
        causedIncident: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(records, (list) => {
        const { changeFailRate, deployments, rollbacks } = deploymentMetrics(list, { from: 0, to: 10 });
        expect(changeFailRate === null || (changeFailRate >= 0 && changeFailRate <= 1)).toBe(true);
        expect(deployments + rollbacks).toBeLessThanOrEqual(new Set(list.map(({ id }) => id)).size);
      }),
    );
  });
});
