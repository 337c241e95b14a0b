import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Interval } from '../ports/traffic.ts';
import { commandsFor, desiredWeights } from './commands.ts';
import { next } from './next.ts';
import { planRollout, printPlan } from './plan.ts';
import { settingsFrom } from './settings.ts';
import { isReturning, startRollout, type RolloutEvent, type RolloutState } from './state.ts';
import { isEnded, toStatus } from './status.ts';
import type { Observation, RolloutSettings } from './types.ts';
import { printE } from './words.ts';

const old = { version: '1.1.0', sha256: 'a'.repeat(64), instanceId: 'acme/shop/production/notes/1.1.0' };
const fresh = { version: '1.2.0', sha256: 'b'.repeat(64), instanceId: 'acme/shop/production/notes/1.2.0' };
const canary = {
  pattern: 'canary' as const,
  steps: [5, 25, 50],
  intervalMs: 1_000,
  bakeMs: 8_000,
  finalBakeMs: 8_000,
  warmUpMs: 2_000,
  safeDelta: 0.01,
  onInconclusive: 'ask' as const,
};
const settings = settingsFrom(canary, { probes: ['/healthz', '/notes'] });
const t0 = 1_764_000_000_000;

function begin(options: Partial<Parameters<typeof startRollout>[0]> = {}): RolloutState {
  return startRollout(
    {
      id: 'r1',
      service: 'notes',
      environment: 'production',
      entry: 'acme/shop/production/notes',
      repositoryId: 7,
      sha: 'c'.repeat(40),
      from: old,
      to: fresh,
      settings,
      history: [],
      ...options,
    },
    t0,
  );
}

/** A small world that carries commands out: instances, a balancer with one-second intervals, 300 requests a second. */
class World {
  state: RolloutState;
  now = t0;
  events: RolloutEvent[] = [];
  weights: Record<string, number>;
  running: Set<string>;
  intervals: Interval[] = [];
  balancerStart = 'b1';
  countsFail = false;
  routingFails = false;
  inFlight: Record<string, number> = {};
  ready = true;
  probeOk = true;
  rps = 300;
  /** Errors of the second for an instance with this many requests. */
  errors: (id: string, requests: number, second: number) => number = () => 0;
  stopped: string[] = [];
  reload = false;
  /** Called after every transition. */
  check: () => void = () => undefined;

  constructor(state: RolloutState) {
    this.state = state;
    this.weights = state.from === null ? {} : { [state.from.instanceId]: 100 };
    this.running = new Set(state.from === null ? [] : [state.from.instanceId]);
  }

  see(observation: Observation): void {
    if (this.reload) this.state = JSON.parse(JSON.stringify(this.state)) as RolloutState;
    const turn = next(this.state, observation, this.now);
    this.state = turn.state;
    this.events.push(...turn.events);
    this.check();
  }

  /** One round of the reconciler: every command, then a tick. */
  round(): void {
    for (const command of commandsFor(this.state, this.now)) {
      switch (command.kind) {
        case 'start':
          this.running.add(command.instanceId);
          this.see({ kind: 'started', instanceId: command.instanceId });
          break;
        case 'check-ready':
          this.see({ kind: 'ready', instanceId: command.instanceId, ready: this.ready });
          break;
        case 'probe':
          this.see({ kind: 'probed', ok: this.probeOk, detail: '/notes answered 503' });
          break;
        case 'route':
          if (!this.routingFails) {
            const wanted = Object.entries(command.weights).filter(([id]) => this.running.has(id));
            this.weights = Object.fromEntries(wanted);
          }
          this.see({ kind: 'routing', weights: this.weights, inFlight: this.inFlight });
          break;
        case 'read-routing':
          this.see({ kind: 'routing', weights: this.weights, inFlight: this.inFlight });
          break;
        case 'read-counts':
          if (this.countsFail) this.see({ kind: 'counts-missing', detail: 'connection refused' });
          else {
            const last = this.intervals.findIndex(({ id }) => id === command.afterIntervalId);
            for (const interval of this.intervals.slice(last + 1)) this.see({ kind: 'interval', interval });
          }
          break;
        case 'stop':
          this.running.delete(command.instanceId);
          this.stopped.push(command.instanceId);
          this.see({ kind: 'stopped', instanceId: command.instanceId });
          break;
      }
    }
    this.see({ kind: 'tick' });
  }

