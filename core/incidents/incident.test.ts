import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { between, foldIncident, type IncidentEvent, type IncidentEventType } from './incident.ts';

let serial = 0;
function event(type: IncidentEventType, occurredAt: number, body: IncidentEvent['body'] = {}): IncidentEvent {
  serial += 1;
  return { stream: 'incident:r1', type, occurredAt, source: 'app', dedupeKey: `k${serial}`, body };
}

const place = { service: 'notes', environment: 'production', version: '1.2.0' };
const rollback = [
  event('incident.bad_interval', 1_000),
  event('incident.detected', 5_000, place),
  event('incident.contained', 6_000),
  event('incident.good_interval', 7_000),
  event('incident.acknowledged', 9_000),
  event('incident.good_interval', 9_500),
  event('incident.good_interval', 12_000),
];

describe('foldIncident', () => {
  test('gives t0 to t4 of an automatic rollback, contained before it was acknowledged', () => {
    expect(foldIncident(rollback, 5_000)).toEqual({
      id: 'r1',
      ...place,
      startedAt: 1_000,
      estimated: false,
      detectedAt: 5_000,
      acknowledgedAt: 9_000,
      robotAcknowledgements: 0,
      containedAt: 6_000,
      recoveredAt: 7_000,
      state: 'recovered',
      sentence: 'notes 1.2.0 in production recovered 6 s after it began.',
    });
  });

  test('knows nothing without events of its own', () => {
    expect(foldIncident([], 5_000)).toBeNull();
    expect(foldIncident([{ ...event('incident.detected', 1), type: 'incident.noted' }], 5_000)).toBeNull();
  });

  test('waits for the hold, and starts over after another bad interval', () => {
    expect(foldIncident(rollback.slice(0, -1), 5_000)).toMatchObject({
      recoveredAt: null,
      state: 'contained',
    });
    const relapse = [...rollback, event('incident.bad_interval', 13_000)];
    expect(foldIncident(relapse, 5_000)).toMatchObject({
      recoveredAt: null,
      state: 'contained',
      startedAt: 1_000,
    });
    const again = [
      ...relapse,
      event('incident.good_interval', 14_000),
      event('incident.good_interval', 19_000),
    ];
    expect(foldIncident(again, 5_000)).toMatchObject({ recoveredAt: 14_000, state: 'recovered' });
  });

  test('says when its start is only the detection', () => {
    expect(foldIncident([event('incident.detected', 5_000)], 0)).toMatchObject({
      startedAt: 5_000,
      estimated: true,
      state: 'open',
      sentence: 'Incident r1 fails; nobody has taken it on yet.',
    });
  });

  test('counts a robot that acknowledges apart from people', () => {
    const robot = event('incident.acknowledged', 6_000, { by: 'robot' });
    expect(foldIncident([event('incident.detected', 5_000), robot], 0)).toMatchObject({
      acknowledgedAt: null,
      robotAcknowledgements: 1,
      state: 'open',
    });
  });

  test('dates an event from far in the future by our own clock', () => {
    const ahead = { ...event('incident.detected', 10_000_000), receivedAt: 6_000 };
    const slightly = { ...event('incident.detected', 10_000), receivedAt: 6_000 };
    expect(foldIncident([ahead], 0)?.detectedAt).toBe(6_000);
    expect(foldIncident([slightly], 0)?.detectedAt).toBe(10_000);
  });

  test('is the same for any order of the events, and with duplicates', () => {
    const types = fc.constantFrom<IncidentEventType>(
      'incident.bad_interval',
      'incident.detected',
      'incident.acknowledged',
      'incident.contained',
      'incident.good_interval',
    );
    const body = fc.constantFrom({}, { by: 'robot' }, place, { service: 'web' });
    const events = fc
      .array(fc.tuple(types, fc.nat(30), body), { minLength: 1, maxLength: 15 })
      .map((list) => list.map(([type, at, facts]) => event(type, at, facts)));
    fc.assert(
      fc.property(events, fc.nat(10), fc.infiniteStream(fc.nat()), (list, hold, keys) => {
        const shuffled = [...list, ...list.slice(0, 3)]
          .map((item) => ({ item, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
        expect(foldIncident(shuffled, hold)).toEqual(foldIncident(list, hold));
      }),
    );
  });
});

describe('between', () => {
  test('is null, with a flag, where the clocks contradict each other', () => {
    expect(between(1, 3)).toEqual({ ms: 2, contradictory: false });
    expect(between(3, 1)).toEqual({ ms: null, contradictory: true });
    expect(between(null, 1)).toEqual({ ms: null, contradictory: false });
  });
});
