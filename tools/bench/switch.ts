import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../adapters/clock/system/index.ts';
import { createEmbeddedTraffic, stopEmbeddedProxy } from '../../adapters/traffic/embedded/index.ts';

const CHANGES = 100;
const CHANGE_EVERY_MS = 100;
const CLIENTS = 8;
const ENTRY = 'production/bench';

/** Weight changes between two services under steady load through the embedded proxy: every request must be answered. */
export async function* bench(): AsyncGenerator<{ name: string; value: number; unit: string }> {
  const stateDir = await mkdtemp(join(tmpdir(), 'fairlead-bench-'));
  const servers = await Promise.all([openService(), openService()]);
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  try {
    const traffic = createEmbeddedTraffic({ stateDir, clock: systemClock });
    const route = (weight: number) => traffic.route(ENTRY, targets(servers, weight));
    const { url } = await route(0);
    const load = { running: true, requests: 0, failed: 0 };
    const clients = Array.from({ length: CLIENTS }, async () => {
      while (load.running) {
        const ok = await ask(url, agent);
        load.requests += 1;
        if (!ok) load.failed += 1;
      }
    });
    for (let change = 1; change <= CHANGES; change += 1) {
      await systemClock.sleep(CHANGE_EVERY_MS);
      await route([5, 25, 50, 100, 0][change % 5] ?? 0);
    }
    load.running = false;
    await Promise.all(clients);
    yield { name: 'switch.requests', value: load.requests, unit: 'requests' };
    yield { name: 'switch.requests_failed', value: load.failed, unit: 'requests' };
  } finally {
    agent.destroy();
    await stopEmbeddedProxy({ stateDir, clock: systemClock });
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
    await rm(stateDir, { recursive: true, force: true });
  }
}

function targets(servers: readonly Server[], weight: number) {
  return servers.map((server, index) => ({
    id: `bench/${index}`,
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    weight: index === 1 ? weight : 100 - weight,
  }));
}

async function openService(): Promise<Server> {
  const server = createServer((_request, response) => void response.end('ok'));
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return server;
}

function ask(url: string, agent: Agent): Promise<boolean> {
  return new Promise((resolve) => {
    get(url, { agent, timeout: 10_000 }, (response) => {
      response.resume();
      response.on('error', () => undefined);
      response.on('close', () => resolve(response.complete && response.statusCode === 200));
    })
      .on('timeout', () => resolve(false))
      .on('error', () => resolve(false));
  });
}