  /** One second of traffic, then three rounds. */
  second(): void {
    const second = Math.floor(this.now / 1000);
    const targets = Object.entries(this.weights).map(([id, weight]) => {
      const requests = Math.round((this.rps * weight) / 100);
      return { id, requests, errors: Math.min(requests, this.errors(id, requests, second)) };
    });
    this.intervals.push({ id: `${this.balancerStart}/${second}`, startedAt: second * 1000, targets });
    this.now += 1000;
    for (let round = 0; round < 3; round += 1) this.round();
  }

  until(done: (world: World) => boolean, seconds = 200): this {
    for (let index = 0; index < seconds && !done(this); index += 1) this.second();
    if (!done(this)) throw new Error(`not reached: ${JSON.stringify(toStatus(this.state), null, 1)}`);
    return this;
  }

  toEnd(): this {
    return this.until(({ state }) => isEnded(state));
  }

  types(): string[] {
    return this.events.map(({ type }) => type);
  }

  lines(type: string): string[] {
    return this.events.filter((event) => event.type === type).map(({ body }) => body.line as string);
  }
}

describe('the plan', () => {
  test('of a canary, printed', () => {
    expect(printPlan(planRollout(settings, old, fresh), settings).split('\n')).toEqual([
      '1. start the new version',
      '2. wait until it is ready, at most 120 s',
      '3. probe /healthz, /notes for 2 s',
      '4. route 5 % to the new version and read it back',
      '5. bake 8 intervals of 1 s at 5 %',
      '6. route 25 % to the new version and read it back',
      '7. bake 8 intervals of 1 s at 25 %',
      '8. route 50 % to the new version and read it back',
      '9. bake 8 intervals of 1 s at 50 %',
      '10. go on only if proven safe (alpha 0.05, at least 200 requests); else ask',
      '11. route 100 % to the new version and read it back',
      '12. bake 8 intervals of 1 s at 100 %',
      '13. drain the old version, at most 30 s',
      '14. stop the old version',
      '15. finish',
    ]);
  });

  test('of a first release and of a rollback has no comparison', () => {
    const kinds = (plan: ReturnType<typeof planRollout>) => plan.map(({ kind }) => kind).join(' ');
    expect(kinds(planRollout(settings, null, fresh))).toBe('start wait-ready probe route bake finish');
    const direct = settingsFrom(canary, { probes: ['/'] }, { direct: true });
    expect(kinds(planRollout(direct, old, fresh))).toBe(
      'start wait-ready probe route bake drain-old stop-old finish',
    );
    expect(direct.warmUpMs).toBe(0);
    expect(kinds(planRollout(settings, old, old))).toBe('start wait-ready finish');
  });
});

