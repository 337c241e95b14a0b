import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { TransientError } from '../../../core/errors/fairlead-error.ts';
import { createBudget, weigh, withinBudget, type Priority, type Weight } from './budget.ts';
import type { Requester } from './call.ts';

function fakeClock(start = 1_000_000) {
  let at = start;
  return {
    now: () => at,
    sleep: (ms: number) => {
      at += ms;
      return Promise.resolve();
    },
    pass: (ms: number) => {
      at += ms;
    },
  };
}

const read: Weight = { resource: 'core', points: 1, content: false };
const write: Weight = { resource: 'core', points: 5, content: true };
const done = () => Promise.resolve('done');

async function outcome(promise: Promise<unknown>): Promise<unknown> {
  return promise.catch((error: unknown) => error);
}

describe('budget', () => {
  test('80 contents a minute and 500 an hour', async () => {
    const clock = fakeClock();
    const budget = createBudget(clock);
    for (let count = 0; count < 80; count += 1) await budget.spend(write, 'normal', done);
    expect(await outcome(budget.spend(write, 'normal', done))).toMatchObject({
      code: 'FL_GITHUB_BUDGET',
      retryAfterMs: 60_000,
    });
    // Reads have room still.
    expect(await budget.spend(read, 'normal', done)).toBe('done');
    let made = 80;
    for (let minutes = 0; minutes < 8; minutes += 1) {
      clock.pass(60_000);
      for (let count = 0; count < 70 && made < 500; count += 1, made += 1) {
        await budget.spend(write, 'normal', done);
      }
    }
    expect(made).toBe(500);
    clock.pass(60_000);
    expect(await outcome(budget.spend(write, 'normal', done))).toMatchObject({ code: 'FL_GITHUB_BUDGET' });
    clock.pass(60 * 60_000);
    expect(await budget.spend(write, 'normal', done)).toBe('done');
  });

  test('background creates a fifth less, so that people do not wait for it', async () => {
    const clock = fakeClock();
    const budget = createBudget(clock);
    for (let count = 0; count < 64; count += 1) await budget.spend(write, 'background', done);
    expect(await outcome(budget.spend(write, 'background', done))).toMatchObject({ retryAfterMs: 60_000 });
    for (let count = 0; count < 16; count += 1) await budget.spend(write, 'normal', done);
    expect(await outcome(budget.spend(write, 'normal', done))).toMatchObject({ code: 'FL_GITHUB_BUDGET' });
    let made = 80;
    while (made < 400) {
      clock.pass(60_000);
      for (let count = 0; count < 64 && made < 400; count += 1, made += 1)
        await budget.spend(write, 'background', done);
    }
    clock.pass(60_000);
    expect(await outcome(budget.spend(write, 'background', done))).toMatchObject({
      code: 'FL_GITHUB_BUDGET',
    });
    expect(await budget.spend(write, 'normal', done)).toBe('done');
  });

  test('900 points a minute, of which a write takes five; 2,000 for GraphQL, counted apart', async () => {
    const clock = fakeClock();
    const budget = createBudget(clock);
    const settings = weigh('PUT /repos/{owner}/{repo}/rulesets/{ruleset_id}');
    expect(settings).toEqual({ resource: 'core', points: 5, content: false });
    for (let count = 0; count < 180; count += 1) await budget.spend(settings, 'normal', done);
    expect(await outcome(budget.spend(read, 'normal', done))).toBeInstanceOf(TransientError);
    const query: Weight = { resource: 'graphql', points: 1, content: false };
    for (let count = 0; count < 2_000; count += 1) await budget.spend(query, 'normal', done);
    expect(await outcome(budget.spend(query, 'normal', done))).toBeInstanceOf(TransientError);
  });

  test('a short wait is waited for, a long one is told', async () => {
    const clock = fakeClock();
    const budget = createBudget(clock);
    budget.pauseUntil(clock.now() + 1_500);
    expect(await budget.spend(read, 'normal', done)).toBe('done');
    expect(clock.now()).toBe(1_001_500);
    budget.pauseUntil(clock.now() + 2_001);
    expect(await outcome(budget.spend(read, 'normal', done))).toMatchObject({ retryAfterMs: 2_001 });
  });

  test('background stops at a fifth, normal at nothing; both go on after the reset', async () => {
    const clock = fakeClock();
    const budget = createBudget(clock);
    const ask = (priority: Priority) => outcome(budget.spend(read, priority, done));
    budget.left('core', 5_000, 1_001, clock.now() + 600_000);
    expect(await ask('background')).toBe('done');
    budget.left('core', 5_000, 1_000, clock.now() + 600_000);
    expect(await ask('background')).toMatchObject({ retryAfterMs: 600_000 });
    expect(await ask('normal')).toBe('done');
    budget.left('core', 5_000, 0, clock.now() + 600_000);
    expect(await ask('normal')).toMatchObject({ code: 'FL_GITHUB_BUDGET' });
    // An answer that was overtaken brings nothing back.
    budget.left('core', 5_000, 4_000, clock.now() + 600_000);
    expect(await ask('normal')).toMatchObject({ code: 'FL_GITHUB_BUDGET' });
    expect(await outcome(budget.spend({ ...read, resource: 'graphql' }, 'normal', done))).toBe('done');
    clock.pass(600_000);
    expect(await ask('background')).toBe('done');
  });

  test('at most ten at once, in the order of asking; a failure gives its place back', async () => {
    const budget = createBudget(fakeClock());
    let [running, most] = [0, 0];
    const order: number[] = [];
    const jobs = Array.from({ length: 40 }, (_, index) =>
      outcome(
        budget.spend(read, 'normal', async () => {
          running += 1;
          most = Math.max(most, running);
          order.push(index);
          await Promise.resolve();
          running -= 1;
          if (index % 3 === 0) throw new Error('failed');
        }),
      ),
    );
    await Promise.all(jobs);
    expect(most).toBeLessThanOrEqual(10);
    expect(order).toEqual(Array.from({ length: 40 }, (_, index) => index));
  });

  test('whatever is asked, no window holds more than GitHub allows', async () => {
    const step = fc.record({
      write: fc.boolean(),
      pass: fc.nat({ max: 20_000 }),
      count: fc.nat({ max: 60 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const clock = fakeClock();
        const budget = createBudget(clock);
        const sent: { at: number; points: number; content: boolean }[] = [];
        for (const { write: isWrite, pass, count } of steps) {
          const weight = isWrite ? write : read;
          for (let made = 0; made < count; made += 1) {
            const result = await outcome(
              budget.spend(weight, 'normal', () => {
                sent.push({ at: clock.now(), ...weight });
                return done();
              }),
            );
            if (result !== 'done') break;
          }
          clock.pass(pass);
        }
        for (const { at } of sent) {
          const within = sent.filter((entry) => entry.at >= at && entry.at < at + 60_000);
          expect(within.filter(({ content }) => content).length).toBeLessThanOrEqual(80);
          expect(within.reduce((sum, { points }) => sum + points, 0)).toBeLessThanOrEqual(900);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('what a budget learns from answers', () => {
  const now = Date.parse('2026-11-24T00:00:00Z');
  const reset = (seconds: number) => String(now / 1000 + seconds);
  const date = new Date(now).toUTCString();

  function stage(answer: Awaited<ReturnType<Requester['request']>> | Error, graphql: unknown = {}) {
    // Our clock is an hour off: only differences of GitHub's own times count.
    const clock = fakeClock(now + 3_600_000);
    const budget = createBudget(clock);
    const client: Requester = {
      request: () => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)),
      graphql: () => Promise.resolve({ data: graphql, errors: [] }),
    };
    return { clock, at: (priority: Priority) => withinBudget(client, budget, priority, clock) };
  }

  test('the primary limit from headers, by GitHub’s own clock', async () => {
    const headers = {
      date,
      'x-ratelimit-limit': '5000',
      'x-ratelimit-remaining': '900',
      'x-ratelimit-reset': reset(90),
    };
    const { at } = stage({ status: 200, data: {}, headers });
    await at('normal').request('GET /repos/{owner}/{repo}');
    expect(await outcome(at('background').request('GET /repos/{owner}/{repo}'))).toMatchObject({
      code: 'FL_GITHUB_BUDGET',
      retryAfterMs: 90_000,
    });
    await at('normal').request('GET /repos/{owner}/{repo}');
  });

  test('Retry-After stops everything for as long as it says', async () => {
    const refused = Object.assign(new Error('You have exceeded a secondary rate limit'), {
      status: 403,
      response: { headers: { 'retry-after': '30' } },
    });
    const { at, clock } = stage(refused);
    await outcome(at('normal').request('GET /repos/{owner}/{repo}'));
    const query = () => outcome(at('normal').graphql('query q { viewer { login } }', {}));
    expect(await query()).toMatchObject({ code: 'FL_GITHUB_BUDGET', retryAfterMs: 30_000 });
    clock.pass(30_000);
    expect(await query()).toMatchObject({ errors: [] });
  });

  test('what a query says of its cost; nothing where a server has no limits', async () => {
    const resetAt = new Date(now + 3_600_000 + 60_000).toISOString();
    const spent = stage(new Error('unused'), {
      rateLimit: { cost: 33, limit: 5000, remaining: 10, resetAt },
    });
    const query = 'query q { viewer { login } }';
    await spent.at('normal').graphql(query, {});
    expect(await outcome(spent.at('background').graphql(query, {}))).toMatchObject({
      code: 'FL_GITHUB_BUDGET',
    });
    const free = stage(new Error('unused'), { rateLimit: null });
    await free.at('background').graphql(query, {});
    await free.at('background').graphql(query, {});
  });
});
