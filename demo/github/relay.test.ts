import { afterEach, describe, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openRelay, type Relay } from './relay.ts';

let relay: Relay;
let server: Server | undefined;
const got: string[] = [];

async function listen(port = 0): Promise<string> {
  server = createServer((request, response) => {
    got.push(String(request.headers['x-github-event']));
    request.resume().on('end', () => response.end());
  });
  await new Promise<void>((done) => server?.listen(port, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function stop(): Promise<void> {
  server?.closeAllConnections();
  await new Promise((done) => (server ? server.close(done) : done(null)));
  server = undefined;
}

afterEach(async () => {
  relay.close();
  got.length = 0;
  await stop();
});

describe('the webhook relay', () => {
  test('holds deliveries back until there is a target, while paused, and keeps their order', async () => {
    relay = openRelay('s');
    relay.enqueue('push', undefined, () => Promise.resolve({ n: 1 }));
    relay.pause();
    relay.setTarget(await listen());
    relay.enqueue('pull_request', 'opened', () => Promise.resolve({ n: 2 }));
    expect(got).toEqual([]);
    relay.resume();
    await relay.idle();
    expect(got).toEqual(['push', 'pull_request']);
    expect(relay.deliveries().map(({ status, attempts, body }) => [status, attempts, body])).toEqual([
      [200, 1, '{"n":1}'],
      [200, 1, '{"n":2}'],
    ]);
  });

  test('waits for an App that is being restarted, and redelivers with the same id', async () => {
    relay = openRelay('s');
    const url = await listen();
    await stop();
    relay.setTarget(url);
    relay.enqueue('push', undefined, () => Promise.resolve({}));
    while ((relay.deliveries()[0]?.attempts ?? 0) < 2) await new Promise((done) => setTimeout(done, 20));
    await listen(Number(new URL(url).port));
    await relay.idle();
    const [first] = relay.deliveries();
    expect(first).toMatchObject({ status: 200 });
    relay.redeliver(first!.guid);
    await relay.idle();
    expect(relay.deliveries()[1]).toMatchObject({ guid: first!.guid, status: 200, attempts: 1 });
    expect(got).toEqual(['push', 'push']);
  });

  test('a payload that cannot be formed does not hold up the next one', async () => {
    relay = openRelay('s');
    relay.setTarget(await listen());
    relay.enqueue('push', undefined, () => Promise.reject(new Error('no payload')));
    relay.enqueue('deployment', 'created', () => Promise.resolve({}));
    await relay.idle();
    expect(got).toEqual(['deployment']);
  });
});
