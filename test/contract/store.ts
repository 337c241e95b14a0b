import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Json } from '../../core/json.ts';
import type { Batch, Lease, NewEvent, Store } from '../../core/ports/store.ts';

/** A store under test: opened again by `open`, it finds what was there; its clock is `time.now`. */
export interface StoreUnderTest {
  open(): Promise<Store>;
  readonly time: { now: number };
  /** Removes what the store left. */
  destroy(): Promise<void>;
}

function event(stream: string, dedupeKey: string | null = null, body: Json = {}): NewEvent {
  return { stream, type: 'thing.happened', occurredAt: 1_000, source: 'test', dedupeKey, body };
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    return (error as { code?: string }).code ?? 'no code';
  }
  return 'resolved';
}

/** What every store keeps to; see core/ports/store.ts. */
export function storeContract(name: string, setup: () => Promise<StoreUnderTest>): void {
  describe(`${name} keeps the contract of the store`, () => {
    let under: StoreUnderTest;
    let store: Store;
    const opened: Store[] = [];
    const open = async (): Promise<Store> => {
      const handle = await under.open();
      opened.push(handle);
      return handle;
    };
    const claimOne = async (): Promise<Lease> => {
      const [lease] = await store.claim(under.time.now, 1_000, 1);
      if (lease === undefined) throw new Error('nothing was due');
      return lease;
    };
    const enqueue = (key: string, runAt: number): Promise<unknown> =>
      store.transaction((batch) => batch.enqueue(key, runAt));

    beforeEach(async () => {
      under = await setup();
      store = await open();
    });
    afterEach(async () => {
      for (const handle of opened.splice(0)) await handle.close();
      await under.destroy();
    });

    describe('events', () => {
      test('come back as they were written, in order, with position and time of receipt', async () => {
        under.time.now = 5_000;
        const body = { text: 'Größe "x"\u0000', list: [1, 2.5, null, true] };
        const { positions } = await store.transaction((batch) => {
          batch.append(event('a', 'k1', body));
          batch.append(event('b'));
        });
        const events = await store.events({});
        expect(events.map((each) => each.position)).toEqual(positions);
        expect(events[0]).toEqual({ ...event('a', 'k1', body), position: positions[0], receivedAt: 5_000 });
        expect(events[1]?.dedupeKey).toBeNull();
      });

      test('with a known dedupe key are dropped, those without one never', async () => {
        const first = await store.transaction((batch) => batch.append(event('a', 'k')));
        const second = await store.transaction((batch) => {
          batch.append(event('other', 'k'));
          batch.append(event('a'));
          batch.append(event('a'));
        });
        expect(first.positions[0]).not.toBeNull();
        expect(second.positions[0]).toBeNull();
        expect(second.positions.slice(1)).not.toContain(null);
        expect(await store.events({})).toHaveLength(3);
      });

      test('are found by stream, prefix, type and position, with a limit, from both ends', async () => {
        await store.transaction((batch) => {
          for (const stream of ['r:1', 'r:2', 'r:1', 's:1', 'r', 'r:é']) batch.append(event(stream));
          batch.append({ ...event('s:1'), type: 'other' });
        });
        const all = await store.events({});
        expect((await store.events({ stream: 'r:1' })).map((each) => each.stream)).toEqual(['r:1', 'r:1']);
        expect(await store.events({ streamPrefix: 'r:' })).toHaveLength(4);
        expect(await store.events({ type: 'other' })).toHaveLength(1);
        expect(await store.events({ after: all[4]?.position ?? 0 })).toHaveLength(2);
        expect((await store.events({ limit: 2, newestFirst: true })).map((each) => each.type)).toEqual([
          'other',
          'thing.happened',
        ]);
        expect(await store.events({ stream: 'r:1', streamPrefix: 's:' })).toEqual([]);
      });
    });

    describe('states', () => {
      test('start at version 1 and go up by one', async () => {
        await store.transaction((batch) => batch.save('k', { a: 1 }, 0));
        await store.transaction((batch) => batch.save('k', { a: 2 }, 1));
        expect(await store.load('k')).toEqual({ key: 'k', version: 2, state: { a: 2 } });
        expect(await store.load('missing')).toBeNull();
      });

      test.each([[0], [2], [1_000]])(
        'refuse a write that expects version %p where 1 is',
        async (expected) => {
          await store.transaction((batch) => batch.save('k', 'first', 0));
          const result = store.transaction((batch) => {
            batch.append(event('a'));
            batch.enqueue('job', 0);
            batch.save('k', 'second', expected);
          });
          expect(await codeOf(result)).toBe('FL_STATE_CONFLICT');
          expect((await store.load('k'))?.state).toBe('first');
          expect(await store.events({})).toEqual([]);
          expect(await store.jobs()).toEqual([]);
        },
      );

      test('a missing state cannot be updated', async () => {
        expect(await codeOf(store.transaction((batch) => batch.save('k', 1, 1)))).toBe('FL_STATE_CONFLICT');
      });

      test('are listed by prefix, in key order', async () => {
        await store.transaction((batch) => {
          for (const key of ['b:2', 'a:1', 'b:10', 'b', 'b:\u{1F600}']) batch.save(key, key, 0);
        });
        expect((await store.list('b:')).map((each) => each.key)).toEqual(['b:10', 'b:2', 'b:\u{1F600}']);
        expect(await store.list('')).toHaveLength(5);
        expect(await store.list('%')).toEqual([]);
      });

      test.each([[Number.NaN], [Number.POSITIVE_INFINITY], [{ deep: [Number.NEGATIVE_INFINITY] }]])(
        'never hold %p',
        async (value) => {
          expect(await codeOf(store.transaction((batch) => batch.save('k', value as Json, 0)))).not.toBe(
            'resolved',
          );
          expect(
            await codeOf(store.transaction((batch) => batch.append(event('a', null, value as Json)))),
          ).not.toBe('resolved');
          expect(await store.load('k')).toBeNull();
          expect(await store.events({})).toEqual([]);
        },
      );
    });

    describe('transactions', () => {
      test('write nothing when their builder throws', async () => {
        const result = store.transaction((batch) => {
          batch.append(event('a'));
          throw new Error('no');
        });
        await expect(result).rejects.toThrow('no');
        expect(await store.events({})).toEqual([]);
      });

      test('that wait together fail alone', async () => {
        const attempt = (index: number): Promise<unknown> =>
          store.transaction((batch) => {
            batch.append(event('a', `k${index}`));
            batch.save(`s${index}`, index, index % 3 === 0 ? 7 : 0);
          });
        const results = await Promise.allSettled(Array.from({ length: 30 }, (_, index) => attempt(index)));
        const failed = results.flatMap((result, index) => (result.status === 'rejected' ? [index] : []));
        expect(failed).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24, 27]);
        expect(await store.events({})).toHaveLength(20);
        expect(await store.list('s')).toHaveLength(20);
        expect(await store.load('s3')).toBeNull();
      });

      test('that wait together see each other: one of two that create a state wins', async () => {
        const create = (value: string): Promise<unknown> =>
          store.transaction((batch) => batch.save('k', value, 0));
        const results = await Promise.allSettled([create('first'), create('second')]);
        expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected']);
        expect((await store.load('k'))?.state).toBe('first');
      });

      test('are seen by another handle as soon as they have resolved', async () => {
        const other = await open();
        await store.transaction((batch) => {
          batch.append(event('a'));
          batch.save('k', 1, 0);
          batch.enqueue('job', 0);
        });
        expect(await other.events({})).toHaveLength(1);
        expect((await other.load('k'))?.version).toBe(1);
        expect(await other.claim(under.time.now, 1_000, 10)).toHaveLength(1);
        expect(await store.claim(under.time.now, 1_000, 10)).toHaveLength(0);
      });

      test('of two handles at once are all kept', async () => {
        const other = await open();
        const write = (handle: Store, key: string): Promise<unknown> =>
          handle.transaction((batch) => batch.append(event('a', key)));
        await Promise.all(
          Array.from({ length: 40 }, (_, index) => write(index % 2 === 0 ? store : other, `k${index}`)),
        );
        expect(await store.events({})).toHaveLength(40);
      });

      test('survive closing and opening again; what waits is written before the close', async () => {
        await store.transaction((batch) => batch.save('k', 1, 0));
        const waiting = store.transaction((batch) => {
          batch.append(event('a', 'key'));
          batch.enqueue('job', 17);
        });
        await store.close();
        await waiting;
        await store.close();
        store = await open();
        expect((await store.load('k'))?.state).toBe(1);
        expect(await store.events({})).toHaveLength(1);
        expect((await store.jobs()).map((job) => [job.key, job.runAt])).toEqual([['job', 17]]);
        const again = await store.transaction((batch) => batch.append(event('a', 'key')));
        expect(again.positions).toEqual([null]);
      });

      test('are refused after the close', async () => {
        await store.close();
        await expect(store.transaction((batch) => batch.append(event('a')))).rejects.toThrow();
      });
    });

    describe('jobs', () => {
      test('coalesce to the earliest time', async () => {
        await enqueue('k', 300);
        await enqueue('k', 100);
        await enqueue('k', 200);
        expect((await store.jobs()).map((job) => job.runAt)).toEqual([100]);
        expect(await store.nextDue()).toBe(100);
      });

      test('are claimed once, oldest first, when they are due', async () => {
        await enqueue('late', 50);
        await enqueue('early', 10);
        await enqueue('future', 5_000);
        under.time.now = 100;
        expect((await store.claim(100, 1_000, 1)).map((lease) => lease.key)).toEqual(['early']);
        expect((await store.claim(100, 1_000, 10)).map((lease) => lease.key)).toEqual(['late']);
        expect(await store.claim(100, 1_000, 10)).toEqual([]);
        expect(await store.nextDue()).toBe(5_000);
      });

      test('are gone after success', async () => {
        await enqueue('k', 0);
        await store.finish(await claimOne(), { ok: true });
        expect(await store.jobs()).toEqual([]);
        expect(await store.nextDue()).toBeNull();
      });

      test('run again when their key was touched meanwhile, or when they ask for it', async () => {
        await enqueue('k', 0);
        const first = await claimOne();
        await enqueue('k', 700);
        await enqueue('k', 500);
        expect(await store.claim(0, 1_000, 1)).toEqual([]);
        await store.finish(first, { ok: true, runAgainAt: 900 });
        expect((await store.jobs()).map((job) => [job.runAt, job.attempt, job.leasedUntil])).toEqual([
          [500, 0, null],
        ]);
        under.time.now = 500;
        await store.finish(await claimOne(), { ok: true, runAgainAt: 900 });
        expect((await store.jobs()).map((job) => job.runAt)).toEqual([900]);
      });

      test('that fail stay, counted, due at their retry, with the error; success clears it', async () => {
        await enqueue('k', 0);
        const first = await claimOne();
        expect(first.attempt).toBe(1);
        await enqueue('k', 0);
        await store.finish(first, { ok: false, error: 'broken', retryAt: 2_000 });
        expect(await store.jobs()).toEqual([
          { key: 'k', runAt: 2_000, attempt: 1, leasedUntil: null, lastError: 'broken' },
        ]);
        under.time.now = 2_000;
        const second = await claimOne();
        expect(second.attempt).toBe(2);
        await store.finish(second, { ok: true, runAgainAt: 3_000 });
        under.time.now = 3_000;
        expect((await store.jobs())[0]).toMatchObject({ lastError: null, attempt: 0 });
        expect((await claimOne()).attempt).toBe(1);
      });

      test('a failing one does not keep others from being claimed', async () => {
        await enqueue('bad', 0);
        await enqueue('good', 1);
        under.time.now = 10;
        await store.finish(await claimOne(), { ok: false, error: 'x', retryAt: 1_000 });
        expect((await claimOne()).key).toBe('good');
      });

      test('whose lease has run out are claimed again, and the old holder can write nothing', async () => {
        await enqueue('k', 0);
        const old = await claimOne();
        under.time.now = 1_000;
        const current = await claimOne();
        expect(current.key).toBe('k');
        expect(current.fence).toBeGreaterThan(old.fence);
        const write = store.transaction((batch) => {
          batch.append(event('a'));
          batch.save('s', 1, 0);
          batch.enqueue('other', 0);
        }, old);
        expect(await codeOf(write)).toBe('FL_LEASE_LOST');
        expect(await codeOf(store.renew(old, 9_000))).toBe('FL_LEASE_LOST');
        expect(await codeOf(store.finish(old, { ok: true }))).toBe('FL_LEASE_LOST');
        expect(await codeOf(store.finish(old, { ok: false, error: '', retryAt: 0 }))).toBe('FL_LEASE_LOST');
        expect(await store.events({})).toEqual([]);
        expect(await store.load('s')).toBeNull();
        await store.transaction((batch) => batch.save('s', 2, 0), current);
        await store.finish(current, { ok: true });
        expect(await store.jobs()).toEqual([]);
      });

      test('fences grow although the job was gone between; a finished lease is no lease', async () => {
        await enqueue('k', 0);
        const first = await claimOne();
        await store.finish(first, { ok: true });
        await enqueue('k', 0);
        expect(await codeOf(store.transaction(() => undefined, first))).toBe('FL_LEASE_LOST');
        const second = await claimOne();
        expect(second.fence).toBeGreaterThan(first.fence);
        expect(await codeOf(store.transaction(() => undefined, first))).toBe('FL_LEASE_LOST');
      });

      test('a renewed lease keeps others away for longer', async () => {
        await enqueue('k', 0);
        const renewed = await store.renew(await claimOne(), 5_000);
        expect(renewed.expiresAt).toBe(5_000);
        under.time.now = 4_999;
        expect(await store.claim(4_999, 1_000, 1)).toEqual([]);
        expect(await store.nextDue()).toBeNull();
        under.time.now = 5_000;
        expect(await store.claim(5_000, 1_000, 1)).toHaveLength(1);
      });

      test.each([[Number.NaN], [Number.POSITIVE_INFINITY]])('have no time %p', async (runAt) => {
        expect(await codeOf(enqueue('k', runAt))).not.toBe('resolved');
      });
    });

    test('behaves as a simple model does', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(action, { maxLength: 60 }), async (actions) => {
          const real = await under.open();
          try {
            await clear(real);
            await replay(real, actions);
          } finally {
            await real.close();
          }
        }),
        { numRuns: 60 },
      );
    });
  });
}

