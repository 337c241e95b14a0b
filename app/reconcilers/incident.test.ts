import { describe, expect, test } from '@jest/globals';
import { TransientError } from '../../core/errors/fairlead-error.ts';
import { foldIncident, type Incident } from '../../core/incidents/incident.ts';
import type { Interval } from '../../core/ports/traffic.ts';
import { entry, idOf, RolloutStage } from '../../test/fakes/rollout-stage.ts';
import { reconcileIncident, type IncidentDeps } from './incident.ts';

const holdMs = 5_000;
const key = 'incident:c3';

/** A rollout that went back, and a pager and a desk that deduplicate as the real ones do. */
async function afterRollback() {
  const stage = new RolloutStage();
  await stage.live('1.2.0', '1.1.0');
  await stage.promote('1.3.0');
  stage.world.errors = (id, requests) => (id === idOf('1.3.0') ? requests : 0);
  await stage.request('c3', '1.3.0');
  await stage.play(['c3']);
  const calls: string[] = [];
  const alerts = new Set<string>();
  const tickets = new Set<string>();
  const down = { pager: false, desk: false };
  const ask = (what: string, isDown: boolean): void => {
    if (isDown) throw new TransientError('FL_HTTP_UNREACHABLE', what);
    calls.push(what);
  };
  const deps: IncidentDeps = {
    ...stage.deps,
    holdMs,
    paging: {
      alert: async ({ alias }) => {
        ask('alert', down.pager);
        alerts.add(alias);
        return { id: 'a1' };
      },
      close: async () => ask('close', down.pager),
    },
    support: {
      open: async ({ externalId }) => {
        ask('open', down.desk);
        tickets.add(externalId);
        return { id: 't1' };
      },
      comment: async (_, __, solved) => ask(`comment ${solved}`, down.desk),
    },
  };
  const state = async (): Promise<Incident | null> =>
    foldIncident(await stage.memory.events({ stream: key }), holdMs);
  const seconds = async (count: number, run = true): Promise<void> => {
    for (let second = 0; second < count; second += 1) {
      stage.world.second();
      if (run) await reconcileIncident(key, deps);
    }
  };
  return { stage, deps, calls, alerts, tickets, down, state, seconds };
}

describe('an incident', () => {
  test('is one alert and one ticket, closed when it has been good for the hold', async () => {
    const { deps, calls, state, seconds } = await afterRollback();
    expect(await reconcileIncident(key, deps)).toHaveProperty('runAgainAt');
    await seconds(4);
    expect(calls).toEqual(['alert', 'open']);
    expect((await state())?.state).toBe('contained');
    await seconds(4);
    expect(calls).toEqual(['alert', 'open', 'close', 'comment true']);
    const over = await state();
    expect(over?.state).toBe('recovered');
    expect(over?.recoveredAt).toBeGreaterThanOrEqual(over?.containedAt ?? Infinity);
    expect(await reconcileIncident(key, deps)).toEqual({});
    expect(calls).toHaveLength(4);
  });

  test('a bad interval in between starts the hold anew', async () => {
    const { stage, state, seconds } = await afterRollback();
    await seconds(4);
    stage.world.errors = (_, requests) => requests;
    await seconds(1);
    const badAt = stage.world.now;
    stage.world.errors = () => 0;
    await seconds(5);
    expect((await state())?.state).toBe('contained');
    await seconds(2);
    expect((await state())?.recoveredAt).toBe(badAt);
  });

  test('intervals without requests say nothing', async () => {
    const { stage, state, seconds } = await afterRollback();
    stage.world.requests = 0;
    await seconds(20);
    expect((await state())?.state).toBe('contained');
  });

  test('however long things stay bad, the log stays short', async () => {
    const { stage, state, seconds } = await afterRollback();
    for (let flap = 0; flap < 30; flap += 1) {
      stage.world.errors = (_, requests) => requests;
      await seconds(2);
      stage.world.errors = () => 0;
      await seconds(2);
    }
    expect(await stage.memory.events({ stream: key })).toHaveLength(3);
    await seconds(7);
    expect((await state())?.state).toBe('recovered');
  });

  test('seconds that were missed are read later, in order', async () => {
    const { stage, deps, state, seconds } = await afterRollback();
    await seconds(3, false);
    stage.world.errors = (_, requests) => requests;
    await seconds(1, false);
    const badAt = stage.world.now;
    stage.world.errors = () => 0;
    await seconds(10, false);
    await reconcileIncident(key, deps);
    expect((await state())?.recoveredAt).toBe(badAt);
  });

  test.each([1, 2, 3, 4, 5, 6])(
    'killed at its save number %p: still one alert and one ticket',
    async (at) => {
      const { stage, deps, alerts, tickets, state } = await afterRollback();
      let commits = 0;
      stage.world.gate = (operation) => {
        if (!operation.startsWith('store.transaction')) return;
        commits += 1;
        if (commits === at) throw new Error('killed');
      };
      let killed = 0;
      for (let second = 0; second < 12; second += 1) {
        stage.world.second();
        try {
          await reconcileIncident(key, deps);
        } catch {
          killed += 1;
        }
      }
      expect(killed).toBe(1);
      expect([...alerts]).toEqual(['fairlead-c3']);
      expect([...tickets]).toEqual(['fairlead-c3']);
      expect((await state())?.state).toBe('recovered');
      expect((await stage.memory.load(key))?.state).toMatchObject({
        closed: true,
        alertId: 'a1',
        ticketId: 't1',
      });
    },
  );

  test('a pager that does not answer keeps neither the desk nor the recovery waiting', async () => {
    const { stage, deps, calls, down, state } = await afterRollback();
    down.pager = true;
    for (let second = 0; second < 8; second += 1) {
      stage.world.second();
      await expect(reconcileIncident(key, deps)).rejects.toThrow(TransientError);
    }
    expect(calls).toEqual(['open']);
    expect((await state())?.state).toBe('recovered');
    down.pager = false;
    await reconcileIncident(key, deps);
    expect(calls).toEqual(['open', 'alert', 'close', 'comment true']);
  });

  test('without pager and desk it is watched all the same', async () => {
    const { stage, deps, calls, state } = await afterRollback();
    for (let second = 0; second < 8; second += 1) {
      stage.world.second();
      await reconcileIncident(key, { ...deps, paging: null, support: null });
    }
    expect(calls).toEqual([]);
    expect((await state())?.state).toBe('recovered');
    expect((await stage.memory.load(key))?.state).toMatchObject({ closed: true, alertId: null });
  });

  test('nothing is done for what is not an incident', async () => {
    const { deps } = await afterRollback();
    expect(await reconcileIncident('incident:other', deps)).toEqual({});
  });

  test('one failed request in a hundred is good, two are not', async () => {
    for (const [errors, expected] of [
      [1, 'recovered'],
      [2, 'contained'],
    ] as const) {
      const { stage, deps, state } = await afterRollback();
      const first = stage.world.now;
      const intervals = Array.from({ length: 8 }, (_, second): Interval => ({
        id: `b1/${first / 1_000 + second}`,
        startedAt: first + second * 1_000,
        targets: [{ id: idOf('1.2.0'), requests: 100, errors }],
      }));
      stage.world.counts.set(entry, intervals);
      await reconcileIncident(key, deps);
      expect((await state())?.state).toBe(expected);
    }
  });
});
