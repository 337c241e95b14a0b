import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createRequire } from 'node:module';

export const secret = 'the secret of the bench';
const inFlight = 16;
const bodies = 64;
const path = '/api/github/webhooks';

interface Delivery {
  readonly body: Buffer;
  readonly signature: string;
}

export interface Slice {
  readonly seconds: number;
  /** Milliseconds from the first byte sent to the last byte of the answer, one per delivery. */
  readonly latencies: readonly number[];
}

/** pull_request.opened of different pull requests, padded to 20 kB and signed before the clock runs. */
export function prepareDeliveries(): readonly Delivery[] {
  const file = createRequire(import.meta.url).resolve('@octokit/webhooks-examples');
  const all = JSON.parse(readFileSync(file, 'utf8')) as {
    name: string;
    examples: Record<string, unknown>[];
  }[];
  const example = all
    .find((each) => each.name === 'pull_request')
    ?.examples.find((each) => each.action === 'opened');
  if (example === undefined) throw new Error('the examples hold no pull_request.opened');
  return Array.from({ length: bodies }, (_, index) => {
    const body = pad({ installation: { id: 1 }, ...example, number: index + 1 });
    return { body, signature: `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` };
  });
}

function pad(payload: object): Buffer {
  const missing = 20_000 - Buffer.byteLength(JSON.stringify({ ...payload, padding: '' }));
  return Buffer.from(JSON.stringify({ ...payload, padding: 'x'.repeat(Math.max(0, missing)) }));
}

/** Keeps 16 deliveries in flight for the given time, each with a new id. An answer that is not 2xx ends the bench. */
export async function drive(port: number, deliveries: readonly Delivery[], ms: number): Promise<Slice> {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
  const latencies: number[] = [];
  const start = performance.now();
  const lane = async (first: number): Promise<void> => {
    for (let index = first; performance.now() - start < ms; index += inFlight) {
      const delivery = deliveries[index % deliveries.length];
      if (delivery === undefined) throw new Error('no deliveries');
      const sent = performance.now();
      const status = await deliver(agent, port, delivery);
      if (status < 200 || status > 299) throw new Error(`a delivery was answered with ${status}`);
      latencies.push(performance.now() - sent);
    }
  };
  try {
    await Promise.all(Array.from({ length: inFlight }, (_, index) => lane(index)));
  } finally {
    agent.destroy();
  }
  return { seconds: (performance.now() - start) / 1000, latencies };
}

function deliver(agent: Agent, port: number, { body, signature }: Delivery): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': body.length,
      'x-github-event': 'pull_request',
      'x-github-delivery': randomUUID(),
      'x-hub-signature-256': signature,
    };
    request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.on('error', reject);
    })
      .on('error', reject)
      .end(body);
  });
}