// ---- The model: one job table in memory, compared after every action. Its keys are claimed and finished at random.

const key = fc.constantFrom('m:a', 'm:b', 'm:c');
const action = fc.oneof(
  fc.record({ kind: fc.constant('enqueue' as const), key, at: fc.integer({ min: 0, max: 100 }) }),
  fc.record({ kind: fc.constant('save' as const), key, expected: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ kind: fc.constant('claim' as const), limit: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    kind: fc.constant('succeed' as const),
    which: fc.nat(9),
    again: fc.option(fc.integer({ min: 0, max: 100 })),
  }),
  fc.record({ kind: fc.constant('fail' as const), which: fc.nat(9), at: fc.integer({ min: 0, max: 100 }) }),
  fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 40 }) }),
);
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

interface ModelJob {
  runAt: number;
  attempt: number;
  lease: Lease | null;
  touched: number | null;
}

const leaseMs = 30;

class Model {
  now = 0;
  readonly jobs = new Map<string, ModelJob>();
  readonly versions = new Map<string, number>();

  enqueue(name: string, at: number): void {
    const job = this.jobs.get(name);
    if (job === undefined) this.jobs.set(name, { runAt: at, attempt: 0, lease: null, touched: null });
    else if (job.lease === null) job.runAt = Math.min(job.runAt, at);
    else job.touched = Math.min(job.touched ?? at, at);
  }

