import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Agent, createServer, get, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Interval, Traffic, TrafficTarget } from '../../core/ports/traffic.ts';

/** A balancer under test. */
export interface TrafficUnderTest {
  readonly traffic: Traffic;
  /** A second client of the same balancer, as a restarted App has one. */
  reopen(): Traffic;
  /** Ends the balancer without a warning. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

interface Upstream {
  readonly id: string;
  readonly port: number;
  readonly served: () => number;
  close(): Promise<void>;
}

async function openUpstream(id: string): Promise<Upstream> {
  let served = 0;
  const server: Server = createServer((request, response: ServerResponse) => {
    served += 1;
    const path = request.url ?? '/';
    if (path.startsWith('/cut')) {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.destroy());
      return;
    }
    const status = path.startsWith('/fail') ? 500 : path.startsWith('/missing') ? 404 : 200;
    const answer = (): void =>
      void response
        .writeHead(status, { 'x-served-by': id, 'x-seen-for': String(request.headers['x-forwarded-for']) })
        .end(id);
    if (path.startsWith('/slow')) setTimeout(answer, 400);
    else answer();
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    id,
    port: (server.address() as AddressInfo).port,
    served: () => served,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Answer {
  readonly status: number | null;
  readonly servedBy: string;
  readonly headers: NodeJS.Dict<string | string[]>;
}

function ask(url: string, agent: Agent, signal?: AbortSignal): Promise<Answer> {
  return new Promise((resolve) => {
    const none = { status: null, servedBy: '', headers: {} };
    const request = get(url, { agent, ...(signal === undefined ? {} : { signal }) }, (response) => {
      response.resume();
      response.on('end', () =>
        resolve({
          status: response.complete ? (response.statusCode ?? null) : null,
          servedBy: String(response.headers['x-served-by'] ?? ''),
          headers: response.headers,
        }),
      );
      response.on('error', () => resolve(none));
    });
    request.on('error', () => resolve(none));
  });
}

function sum(intervals: readonly Interval[], id: string): { requests: number; errors: number } {
  const counts = intervals.flatMap((interval) => interval.targets).filter((target) => target.id === id);
  return {
    requests: counts.reduce((total, count) => total + count.requests, 0),
    errors: counts.reduce((total, count) => total + count.errors, 0),
  };
}

/** What every balancer must do, tried with real HTTP. */
export function trafficContract(name: string, open: () => Promise<TrafficUnderTest>): void {
  describe(`${name} keeps the contract of Traffic`, () => {
    let subject: TrafficUnderTest;
    let stable: Upstream;
    let canary: Upstream;
    const agent = new Agent({ keepAlive: true, maxSockets: 16 });
    let entryNumber = 0;
    let entry = '';

    function weights(forCanary: number): TrafficTarget[] {
      return [
        { id: stable.id, host: '127.0.0.1', port: stable.port, weight: 100 - forCanary },
        { id: canary.id, host: '127.0.0.1', port: canary.port, weight: forCanary },
      ];
    }

    beforeAll(async () => {
      [subject, stable, canary] = await Promise.all([open(), openUpstream('stable'), openUpstream('canary')]);
      await subject.traffic.route('production/first', weights(0));
    });
    afterEach(() => {
      entryNumber += 1;
      entry = '';
    });
    afterAll(async () => {
      agent.destroy();
      await subject.close();
      await Promise.all([stable.close(), canary.close()]);
    });
    function newEntry(): string {
      entry = `production/service-${entryNumber}`;
      return entry;
    }

    /** Intervals up to a second that began after everything asked for was answered. */
    async function settled(of: string): Promise<readonly Interval[]> {
      const until = Math.floor(Date.now() / 1000) * 1000;
      for (let attempt = 0; attempt < 100; attempt += 1) {
        const intervals = await subject.traffic.intervals(of, null);
        if ((intervals.at(-1)?.startedAt ?? 0) >= until) return intervals;
        await sleep(50);
      }
      throw new Error('the interval did not close');
    }

    test('an entry that was never routed does not exist', async () => {
      expect(await subject.traffic.read('production/nobody')).toBeNull();
      expect(await subject.traffic.intervals('production/nobody', null)).toEqual([]);
    });

    test('weights are met exactly over a round, also at 5 %', async () => {
      for (const weight of [5, 25, 50]) {
        const { url } = await subject.traffic.route(newEntry(), weights(weight));
        const before = canary.served();
        await Promise.all(Array.from({ length: 200 }, () => ask(url, agent)));
        expect(canary.served() - before).toBe(2 * weight);
      }
    });

    test('what was routed is read back; the same again changes nothing', async () => {
      const first = await subject.traffic.route(newEntry(), weights(25));
      expect(await subject.traffic.route(entry, weights(25))).toEqual(first);
      expect(await subject.traffic.read(entry)).toEqual(first);
      expect(first.targets.map((target) => [target.id, target.weight, target.inFlight])).toEqual([
        ['stable', 75, 0],
        ['canary', 25, 0],
      ]);
      expect(await subject.traffic.intervals(entry, null)).toEqual(expect.any(Array));
    });

    test('weights that do not add up are refused and change nothing', async () => {
      await subject.traffic.route(newEntry(), weights(25));
      const wrong = weights(25).map((target) => ({ ...target, weight: 10 }));
      await expect(subject.traffic.route(entry, wrong)).rejects.toMatchObject({ code: 'FL_BODY_INVALID' });
      expect((await subject.traffic.read(entry))?.targets[1]?.weight).toBe(25);
    });

    test('switching under load fails no request, and none reaches the old target after the reply', async () => {
      const { url } = await subject.traffic.route(newEntry(), weights(0));
      const load = { running: true };
      const answers: Answer[] = [];
      const clients = Array.from({ length: 8 }, async () => {
        while (load.running) answers.push(await ask(url, agent));
      });
      for (const weight of [5, 25, 50, 100, 0, 100]) {
        await sleep(50);
        await subject.traffic.route(entry, weights(weight));
      }
      // Requests that were on their way at the reply end; after that the old target sees nothing.
      let inFlight = 1;
      while (inFlight > 0) inFlight = (await subject.traffic.read(entry))?.targets[0]?.inFlight ?? 0;
      const before = stable.served();
      const seen = answers.length;
      await sleep(200);
      load.running = false;
      await Promise.all(clients);
      expect(answers.length).toBeGreaterThan(seen);
      expect(stable.served()).toBe(before);
      expect(answers.filter((answer) => answer.status !== 200)).toEqual([]);
    });

    test('the intervals add up to what clients saw: 5xx and no answer are errors, 4xx is not', async () => {
      const { url } = await subject.traffic.route(newEntry(), weights(50));
      const paths = ['/', '/', '/', '/', '/missing', '/missing', '/fail', '/fail', '/cut', '/cut'];
      const answers: Answer[] = [];
      for (let round = 0; round < 10; round += 1)
        for (const path of paths) answers.push(await ask(`${url}${path}?secret=1`, agent));
      const intervals = await settled(entry);
      const totals = [sum(intervals, 'stable'), sum(intervals, 'canary')];
      expect(totals.map((total) => total.requests)).toEqual([50, 50]);
      const failed = answers.filter((answer) => answer.status === null || answer.status >= 500).length;
      expect(failed).toBe(40);
      expect((totals[0]?.errors ?? 0) + (totals[1]?.errors ?? 0)).toBe(failed);
      expect(new Set(intervals.map((interval) => interval.id)).size).toBe(intervals.length);
      for (const interval of intervals)
        expect(interval.targets.map((target) => target.id)).toEqual(['stable', 'canary']);
    });

    test('a client that goes away is not an error of the target, and is in flight until then', async () => {
      const { url } = await subject.traffic.route(newEntry(), weights(0));
      const abort = new AbortController();
      const gone = ask(`${url}/slow`, new Agent(), abort.signal);
      await sleep(150);
      expect((await subject.traffic.read(entry))?.targets[0]?.inFlight).toBe(1);
      abort.abort();
      expect((await gone).status).toBeNull();
      expect(sum(await settled(entry), 'stable')).toEqual({ requests: 1, errors: 0 });
      expect((await subject.traffic.read(entry))?.targets[0]?.inFlight).toBe(0);
    });

    test('a target that refuses connections is counted, and the client gets 502', async () => {
      const dead = await openUpstream('dead');
      await dead.close();
      const { url } = await subject.traffic.route(newEntry(), [
        { id: 'dead', host: '127.0.0.1', port: dead.port, weight: 100 },
      ]);
      expect((await ask(url, agent)).status).toBe(502);
      expect(sum(await settled(entry), 'dead')).toEqual({ requests: 1, errors: 1 });
    });

    test('an entry without weight answers 503', async () => {
      const { url } = await subject.traffic.route(newEntry(), []);
      expect((await ask(url, agent)).status).toBe(503);
    });

    test('the service learns who asked', async () => {
      const { url } = await subject.traffic.route(newEntry(), weights(0));
      expect((await ask(url, agent)).headers['x-seen-for']).toBe('127.0.0.1');
    });

    test('a restarted client reads the intervals that it missed, in order', async () => {
      const { url } = await subject.traffic.route(newEntry(), weights(0));
      await ask(url, agent);
      const seen = (await settled(entry)).at(-1);
      await ask(url, agent);
      await settled(entry);
      const missed = await subject.reopen().intervals(entry, seen?.id ?? null);
      expect(missed.length).toBeGreaterThan(0);
      expect(missed.map((interval) => interval.startedAt)).toEqual(
        missed.map((_, index) => (seen?.startedAt ?? 0) + 1000 * (index + 1)),
      );
      expect(sum(missed, 'stable').requests).toBe(1);
    });

    test('a balancer that was killed comes back with its entries, addresses and weights', async () => {
      const before = await subject.traffic.route(newEntry(), weights(25));
      await ask(before.url, agent);
      const old = (await settled(entry)).at(-1);
      await subject.kill();
      expect((await ask(before.url, agent)).status).toBeNull();
      expect(await subject.traffic.read(entry)).toEqual(before);
      const served = canary.served();
      await Promise.all(Array.from({ length: 100 }, () => ask(before.url, agent)));
      expect(canary.served() - served).toBe(25);
      await settled(entry);
      const since = await subject.traffic.intervals(entry, old?.id ?? null);
      expect(since.map((interval) => interval.id.split('/')[0])).not.toContain(old?.id.split('/')[0]);
      expect(sum(since, 'canary').requests).toBe(25);
    });
  });
}