describe('a good canary', () => {
  test('goes through every weight and ends with the old version drained and stopped', () => {
    const world = new World(begin()).toEnd();
    expect(world.state.outcome).toBe('done');
    expect(world.weights).toEqual({ [fresh.instanceId]: 100 });
    expect(world.stopped).toEqual([old.instanceId]);
    const set = world.events.filter(({ type }) => type === 'rollout.weight_set');
    expect(set.map(({ body }) => (body.weights as Record<string, number>)[fresh.instanceId])).toEqual([
      5, 25, 50, 100,
    ]);
    expect(world.types().filter((type) => type === 'rollout.interval')).toHaveLength(32);
    expect(world.types()).toContain('rollout.proven');
    expect(toStatus(world.state)).toMatchObject({
      state: 'done',
      ended: true,
      weight: 100,
      step: 4,
      steps: 4,
    });
    expect(world.state.sentence).toBe(
      'Rolled out notes 1.2.0 to production: 0 of 2,400 requests failed in the final bake.',
    );
    expect(commandsFor(world.state, world.now)).toEqual([]);
  });

  test('comes to the same end when it is stored and reloaded before every transition', () => {
    const plain = new World(begin()).toEnd();
    const stored = new World(begin());
    stored.reload = true;
    expect(stored.toEnd().state).toEqual(plain.state);
    expect(stored.events).toEqual(plain.events);
  });

  test('goes on after a restart in the middle of a bake, with the intervals it missed', () => {
    const world = new World(begin()).until(({ state }) => state.stepIndex === 6 && state.bake.done === 3);
    world.state = JSON.parse(JSON.stringify(world.state)) as RolloutState;
    for (let second = 0; second < 4; second += 1) {
      const at = Math.floor(world.now / 1000);
      world.intervals.push({
        id: `b1/${at}`,
        startedAt: at * 1000,
        targets: [
          { id: old.instanceId, requests: 225, errors: 0 },
          { id: fresh.instanceId, requests: 75, errors: 0 },
        ],
      });
      world.now += 1000;
    }
    world.round();
    expect(world.state.bake.done).toBe(7);
    expect(world.toEnd().state.outcome).toBe('done');
  });

  test('does not move to the next weight before the balancer says it has the present one', () => {
    const world = new World(begin()).until(({ state }) => state.stepIndex === 4);
    world.routingFails = true;
    world.until(({ state }) => state.stepIndex === 5);
    for (let second = 0; second < 20; second += 1) world.second();
    expect(world.state.stepIndex).toBe(5);
    expect(toStatus(world.state).weight).toBe(5);
    world.routingFails = false;
    expect(world.toEnd().state.outcome).toBe('done');
  });

  test('carries on over a restart of the balancer, whose intervals have another start id', () => {
    const world = new World(begin()).until(({ state }) => state.stepIndex === 6 && state.bake.done === 2);
    world.balancerStart = 'b2';
    world.intervals = [];
    expect(world.toEnd().state.outcome).toBe('done');
  });

  test('sets weights again that somebody changed, and counts nothing meanwhile', () => {
    const world = new World(begin()).until(({ state }) => state.stepIndex === 6 && state.bake.done === 2);
    world.weights = { [old.instanceId]: 100, [fresh.instanceId]: 0 };
    world.second();
    expect(world.types()).toContain('rollout.drifted');
    expect(world.state.bake.done).toBe(2);
    expect(world.weights).toEqual({ [old.instanceId]: 75, [fresh.instanceId]: 25 });
    expect(world.toEnd().state.outcome).toBe('done');
  });

  test('adds seconds up to intervals of the configured length', () => {
    const slow = settingsFrom({ ...canary, intervalMs: 4_000 }, { probes: ['/'] });
    const world = new World(begin({ settings: slow })).toEnd();
    expect(world.state.outcome).toBe('done');
    expect(world.types().filter((type) => type === 'rollout.interval')).toHaveLength(8);
    expect(world.events.find(({ type }) => type === 'rollout.interval')?.body).toMatchObject({
      canaryRequests: 60,
    });
  });
});

test.each([
  [480.4, '480'],
  [2_240, '2,240'],
  [0.6234, '0.62'],
  [31.4, '31'],
  [1.2e9, '1.2e+9'],
])('an e-value of %d reads %s', (value, text) => {
  expect(printE(Math.log(value))).toBe(text);
});