  due(limit: number): string[] {
    return [...this.jobs]
      .filter(([, job]) => job.runAt <= this.now && (job.lease === null || job.lease.expiresAt <= this.now))
      .sort(([a, x], [b, y]) => x.runAt - y.runAt || (a < b ? -1 : 1))
      .slice(0, limit)
      .map(([name]) => name);
  }

  claimed(lease: Lease): void {
    const job = this.jobs.get(lease.key);
    if (job === undefined) throw new Error('claimed a job that is not there');
    job.attempt += 1;
    job.lease = lease;
    job.touched = null;
  }

  holds(lease: Lease): ModelJob | null {
    const job = this.jobs.get(lease.key);
    return job?.lease?.fence === lease.fence ? job : null;
  }

  succeed(lease: Lease, job: ModelJob, again: number | null): void {
    const times = [job.touched, again].filter((at) => at !== null);
    if (times.length === 0) this.jobs.delete(lease.key);
    else Object.assign(job, { runAt: Math.min(...times), attempt: 0, lease: null, touched: null });
  }
}

async function clear(store: Store): Promise<void> {
  for (const lease of await store.claim(Number.MAX_SAFE_INTEGER / 2, 1, 100))
    await store.finish(lease, { ok: true });
}

async function replay(store: Store, actions: readonly Action[]): Promise<void> {
  const model = new Model();
  for (const state of await store.list('m:')) model.versions.set(state.key, state.version);
  const leases: Lease[] = [];
  for (const step of actions) {
    await replayStep(store, model, leases, step);
    const real = (await store.jobs()).map(({ key: name, runAt, attempt }) => ({ name, runAt, attempt }));
    const expected = [...model.jobs]
      .map(([name, { runAt, attempt }]) => ({ name, runAt, attempt }))
      .sort((a, b) => a.runAt - b.runAt || (a.name < b.name ? -1 : 1));
    expect(real).toEqual(expected);
  }
}

