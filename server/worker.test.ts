import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { openSqliteStore, type SqliteStore } from '../adapters/store/sqlite/store.ts';
import { TransientError } from '../core/errors/fairlead-error.ts';
import type { Clock } from '../core/ports/clock.ts';
import { retryAt, startWorker, type Reconciler, type Worker } from './worker.ts';

/** A clock that moves only when told; sleepers wake when their time has come. */
class ManualClock implements Clock {
  time = 0;
  #sleepers: { readonly at: number; readonly wake: () => void }[] = [];

  now(): number {
    return this.time;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      this.#sleepers.push({ at: this.time + ms, wake: resolve });
      signal?.addEventListener('abort', () => resolve());
    });
  }

  async advance(ms: number): Promise<void> {
    const end = this.time + ms;
    while (this.time < end) {
      this.time = Math.min(end, this.time + 10);
      for (const sleeper of this.#sleepers.splice(0)) {
        if (sleeper.at <= this.time) sleeper.wake();
        else this.#sleepers.push(sleeper);
      }
      await turns(4);
    }
  }
}

/** Lets everything that can run, run. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('the queue worker', () => {
  let clock: ManualClock;
  let store: SqliteStore;
  let workers: Worker[];
  const errors: string[] = [];

  beforeEach(async () => {
    clock = new ManualClock();
    store = await openSqliteStore({ file: ':memory:', clock });
    workers = [];
    errors.length = 0;
  });
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.stop(0)));
    await store.close();
  });

  function start(
    reconcilers: Record<string, Reconciler>,
    more: { leaseMs?: number; local?: boolean } = {},
  ): Worker {
    const worker = startWorker({
      store,
      reconcilers,
      clock,
      random: () => 0.5,
      onError: (error, key) => errors.push(`${key}: ${String(error)}`),
      ...(more.local === false ? {} : { onEnqueue: (listener) => store.onEnqueue(listener) }),
      ...(more.leaseMs === undefined ? {} : { leaseMs: more.leaseMs }),
    });
    workers.push(worker);
    return worker;
  }
  const enqueue = (key: string, at = 0): Promise<unknown> =>
    store.transaction((batch) => batch.enqueue(key, at));

  test('runs a job by its prefix, at once after a local enqueue, and removes it', async () => {
    const ran: string[] = [];
    start({
      policy: async (key) => {
        ran.push(key);
        return {};
      },
    });
    await turns(5);
    await enqueue('policy:1/2');
    await turns(20);
    expect(ran).toEqual(['policy:1/2']);
    expect(await store.jobs()).toEqual([]);
  });

  test('finds jobs of other processes by polling', async () => {
    const ran: string[] = [];
    start(
      {
        a: async (key) => {
          ran.push(key);
          return {};
        },
      },
      { local: false },
    );
    await turns(5);
    await enqueue('a:1');
    await turns(20);
    expect(ran).toEqual([]);
    await clock.advance(1_010);
    expect(ran).toEqual(['a:1']);
  });

  test('runs a job again at the time it asks for', async () => {
    const at: number[] = [];
    start({
      a: async () => {
        at.push(clock.time);
        return at.length < 3 ? { runAgainAt: clock.time + 200 } : {};
      },
    });
    await enqueue('a:1');
    await clock.advance(1_000);
    expect(at).toHaveLength(3);
    expect((at[2] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(400);
    expect((at[2] ?? 0) - (at[0] ?? 0)).toBeLessThanOrEqual(440);
  });

  test('backs a failing key off and goes on with others', async () => {
    const failures: number[] = [];
    let good = 0;
    start({
      bad: async () => {
        failures.push(clock.time);
        throw new Error('broken');
      },
      good: async () => {
        good += 1;
        return {};
      },
    });
    await enqueue('bad:1');
    for (let index = 0; index < 10; index += 1) await enqueue(`good:${index}`);
    await clock.advance(3_000);
    expect(good).toBe(10);
    // Half of 500, 1000, 2000 ms after one another.
    const gaps = failures.slice(1).map((at, index) => at - (failures[index] ?? 0));
    expect(gaps.map((gap) => Math.round(gap / 50) * 50)).toEqual([250, 500, 1_000]);
    expect((await store.jobs())[0]).toMatchObject({ key: 'bad:1', attempt: 4, lastError: 'Error: broken' });
  });

  test('waits at least as long as the other side asked', async () => {
    start({
      a: async () => {
        throw new TransientError('FL_GITHUB_UNREACHABLE', '', { retryAfterMs: 60_000 });
      },
    });
    await enqueue('a:1');
    await turns(20);
    expect((await store.jobs())[0]?.runAt).toBeGreaterThanOrEqual(60_000);
  });

  test.each([['nobody:1'], ['constructor:1'], ['nocolon'], ['']])(
    'shows a key that nobody works on: %p',
    async (key) => {
      start({ a: async () => ({}) });
      await enqueue(key);
      await turns(20);
      expect((await store.jobs())[0]?.lastError).toContain('nothing works on jobs such as');
    },
  );

  test('runs at most four keys at a time, each once, and a touched one again', async () => {
    const running = new Set<string>();
    let most = 0;
    let runs = 0;
    const release: (() => void)[] = [];
    start({
      a: async (key) => {
        expect(running.has(key)).toBe(false);
        running.add(key);
        runs += 1;
        most = Math.max(most, running.size);
        await new Promise<void>((resolve) => {
          release.push(resolve);
        });
        running.delete(key);
        return {};
      },
    });
    for (let index = 0; index < 6; index += 1) await enqueue(`a:${index}`);
    await turns(20);
    expect(most).toBe(4);
    await enqueue('a:0');
    for (let round = 0; round < 10; round += 1) {
      for (const free of release.splice(0)) free();
      await turns(20);
    }
    expect(runs).toBe(7);
    expect(await store.jobs()).toEqual([]);
  });

  test('keeps the lease of a long job', async () => {
    let finish: () => void = () => undefined;
    start(
      {
        a: async () => {
          await new Promise<void>((resolve) => {
            finish = resolve;
          });
          return {};
        },
      },
      { leaseMs: 300 },
    );
    await enqueue('a:1');
    await clock.advance(2_000);
    expect(await store.claim(clock.time, 300, 10)).toEqual([]);
    finish();
    await turns(20);
    expect(await store.jobs()).toEqual([]);
    expect(errors).toEqual([]);
  });

  test('a key that is claimed again in the commit that ends its run, runs again without a complaint', async () => {
    // How many microtasks lie between the end of the run and the claim decides on their order in the commit.
    for (let gap = 0; gap < 12; gap += 1) {
      let wake: () => void = () => undefined;
      let runs = 0;
      let free: () => void = () => undefined;
      const worker = startWorker({
        store,
        clock,
        random: () => 0.5,
        onError: (error, key) => errors.push(`${key}: ${String(error)}`),
        onEnqueue: (listener) => {
          wake = listener;
          return () => undefined;
        },
        reconcilers: {
          a: () => {
            runs += 1;
            return new Promise((resolve) => {
              free = () => resolve(runs === 1 ? { runAgainAt: clock.time } : {});
            });
          },
        },
      });
      await enqueue('a:1');
      wake();
      await turns(10);
      free();
      for (let step = 0; step < gap; step += 1) await Promise.resolve();
      wake();
      await turns(20);
      wake();
      await turns(20);
      free();
      await turns(20);
      expect({ gap, errors, runs }).toEqual({ gap, errors: [], runs: 2 });
      expect(await store.jobs()).toEqual([]);
      await worker.stop(0);
    }
  });

  test('a run whose lease is due for renewal when it ends gives the lease back without a complaint', async () => {
    for (const gap of [0, 1, 2, 3]) {
      let free: () => void = () => undefined;
      const worker = start(
        {
          a: () =>
            new Promise((resolve) => {
              free = () => resolve({});
            }),
          b: async () => ({}),
        },
        { leaseMs: 300 },
      );
      await enqueue('a:1');
      await turns(10);
      clock.time += 150;
      const woken = enqueue('b:1');
      await turns(gap);
      free();
      await woken;
      await turns(20);
      expect(errors).toEqual([]);
      expect(await store.jobs()).toEqual([]);
      await worker.stop(0);
    }
  });

  test('a key whose lease another worker took over and lost runs again here, one run after the other', async () => {
    const release: (() => void)[] = [];
    let at = 0;
    let most = 0;
    let runs = 0;
    start({
      a: async () => {
        runs += 1;
        at += 1;
        most = Math.max(most, at);
        await new Promise<void>((resolve) => {
          release.push(resolve);
        });
        at -= 1;
        return {};
      },
      b: async () => ({}),
    });
    await enqueue('a:1');
    await turns(10);
    clock.time += 6_000;
    expect(await store.claim(clock.time, 100, 1)).toMatchObject([{ key: 'a:1' }]);
    clock.time += 200;
    await enqueue('b:1');
    await turns(20);
    expect(runs).toBe(1);
    for (let round = 0; round < 2; round += 1) {
      for (const free of release.splice(0)) free();
      await turns(20);
    }
    expect([runs, most]).toEqual([2, 1]);
    // The run that had lost its lease said so, and only that one.
    expect(errors.length).toBeGreaterThan(0);
    expect(
      errors.every((error) => error.startsWith('a:1: TransientError: The lease on this work was lost')),
    ).toBe(true);
    expect(await store.jobs()).toEqual([]);
  });

  test('lets another worker take over what a dead one held, and no more', async () => {
    await enqueue('a:1');
    await store.claim(0, 500, 1);
    const at: number[] = [];
    start({
      a: async () => {
        at.push(clock.time);
        return {};
      },
    });
    await clock.advance(400);
    expect(at).toEqual([]);
    await clock.advance(1_200);
    expect(at).toHaveLength(1);
  });

  test('stops after what runs has ended, and starts nothing more', async () => {
    let finish: () => void = () => undefined;
    let ended = false;
    const worker = start({
      a: async () => {
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        ended = true;
        return {};
      },
    });
    await enqueue('a:1');
    await turns(20);
    let stopped = false;
    const stopping = worker.stop().then(() => {
      stopped = true;
    });
    await turns(20);
    expect(stopped).toBe(false);
    await enqueue('a:2');
    finish();
    await stopping;
    expect(ended).toBe(true);
    expect((await store.jobs()).map((job) => job.key)).toEqual(['a:2']);
  });

  test('survives a store that fails for a while', async () => {
    let broken = 3;
    const flaky = {
      ...store,
      claim: (...args: Parameters<SqliteStore['claim']>) => {
        broken -= 1;
        return broken > 0 ? Promise.reject(new Error('busy')) : store.claim(...args);
      },
    };
    let ran = 0;
    workers.push(
      startWorker({
        store: flaky,
        reconcilers: {
          a: async () => {
            ran += 1;
            return {};
          },
        },
        clock,
        random: () => 0,
        onError: (error) => errors.push(String(error)),
      }),
    );
    await enqueue('a:1');
    await clock.advance(5_000);
    expect(ran).toBe(1);
    expect(errors).toEqual(['Error: busy', 'Error: busy']);
  });
});

test('the backoff stays within its bounds', () => {
  const backoff = { baseMs: 500, capMs: 60_000 };
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.integer({ min: 0, max: 100_000 }),
      (attempt, random, asked) => {
        const at = retryAt(1_000, attempt, random, backoff, asked);
        expect(at).toBeGreaterThanOrEqual(1_000 + asked);
        expect(at).toBeLessThanOrEqual(1_001 + Math.max(asked, 60_000));
      },
    ),
  );
});