describe('a bad version', () => {
  test('is taken back in the first step, in one transition, with the counts in one sentence', () => {
    const world = new World(begin());
    world.errors = (id, requests) => (id === fresh.instanceId ? Math.round(requests / 4) : 0);
    world.until(({ state }) => isReturning(state) || isEnded(state));
    expect(world.toEnd().state.outcome).toBe('rolled_back');
    expect(world.state.sentence).toMatch(
      /^Rolled back notes 1\.2\.0 to 1\.1\.0 at weight 5: \d+ of \d+ requests failed on 1\.2\.0 against 0 of [\d,]+ on 1\.1\.0 \(e-value [\d.,e+]+, limit 100\)\.$/,
    );
    expect(world.weights).toEqual({ [old.instanceId]: 100 });
    expect(world.stopped).toEqual([fresh.instanceId]);
    const { firstBadAt, decidedAt, zeroTrafficAt } = world.state;
    expect(firstBadAt).not.toBeNull();
    expect(decidedAt as number).toBeGreaterThan(firstBadAt as number);
    expect(zeroTrafficAt as number).toBeGreaterThanOrEqual(decidedAt as number);
    const order = ['rollout.rolling_back', 'rollout.zero_traffic', 'rollout.rolled_back'];
    expect(world.types().filter((type) => order.includes(type))).toEqual(order);
  });

  test('that turns bad late is taken back from a late step', () => {
    const world = new World(begin()).until(({ state }) => state.stepIndex === 8);
    const onset = Math.floor(world.now / 1000) * 1000;
    world.errors = (id, requests) => (id === fresh.instanceId ? Math.round(requests / 10) : 0);
    world.toEnd();
    expect(world.state.outcome).toBe('rolled_back');
    expect(world.state.sentence).toContain('at weight 50');
    expect(world.state.firstBadAt).toBe(onset);
  });

  test('is seen at 100 % by its own budget', () => {
    const world = new World(begin()).until(({ state }) => state.stepIndex === 11 && state.bake.done === 2);
    world.errors = (_id, requests) => Math.round(requests / 20);
    world.toEnd();
    expect(world.state.outcome).toBe('rolled_back');
    expect(world.state.sentence).toContain('budget 1 % (e-value');
  });

  test('that does not start, get ready or answer its probes is stopped before its first request', () => {
    const failed = new World(begin());
    failed.see({ kind: 'start-failed', instanceId: fresh.instanceId, detail: 'no such\nwheel' });
    expect(failed.toEnd().state.sentence).toBe(
      'Rolled back notes 1.2.0 to 1.1.0 at weight 0: it could not be started (no such wheel).',
    );
    const unready = new World(begin());
    unready.ready = false;
    expect(unready.until(({ state }) => isEnded(state), 300).state.sentence).toContain(
      'was not ready in time',
    );
    const silent = new World(begin());
    silent.probeOk = false;
    expect(silent.until(({ state }) => isEnded(state), 300).state.sentence).toContain('/notes answered 503');
    for (const world of [failed, unready, silent]) {
      expect(world.state.outcome).toBe('rolled_back');
      expect(world.weights).toEqual({ [old.instanceId]: 100 });
      expect(world.state.counts.canaryRequests).toBe(0);
    }
  });

  test('is drained before it is stopped, until the deadline', () => {
    const world = new World(begin()).until(({ state }) => state.stepIndex === 4);
    world.inFlight = { [fresh.instanceId]: 2 };
    world.see({ kind: 'human', action: 'abort', actor: 'ada' });
    for (let second = 0; second < 10; second += 1) world.second();
    expect(world.state.phase).toBe('draining_new');
    expect(world.stopped).toEqual([]);
    world.toEnd();
    expect(world.stopped).toEqual([fresh.instanceId]);
  });

  test('keeps being taken off when the balancer does not confirm', () => {
    const world = new World(begin()).until(({ state }) => state.stepIndex === 4);
    world.routingFails = true;
    world.see({ kind: 'human', action: 'abort', actor: 'ada' });
    for (let second = 0; second < 300; second += 1) world.second();
    expect(world.state.phase).toBe('routing_back');
    expect(world.types()).toContain('rollout.still_routing_back');
    world.routingFails = false;
    expect(world.toEnd().state.outcome).toBe('rolled_back');
  });
});

describe('the first release', () => {
  test('has no baseline: probes, all traffic, the absolute test', () => {
    const world = new World(begin({ from: null })).toEnd();
    expect(world.state.outcome).toBe('done');
    expect(world.weights).toEqual({ [fresh.instanceId]: 100 });
    expect(world.stopped).toEqual([]);
    expect(toStatus(world.state)).toMatchObject({ step: 1, steps: 1 });
  });

  test('needs no traffic to end, and says what speaks for it', () => {
    const world = new World(begin({ from: null }));
    world.rps = 0;
    expect(world.toEnd().state.sentence).toBe(
      'Rolled out notes 1.2.0 to production: no request came in the final bake, only its probes speak for it.',
    );
  });

  test('that is over its budget fails, and nothing gets its traffic', () => {
    const world = new World(begin({ from: null }));
    world.errors = (_id, requests) => requests / 10;
    world.toEnd();
    expect(world.state.outcome).toBe('failed');
    expect(world.weights).toEqual({});
    expect(world.state.sentence).toMatch(/^Took off notes 1\.2\.0 at weight 100: \d+ of \d+ requests failed/);
  });
});