async function replayStep(store: Store, model: Model, leases: Lease[], step: Action): Promise<void> {
  switch (step.kind) {
    case 'enqueue':
      model.enqueue(step.key, step.at);
      await store.transaction((batch: Batch) => batch.enqueue(step.key, step.at));
      return;
    case 'save': {
      const current = model.versions.get(step.key) ?? 0;
      const code = await codeOf(store.transaction((batch: Batch) => batch.save(step.key, {}, step.expected)));
      expect(code).toBe(current === step.expected ? 'resolved' : 'FL_STATE_CONFLICT');
      if (code === 'resolved') model.versions.set(step.key, current + 1);
      return;
    }
    case 'claim': {
      const wanted = model.due(step.limit);
      const claimed = await store.claim(model.now, leaseMs, step.limit);
      expect(claimed.map((lease) => lease.key)).toEqual(wanted);
      for (const lease of claimed) {
        model.claimed(lease);
        expect(lease.attempt).toBe(model.jobs.get(lease.key)?.attempt);
        leases.push(lease);
      }
      return;
    }
    case 'succeed':
    case 'fail':
      await replayFinish(store, model, leases, step);
      return;
    case 'pass':
      model.now += step.ms;
      return;
  }
}

async function replayFinish(
  store: Store,
  model: Model,
  leases: readonly Lease[],
  step: Extract<Action, { kind: 'succeed' | 'fail' }>,
): Promise<void> {
  const lease = leases[step.which % Math.max(1, leases.length)];
  if (lease === undefined) return;
  const job = model.holds(lease);
  const outcome =
    step.kind === 'fail'
      ? ({ ok: false, error: 'x', retryAt: step.at } as const)
      : ({ ok: true, ...(step.again === null ? {} : { runAgainAt: step.again }) } as const);
  expect(await codeOf(store.finish(lease, outcome))).toBe(job === null ? 'FL_LEASE_LOST' : 'resolved');
  if (job === null) return;
  if (step.kind === 'fail') Object.assign(job, { runAt: step.at, lease: null, touched: null });
  else model.succeed(lease, job, step.again);
}
