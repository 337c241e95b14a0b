import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FaultKind } from './faults.ts';

export interface Proxy {
  readonly origin: string;
  /** Where the App listens. */
  target: number;
  close(): Promise<void>;
}

interface Given {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

/** A proxy on loopback that does to each request what the given function says. */
export async function startProxy(faultOf: (body: Buffer) => FaultKind | null): Promise<Proxy> {
  const agent = new Agent({ keepAlive: true });
  const proxy = { target: 0 };
  const forward = (given: Given) => exchange(proxy.target, given, agent);
  const server = createServer((incoming, response) => {
    void (async () => {
      const given = await read(incoming);
      await treat(faultOf(given.body), given, response, forward);
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(proxy, {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      agent.destroy();
    },
  });
}

type Forward = (given: Given) => Promise<Answer>;

async function treat(
  fault: FaultKind | null,
  given: Given,
  response: ServerResponse,
  forward: Forward,
): Promise<void> {
  switch (fault) {
    case 'request-lost':
      response.destroy();
      return;
    case 'request-cut':
      // The length says more than arrives.
      await forward({ ...given, body: given.body.subarray(0, given.body.length / 2) }).catch(() => null);
      response.destroy();
      return;
    case 'answer-lost':
      await forward(given);
      response.destroy();
      return;
    case 'answer-cut': {
      const { status, body } = await forward(given);
      response.writeHead(status, { 'content-length': body.length });
      response.write(body.subarray(0, body.length / 2), () => response.destroy());
      return;
    }
    case 'timeout':
      await forward(given);
      return;
    case 'unavailable':
      answer(response, { status: 502 + (given.body.length % 3), body: Buffer.from('<html>') });
      return;
    case 'bad-gateway':
      await forward(given);
      answer(response, { status: 502, body: Buffer.from('<html>') });
      return;
    case 'duplicate':
      await forward(given);
      answer(response, await forward(given));
      return;
    case 'race': {
      const both = [forward(given), forward(given)];
      answer(response, await Promise.race(both));
      await Promise.all(both);
      return;
    }
    case 'too-many':
      response.setHeader('retry-after', '2');
      answer(response, { status: 429, body: Buffer.from('') });
      return;
    // An expired token comes from the issuer; its request passes.
    case 'token-expired':
    case null:
      answer(response, await forward(given));
  }
}

function answer(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}

async function read(incoming: IncomingMessage): Promise<Given> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (typeof value === 'string' && !['connection', 'host', 'transfer-encoding'].includes(name))
      headers[name] = value;
  }
  const body = Buffer.concat(parts);
  return { path: incoming.url ?? '/', headers: { ...headers, 'content-length': String(body.length) }, body };
}

/** Sends what was given; where the body is shorter than its length, the connection is broken off after it. */
function exchange(port: number, { path, headers, body }: Given, agent: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, path, method: 'POST', headers, agent });
    outgoing.on('error', reject).on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts) }));
      response.on('error', reject);
    });
    if (body.length < Number(headers['content-length'])) {
      outgoing.write(body, () => setImmediate(() => outgoing.destroy(new Error('cut'))));
    } else outgoing.end(body);
  });
}