describe('waiting', () => {
  test('a sick stable version stops the clock; it goes on after six good intervals', () => {
    const world = new World(begin());
    world.errors = (_id, requests) => Math.round(requests / 5);
    world.until(({ state }) => state.phase === 'held');
    expect(toStatus(world.state).state).toBe('held');
    expect(world.state.sentence).toContain('1.1.0 itself fails');
    const { done } = world.state.bake;
    for (let second = 0; second < 10; second += 1) world.second();
    expect(world.state.bake.done).toBe(done);
    expect(world.state.outcome).toBeNull();
    world.errors = () => 0;
    for (let second = 0; second < 5; second += 1) world.second();
    expect(world.state.phase).toBe('held');
    world.second();
    world.second();
    expect(world.state.phase).toBe('stepping');
    expect(world.types()).toContain('rollout.resumed');
    expect(world.toEnd().state.outcome).toBe('done');
  });

  test('a stable version that stays sick becomes a question', () => {
    const world = new World(begin());
    world.errors = (_id, requests) => Math.round(requests / 5);
    world.until(({ state }) => state.phase === 'waiting_for_human', 1000);
    expect(toStatus(world.state).state).toBe('waiting_for_human');
  });

  test('missing counts hold the weight, and after the deadline it goes back', () => {
    const world = new World(begin()).until(({ state }) => state.stepIndex === 6 && state.bake.done === 2);
    world.countsFail = true;
    world.second();
    expect(world.state).toMatchObject({ phase: 'held', held: 'counts', stepIndex: 6 });
    expect(world.state.sentence).toContain('connection refused');
    world.countsFail = false;
    world.second();
    expect(world.state).toMatchObject({ phase: 'stepping', held: null });
    world.countsFail = true;
    world.until(({ state }) => isEnded(state), 700);
    expect(world.state).toMatchObject({ outcome: 'rolled_back' });
    expect(world.state.counts.canaryErrors).toBe(0);
  });

  test('a balancer that says nothing at all, or nonsense, is the same as missing counts', () => {
    const at = (world: World) => world.until(({ state }) => state.stepIndex === 6 && state.bake.done === 2);
    const silent = at(new World(begin()));
    silent.now += 60_000;
    silent.see({ kind: 'tick' });
    expect(silent.state.held).toBe('counts');
    const nonsense = at(new World(begin()));
    for (const [requests, errors] of [
      [1, 2],
      [Number.NaN, 0],
      [10, -1],
    ] as const) {
      const targets = [{ id: fresh.instanceId, requests, errors }];
      nonsense.see({ kind: 'interval', interval: { id: 'b1/9999999999', startedAt: nonsense.now, targets } });
      expect(nonsense.state.held).toBe('counts');
      expect(nonsense.state.bake.done).toBe(2);
    }
  });

  test('no request in a whole bake becomes a question, and a promotion goes to 100 %', () => {
    const world = new World(begin());
    world.rps = 0;
    world.until(({ state }) => state.phase === 'waiting_for_human');
    expect(world.state.sentence).toContain('got no request in a whole bake');
    world.rps = 300;
    const human: Observation = { kind: 'human', action: 'promote', actor: 'ada' };
    world.see(human);
    expect(desiredWeights(world.state)[fresh.instanceId]).toBe(100);
    world.see(human);
    expect(world.lines('rollout.promoted')).toEqual(['ada promotes notes 1.2.0.']);
    world.until(({ state }) => state.stepIndex === 11);
    world.see(human);
    expect(world.state.stepIndex).toBe(11);
    world.see({ ...human, id: 'second' });
    expect(world.toEnd().state.outcome).toBe('done');
  });

  test('a promotion before the first weight still waits for readiness and probes', () => {
    const world = new World(begin());
    world.see({ kind: 'human', action: 'promote', actor: 'ada' });
    expect(desiredWeights(world.state)[fresh.instanceId]).toBe(0);
    world.toEnd();
    expect(world.lines('rollout.weight_set')).toEqual(['The balancer gives notes 1.2.0 100 %.']);
    expect(world.state.outcome).toBe('done');
  });

  test('not proven safe: the last step is extended once, then asked', () => {
    const world = new World(begin());
    world.rps = 20;
    world.until(({ state }) => state.phase === 'waiting_for_human');
    expect(world.lines('rollout.extended')).toHaveLength(1);
    expect(world.types().filter((type) => type === 'rollout.interval')).toHaveLength(48);
    expect(world.state.analysis.horizon).toBe(48);
    expect(world.state.sentence).toMatch(/not proven safe \(e-value .* of 20, \d+ of 200 requests\)/);
    world.see({ kind: 'human', action: 'promote', actor: 'ada' });
    expect(world.toEnd().state.outcome).toBe('done');
  });

  test.each([
    ['rollback', 'rolled_back'],
    ['promote', 'done'],
  ] as const)('onInconclusive %s ends %s', (onInconclusive, outcome) => {
    const chosen: RolloutSettings = { ...settings, onInconclusive };
    const world = new World(begin({ settings: chosen }));
    world.rps = 20;
    expect(world.toEnd().state.outcome).toBe(outcome);
  });

  test('a question that nobody answers is answered by going back; harm does not wait for it', () => {
    const world = new World(begin());
    world.rps = 20;
    world.until(({ state }) => state.phase === 'waiting_for_human');
    const asked = world.state;
    world.now += 86_400_000;
    world.see({ kind: 'tick' });
    expect(world.state.phase).toBe('routing_back');
    const harmed = new World(asked);
    harmed.now = world.now;
    harmed.weights = { [old.instanceId]: 50, [fresh.instanceId]: 50 };
    harmed.running.add(fresh.instanceId);
    harmed.rps = 300;
    harmed.errors = (id, requests) => (id === fresh.instanceId ? requests / 2 : 0);
    harmed.state = { ...asked, deadline: harmed.now + 60_000 };
    expect(harmed.toEnd().state.sentence).toContain('requests failed on 1.2.0 against');
  });
});

