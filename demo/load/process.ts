// The load generator's process: `node process.js '{"url","ratePerSecond","seed"}'`, driven by messages.
import { Agent, request } from 'node:http';
import { createRandom, type KnownNote, noteIn, planRequest, type PlannedRequest } from './requests.ts';
import { createLoadCounter, type Outcome } from './stats.ts';

const TICK_MS = 5;
const ANSWER_TIMEOUT_MS = 10_000;
const MAX_IN_FLIGHT = 1000;
const MAX_BODY_CHARACTERS = 1_000_000;

interface Options {
  readonly url: string;
  readonly ratePerSecond: number;
  readonly seed: number;
}

function run({ url, ratePerSecond, seed }: Options): void {
  const agent = new Agent({ keepAlive: true, maxSockets: 256, timeout: 30_000 });
  const random = createRandom(seed);
  const known = new Map<number, KnownNote>();
  const startedAt = Date.now();
  const counter = createLoadCounter(startedAt);
  let issued = 0;
  let inFlight = 0;
  let notSent = 0;

  async function issue(): Promise<void> {
    const planned = planRequest(random, known);
    if (inFlight >= MAX_IN_FLIGHT) {
      notSent += 1;
      return;
    }
    inFlight += 1;
    const { outcome, text } = await send(agent, url, planned);
    inFlight -= 1;
    counter.record(outcome);
    const note = /^\/notes\/\d+$/.test(planned.path) ? noteIn(text) : null;
    if (note !== null) known.set(note.id, note);
  }

  // Open loop: what is due is sent whether or not earlier requests were answered.
  const timer = setInterval(() => {
    const due = Math.floor(((Date.now() - startedAt) * ratePerSecond) / 1000);
    for (; issued < due; issued += 1) void issue();
  }, TICK_MS);

  process.on('message', (message: { readonly n: number; readonly kind: 'stats' | 'stop' }) => {
    if (message.kind === 'stats') {
      process.send?.({ n: message.n, stats: counter.stats(inFlight, notSent) });
      return;
    }
    clearInterval(timer);
    const drain = setInterval(() => {
      if (inFlight > 0) return;
      clearInterval(drain);
      process.send?.({ n: message.n, stats: counter.stats(0, notSent) }, () => process.exit(0));
    }, TICK_MS);
  });
  // Nobody is left to tell.
  process.on('disconnect', () => process.exit(0));
}

/** One request with one try; what is no whole answer within the time limit has status null. */
function send(
  agent: Agent,
  url: string,
  planned: PlannedRequest,
): Promise<{ outcome: Outcome; text: string }> {
  const { method, path, body } = planned;
  const begun = performance.now();
  return new Promise((resolve) => {
    let version = 'none';
    const end = (status: number | null, text: string): void => {
      clearTimeout(timer);
      const ms = performance.now() - begun;
      resolve({ outcome: { t: Date.now(), ms, status, version, method, path }, text });
    };
    const headers =
      body === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const outgoing = request(new URL(path, url), { agent, method, headers }, (response) => {
      version = String(response.headers['x-service-version'] ?? 'none');
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        if (text.length < MAX_BODY_CHARACTERS) text += chunk;
      });
      response.on('error', () => undefined);
      response.on('close', () => end(response.complete ? (response.statusCode ?? null) : null, text));
    });
    const timer = setTimeout(() => outgoing.destroy(), ANSWER_TIMEOUT_MS);
    outgoing.on('error', () => end(null, ''));
    outgoing.end(body);
  });
}

run(JSON.parse(process.argv[2] ?? '{}') as Options);
