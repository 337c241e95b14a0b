import { afterEach, describe, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { startLoad } from './index.ts';
import { createRandom, type KnownNote, noteIn, planRequest } from './requests.ts';

const note: KnownNote = { id: 1, version: 3, title: 'Bridge (read 2)', body: 'b', place: 'p' };
const notes = new Map(Array.from({ length: 50 }, (_, index) => [index + 1, { ...note, id: index + 1 }]));

describe('planRequest', () => {
  test('the same seed plans the same requests, another seed others', () => {
    const plan = (seed: number): unknown[] => {
      const random = createRandom(seed);
      return Array.from({ length: 50 }, () => planRequest(random, notes));
    };
    expect(plan(7)).toEqual(plan(7));
    expect(plan(7)).not.toEqual(plan(8));
  });

  test('the mix is the one that is documented', () => {
    const random = createRandom(1);
    const planned = Array.from({ length: 20_000 }, () => planRequest(random, notes));
    const share = (pattern: RegExp): number =>
      planned.filter(({ method, path }) => pattern.test(`${method} ${path}`)).length / planned.length;
    expect(share(/^GET \/notes\/\d+$/)).toBeCloseTo(0.5, 1);
    expect(share(/^GET \/notes\/([1-9]|[1-4]\d|50)\/excerpt$/)).toBeCloseTo(0.25, 1);
    expect(share(/^GET \/notes\?limit=10$/)).toBeCloseTo(0.15, 1);
    expect(share(/^PUT /)).toBeCloseTo(0.07, 1);
    expect(share(/^POST /)).toBeCloseTo(0.03, 1);
  });

  test('a change carries the version that was read, and reads first where none was', () => {
    const random = (): number => 0.9;
    expect(planRequest(random, new Map()).method).toBe('GET');
    const planned = planRequest(random, notes);
    expect(planned.method).toBe('PUT');
    expect(JSON.parse(planned.body ?? '')).toEqual({
      version: 3,
      title: 'Bridge (read 3)',
      body: 'b',
      place: 'p',
    });
  });

  test('notes are found in answers and in conflicts', () => {
    expect(noteIn(JSON.stringify(note))).toEqual(note);
    expect(noteIn(JSON.stringify({ error: 'stale', version: 3, note }))).toEqual(note);
    expect(noteIn('{"id":1}')).toBeNull();
    expect(noteIn('<html>')).toBeNull();
  });
});

describe('startLoad', () => {
  let server: Server | null = null;
  afterEach(() => {
    server?.close();
    server?.closeAllConnections();
  });

  test('reports what the server did: counts, versions, failures with 5xx and without an answer', async () => {
    const seen = { requests: 0, failed: 0, dropped: 0, conflicts: 0 };
    server = createServer((request, response) => {
      request.resume();
      seen.requests += 1;
      response.setHeader('x-service-version', seen.requests % 2 === 0 ? '1.0.0' : '1.1.0');
      if (seen.requests % 20 === 0) {
        seen.failed += 1;
        response.writeHead(500).end();
      } else if (seen.requests % 33 === 0) {
        seen.dropped += 1;
        response.destroy();
      } else if (request.method === 'PUT') {
        seen.conflicts += 1;
        response.writeHead(409).end('{}');
      } else response.end(JSON.stringify({ ...note, id: 1 }));
    });
    await new Promise<void>((resolve) => void server?.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const load = startLoad({ url, ratePerSecond: 300, seed: 5 });
    while (seen.requests < 300) await sleep(20);
    expect((await load.stats()).requests).toBeGreaterThan(0);
    const stats = await load.stop();
    expect(stats.requests).toBe(seen.requests);
    expect(stats.failed).toBe(seen.failed + seen.dropped);
    expect(stats.byStatus['409'] ?? 0).toBe(seen.conflicts);
    expect(stats.byVersion['none']?.requests).toBe(seen.dropped);
    const versions = Object.values(stats.byVersion).reduce((sum, counts) => sum + counts.requests, 0);
    expect(versions).toBe(stats.requests);
    expect(stats.failures).toHaveLength(stats.failed);
    expect(stats.firstBadAt).toBe(stats.failures[0]?.t);
    expect(stats.perSecond.reduce((sum, second) => sum + second.requests, 0)).toBe(stats.requests);
    await expect(load.stats()).rejects.toThrow();
  });
});