describe('an abort', () => {
  test('while the old version is being stopped starts it again before it takes its traffic back', () => {
    const world = new World(begin()).until(
      ({ state }) => state.plan[state.stepIndex]?.kind === 'bake' && state.stepIndex === 11,
    );
    const stopping = { ...world.state, stepIndex: 13 };
    const { state } = next(stopping, { kind: 'human', action: 'abort', actor: 'ada' }, world.now);
    expect(commandsFor(state, world.now).map(({ kind }) => kind)).toEqual(['start', 'check-ready']);
    const ready = next(state, { kind: 'ready', instanceId: old.instanceId, ready: true }, world.now).state;
    expect(commandsFor(ready, world.now)).toEqual([
      { kind: 'route', weights: { [old.instanceId]: 100, [fresh.instanceId]: 0 } },
    ]);
  });

  test('of a version that was live already changes nothing', () => {
    const same = begin({ from: fresh });
    const { state } = next(same, { kind: 'human', action: 'abort', actor: 'ada' }, t0);
    expect(state.outcome).toBe('failed');
    expect(commandsFor(state, t0)).toEqual([]);
    expect(new World(begin({ from: fresh })).toEnd().state).toMatchObject({
      outcome: 'done',
      counts: { canaryRequests: 0 },
    });
  });
});

describe('frozen at the start', () => {
  test('budget and dispersion come from the stable version before the rollout', () => {
    const history: Interval[] = Array.from({ length: 100 }, (_, index) => ({
      id: `b1/${index}`,
      startedAt: index * 1000,
      targets: [{ id: old.instanceId, requests: 100, errors: index % 2 === 0 ? 0 : 6 }],
    }));
    const state = begin({ history });
    expect(state.budget).toBeCloseTo(0.06, 12);
    expect(state.dispersion.phi).toBeGreaterThan(3);
    expect(state.lastIntervalId).toBe('b1/99');
    expect(begin()).toMatchObject({ budget: 0.01, dispersion: { phi: 1 } });
    expect(begin().log[0]?.line).toContain('only 0 intervals from before the rollout');
  });
});

