import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { FairleadError } from '../../../core/errors/fairlead-error.ts';
import type { Message } from '../../../core/api/message.ts';
import type { RolloutRequest } from '../../../core/api/rollouts.ts';
import { createFairleadApi, type FairleadApiOptions, parseAppUrl } from './index.ts';

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

let answers: Answer[];
let tokens: string[];
let requests: { readonly headers: IncomingHttpHeaders; readonly body: string }[];
let lines: string[];
let audiences: string[];
let sleeps: number[];
let now: number;
let random: number;
let origin: string;
const accepted = { rolloutId: 'r', statusUrl: '/v1/rollouts/r', version: '1.0' };
const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
  request.on('end', () => {
    requests.push({ headers: request.headers, body });
    tokens.push(request.headers.authorization ?? '');
    const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? { status: 500 };
    // Nobody answers.
    if (answer.status === 0) return;
    response.writeHead(answer.status, answer.headers).end(JSON.stringify(answer.body ?? accepted));
  });
});

beforeEach(async () => {
  [answers, tokens, audiences, sleeps, now, random] = [[{ status: 202 }], [], [], [], 0, 1];
  [requests, lines] = [[], []];
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const api = (change: Partial<FairleadApiOptions> = {}) =>
  createFairleadApi({
    appUrl: `${origin}/somewhere`,
    idToken: (audience) => Promise.resolve(`t${audiences.push(audience)}`),
    clock: {
      now: () => now,
      sleep: (ms) => {
        sleeps.push(ms);
        now += ms;
        return Promise.resolve();
      },
    },
    random: () => random,
    log: (line) => lines.push(line),
    environment: {},
    ...change,
  });
const body: RolloutRequest = {
  schema: 1,
  repository: { id: 1, name: 'a/b' },
  run: { id: 1, attempt: 1 },
  service: 's',
  environment: 'e',
  version: 'newest',
  sha: 'a'.repeat(40),
  key: 'k',
};

async function failure(work: Promise<unknown>): Promise<FairleadError> {
  return work.then(
    () => Promise.reject(new Error('it worked')),
    (error: FairleadError) => error,
  );
}

test('the audience names the hash of the body; a GET that of nothing', async () => {
  await expect(api().rollout(body)).resolves.toEqual(accepted);
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  expect(audiences).toEqual([`${origin}/#sha256:${hash(JSON.stringify(body))}`]);
  answers = [{ status: 200, body: { runId: 'r', state: 'passed', sentence: '', passed: 1, failed: 0 } }];
  await api().testRun('/v1/testruns/r');
  expect(audiences[1]).toBe(`${origin}/#sha256:${hash('')}`);
});

test.each([408, 425, 429, 500, 502, 503])('%i is tried again with a new token', async (status) => {
  answers = [{ status }, { status }, { status: 202 }];
  await api().rollout(body);
  expect(tokens).toEqual(['Bearer t1', 'Bearer t2', 'Bearer t3']);
  expect(sleeps).toEqual([1000, 2000]);
});

test.each([400, 401, 403, 404, 409, 413, 422])('%i is final', async (status) => {
  answers = [
    {
      status,
      body: {
        error: {
          code: 'FL_CONFLICT',
          message: 'The same key was used before with another body: k',
          remedy: '',
          docs: '',
        },
      },
    },
  ];
  const error = await failure(api().rollout(body));
  expect(error.toText()).toBe(
    'The same key was used before with another body: k. Use a new key for a new request. (FL_CONFLICT)',
  );
  expect([tokens.length, sleeps.length]).toEqual([1, 0]);
});

test('waits at least as long as Retry-After says', async () => {
  [answers, random] = [[{ status: 429, headers: { 'retry-after': '7' } }, { status: 202 }], 0];
  await api().rollout(body);
  expect(sleeps).toEqual([7000]);
});

test('a date in Retry-After is heeded; one that is beyond ten minutes ends it at once, with what was asked', async () => {
  random = 0;
  now = Date.parse('Wed, 25 Nov 2026 10:00:00 GMT');
  const later = (value: string) => ({ status: 503, headers: { 'retry-after': value } });
  answers = [later('Wed, 25 Nov 2026 10:00:09 GMT'), later('Wed, 25 Nov 2026 09:00:00 GMT'), { status: 202 }];
  await api().rollout(body);
  expect(sleeps).toEqual([9000, 0]);
  answers = [later('soon'), later('3600')];
  const error = await failure(api().rollout(body));
  expect(error.message).toContain('2 tries in 0 s; it asks to come back in 60 min');
  expect(error.code).toBe('FL_APP_UNREACHABLE');
});

test('says what failed and when it tries again', async () => {
  answers = [{ status: 502 }, { status: 202 }];
  await api().rollout(body);
  expect(lines).toEqual([`The Fairlead App did not answer: ${origin} answered 502. Trying again in 1 s.`]);
});

test.each(['FL_TOKEN_EXPIRED', 'FL_TOKEN_USED'])('%s is mended by a new token, three times', async (code) => {
  const stale = { status: 401, body: { error: { code, message: 'The OIDC token', remedy: '', docs: '' } } };
  answers = [stale, stale, { status: 202 }];
  await expect(api().rollout(body)).resolves.toEqual(accepted);
  expect(tokens).toEqual(['Bearer t1', 'Bearer t2', 'Bearer t3']);
  answers = [stale];
  expect((await failure(api().rollout(body))).code).toBe(code);
  expect(tokens).toHaveLength(7);
});

test('a status is asked for until the given time, and once at least', async () => {
  answers = [{ status: 503 }];
  now = 1_000;
  expect((await failure(api().testRun('/v1/testruns/r', 31_000))).code).toBe('FL_APP_UNREACHABLE');
  expect(now).toBeLessThanOrEqual(31_000);
  expect(tokens.length).toBeGreaterThan(2);
  tokens.length = 0;
  await failure(api().rolloutStatus('/v1/rollouts/r', 0));
  expect(tokens).toHaveLength(1);
});

test('a post names the digest of its body; a message its key and trace as well', async () => {
  await api().rollout(body);
  const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');
  expect(requests[0]?.headers['content-digest']).toBe(`sha-256=:${sha256(requests[0]?.body ?? '')}:`);
  const message = { idempotencykey: 'k'.repeat(64), traceparent: 'a trace' } as Message;
  answers = [{ status: 200, body: { runId: 'r', statusUrl: '/', acceptedAt: '' } }];
  await api().message(message);
  expect(requests[1]?.headers).toMatchObject({
    'content-type': 'application/cloudevents+json',
    'idempotency-key': 'k'.repeat(64),
    'content-digest': `sha-256=:${sha256(JSON.stringify(message))}:`,
    traceparent: 'a trace',
  });
});

test('FAIRLEAD_AUDIENCE takes the place of the audience that binds the body', async () => {
  await api({ environment: { FAIRLEAD_AUDIENCE: 'fairlead' } }).rollout(body);
  expect(audiences).toEqual(['fairlead']);
});

test('one try ends in time', async () => {
  answers = [{ status: 0 }, { status: 202 }];
  await expect(api({ timeoutMs: 50 }).rollout(body)).resolves.toEqual(accepted);
  expect(tokens).toHaveLength(2);
});

test('gives up after ten minutes, never waiting more than a minute between tries', async () => {
  answers = [{ status: 503 }];
  const error = await failure(api().rollout(body));
  expect(error.code).toBe('FL_APP_UNREACHABLE');
  expect(now).toBeLessThanOrEqual(600_000);
  expect(now).toBeGreaterThan(500_000);
  expect(Math.max(...sleeps)).toBe(60_000);
});

test('nobody there is tried again as well', async () => {
  const client = api();
  await new Promise((resolve) => {
    server.closeAllConnections();
    server.close(resolve);
  });
  const error = await failure(client.rollout(body));
  expect(error.code).toBe('FL_APP_UNREACHABLE');
  expect(sleeps.length).toBeGreaterThan(5);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

test('an answer that is not the contract’s is named; codes that are not ours keep their text', async () => {
  answers = [{ status: 202, body: { id: 1 } }];
  expect((await failure(api().rollout(body))).code).toBe('FL_APP_REFUSED');
  answers = [
    { status: 403, body: { error: { code: 'FL_LATER', message: 'No', remedy: 'Wait.', docs: '' } } },
  ];
  expect((await failure(api().rollout(body))).message).toContain('No. Wait. (FL_LATER)');
  answers = [{ status: 403, body: 'html' }];
  expect((await failure(api().rollout(body))).message).toContain('status 403');
});

test('a status address of another origin is refused without a request', async () => {
  for (const url of [
    'https://evil.example/x',
    'http://127.0.0.1:1/',
    '//evil.example/x',
    'file:///etc/passwd',
  ]) {
    expect((await failure(api().rolloutStatus(url))).code).toBe('FL_APP_REFUSED');
  }
  expect(audiences).toEqual([]);
});

test('app-url is https, or this machine', () => {
  expect(parseAppUrl('https://fairlead.example').origin).toBe('https://fairlead.example');
  expect(parseAppUrl('http://127.0.0.1:1/').origin).toBe('http://127.0.0.1:1');
  for (const bad of [
    '',
    'fairlead',
    'http://fairlead.example',
    'ftp://127.0.0.1',
    'http://127.0.0.1.example',
  ]) {
    expect(() => parseAppUrl(bad)).toThrow('app-url');
  }
});