const instance = fc.constantFrom(old.instanceId, fresh.instanceId);
const observation: fc.Arbitrary<Observation> = fc.oneof(
  fc.constant<Observation>({ kind: 'tick' }),
  fc.record({ kind: fc.constant('started' as const), instanceId: instance }),
  fc.record({
    kind: fc.constant('start-failed' as const),
    instanceId: fc.constantFrom(old.instanceId, old.instanceId, fresh.instanceId),
    detail: fc.string(),
  }),
  fc.record({ kind: fc.constant('ready' as const), instanceId: instance, ready: fc.boolean() }),
  fc.record({ kind: fc.constant('probed' as const), ok: fc.boolean(), detail: fc.string() }),
  fc.record({
    kind: fc.constant('routing' as const),
    weights: fc.dictionary(instance, fc.constantFrom(0, 5, 25, 50, 75, 95, 100)),
    inFlight: fc.dictionary(instance, fc.nat(2)),
  }),
  fc.constant<Observation>({ kind: 'counts-missing', detail: 'gone' }),
  fc.record({ kind: fc.constant('stopped' as const), instanceId: instance }),
  fc.record({
    kind: fc.constant('human' as const),
    action: fc.constantFrom(...(['promote', 'promote', 'promote', 'abort'] as const)),
    actor: fc.constantFrom('ada', 'bob'),
  }),
  fc
    .tuple(fc.nat(3), fc.nat(40), fc.nat(60), fc.nat(60), fc.nat(10))
    .map(([start, second, requests, baseline, errors]): Observation => ({
      kind: 'interval',
      interval: {
        id: `b${start}/${second}`,
        startedAt: t0 + second * 1000,
        targets: [
          { id: fresh.instanceId, requests, errors },
          { id: old.instanceId, requests: baseline, errors: 0 },
        ],
      },
    })),
);
/** `cooperate`: so many seconds of true answers; at 0, what a broken world might say. */
const moves = fc.array(
  fc.record({
    cooperate: fc.constantFrom(0, 0, 1, 4, 12, 30),
    seconds: fc.constantFrom(0, 1, 1, 1, 200),
    seen: observation,
  }),
  { maxLength: 15 },
);
const stages = fc.record({
  from: fc.constantFrom(null, old, old),
  rps: fc.constantFrom(0, 20, 300, 300),
  busy: fc.boolean(),
});

function stage({ from, rps, busy }: { from: typeof old | null; rps: number; busy: boolean }): World {
  const world = new World(begin({ from }));
  world.rps = rps;
  if (busy) world.inFlight = { [old.instanceId]: 1, [fresh.instanceId]: 1 };
  return world;
}

/** `expect` is too slow for hundreds of thousands of checks. */
function must(holds: boolean, what: string, state: RolloutState): void {
  if (!holds) throw new Error(`${what}: ${JSON.stringify(state)}`);
}

/** Goes through the moves and calls `check` after every transition. */
function walk(
  world: World,
  steps: readonly { cooperate: number; seconds: number; seen: Observation }[],
  check: () => void,
) {
  let last: RolloutState | null = null;
  world.check = () => {
    if (world.state !== last) check();
    last = world.state;
  };
  for (const step of steps) {
    if (step.cooperate > 0) for (let second = 0; second < step.cooperate; second += 1) world.second();
    else {
      world.now += step.seconds * 1000;
      world.see(step.seen);
    }
  }
  world.check = () => undefined;
}

describe('whatever is seen, in any order', () => {
  const runs = { numRuns: 60, seed: 20261124 };

  test('weights add up to 100 or there are none; every state has a deadline; the end is silent', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(moves, stages, (steps, chosen) => {
        const world = stage(chosen);
        walk(world, steps, () => {
          const { state } = world;
          reached.add(state.phase);
          const weights = Object.values(desiredWeights(state));
          const sum = weights.reduce((total, weight) => total + weight, 0);
          must(sum === 100 || (weights.length === 0 && chosen.from === null), 'weights', state);
          must(isEnded(state) === (state.deadline === null), 'deadline', state);
          must(isEnded(state) === (state.outcome !== null), 'outcome', state);
          must(!isEnded(state) || commandsFor(state, world.now).length === 0, 'silence', state);
          must(state.log.length <= 200, 'log', state);
          must(Number.isFinite(toStatus(state).eHarm), 'e-value', state);
        });
        expect(JSON.parse(JSON.stringify(world.state))).toEqual(world.state);
      }),
      runs,
    );
    expect([...reached].sort()).toEqual([
      'draining_new',
      'ended',
      'held',
      'routing_back',
      'stepping',
      'stopping_new',
      'waiting_for_human',
    ]);
  });

  test('an abort sets the desired weight of the new version to 0 in the same transition', () => {
    fc.assert(
      fc.property(moves, stages, (steps, chosen) => {
        const world = stage(chosen);
        walk(world, steps, () => {
          if (isEnded(world.state)) return;
          const { state } = next(world.state, { kind: 'human', action: 'abort', actor: 'eve' }, world.now);
          must((desiredWeights(state)[fresh.instanceId] ?? 0) === 0 && isReturning(state), 'abort', state);
        });
      }),
      runs,
    );
  });

  test('the old version is stopped only at its own step, the new one only without traffic', () => {
    const stops = new Set<string>();
    fc.assert(
      fc.property(moves, stages, (steps, chosen) => {
        const world = stage(chosen);
        walk(world, steps, () => {
          const { state } = world;
          for (const command of commandsFor(state, world.now)) {
            if (command.kind !== 'stop') continue;
            stops.add(command.instanceId);
            must((desiredWeights(state)[command.instanceId] ?? 0) === 0, 'stopped with traffic', state);
            const isOld = command.instanceId === old.instanceId;
            const allowed = isOld
              ? state.plan[state.stepIndex]?.kind === 'stop-old' && !isReturning(state)
              : state.phase === 'stopping_new';
            must(allowed, 'stopped at the wrong time', state);
          }
        });
      }),
      runs,
    );
    expect(stops.size).toBe(2);
  });

  test('the weight never rises by the mere passing of time', () => {
    const weight = (at: RolloutState): number => desiredWeights(at)[fresh.instanceId] ?? 0;
    fc.assert(
      fc.property(moves, stages, (steps, chosen) => {
        const world = stage(chosen);
        walk(world, steps, () => {
          const { state } = next(world.state, { kind: 'tick' }, world.now + 10_000_000);
          must(weight(state) <= weight(world.state), 'weight', state);
        });
      }),
      runs,
    );
  });

  test('an interval or an act of a person that is seen twice changes nothing more than once', () => {
    let checked = 0;
    fc.assert(
      fc.property(moves, stages, (steps, chosen) => {
        const world = stage(chosen);
        const twice = steps.flatMap(({ seen }) =>
          seen.kind === 'interval' || seen.kind === 'human' ? [seen] : [],
        );
        walk(world, steps, () => {
          for (const seen of twice.slice(0, 3)) {
            const once = next(world.state, seen, world.now).state;
            // Counts that cannot be are not taken in, and hold the bake as often as they are seen.
            if (seen.kind === 'interval' && once.lastIntervalId !== seen.interval.id) continue;
            const again = next(once, seen, world.now);
            must(again.state === once && again.events.length === 0, 'seen twice', once);
            checked += 1;
          }
        });
      }),
      runs,
    );
    expect(checked).toBeGreaterThan(100);
  });

  test('a store and a reload at any point change nothing', () => {
    fc.assert(
      fc.property(moves, stages, (steps, chosen) => {
        const plain = stage(chosen);
        const stored = stage(chosen);
        stored.reload = true;
        for (const world of [plain, stored]) walk(world, steps, () => undefined);
        expect(stored.state).toEqual(plain.state);
        expect(stored.events).toEqual(plain.events);
      }),
      { numRuns: 20 },
    );
  });

  test('in a world that answers truly, an aborted rollout comes to its end', () => {
    fc.assert(
      fc.property(moves, stages, (steps, chosen) => {
        const world = stage(chosen);
        walk(world, steps, () => undefined);
        world.see({ kind: 'human', action: 'abort', actor: 'eve' });
        world.until(({ state }) => isEnded(state), 400);
      }),
      runs,
    );
  });
});
