import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFairleadApi } from '../../../adapters/fairlead/http/index.ts';
import { request } from '../../../adapters/http.ts';
import { bodyAudience, idempotencyKey } from '../../../core/api/idempotency.ts';
import type { Message } from '../../../core/api/message.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import { buildMessage } from '../../../core/reporting/message.ts';
import type { TestRun } from '../../../core/testing/types.ts';
import { seeded } from '../shared/random.ts';
import { type FaultKind, type FaultPlan, planFaults } from './faults.ts';
import { startProxy } from './proxy.ts';
import { headSha, type Issuer, startApp, startIssuer } from './stage.ts';

const atOnce = 8;
/** Real time: long for an exchange on loopback, short for a wait. */
const timeoutMs = 1_500;

export interface Outcome {
  readonly happened: ReadonlyMap<FaultKind, number>;
  readonly faults: number;
  readonly messages: number;
  /** Messages without a run. */
  readonly lost: number;
  /** Runs beyond the first of a message, by state, by event and by job: the most of the three. */
  readonly duplicated: number;
  /** Milliseconds from the request for a token to the answer, of messages that met no fault; sorted. */
  readonly acks: readonly number[];
}

interface Sender {
  readonly plan: FaultPlan;
  readonly issuer: Issuer;
  readonly appUrl: string;
  readonly random: () => number;
}

/**
 * Sends messages through a proxy that breaks so many exchanges, and counts in the store what came of them.
 * The sender's waits are virtual time.
 *
 * @param options.naive the control: a sender that gives every try a key of its own
 */
export async function exercise(options: {
  readonly faults: number;
  /** Messages that meet no fault, sent afterwards for their times. Default 0. */
  readonly undisturbed?: number;
  readonly seed: number;
  readonly naive?: boolean;
}): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'fairlead-bench-'));
  const random = seeded(options.seed);
  const plan = planFaults(options.faults, random);
  const issuer = await startIssuer();
  const proxy = await startProxy((body) => plan.take(nameOf(body), 'way'));
  const app = await startApp(folder, proxy.origin, issuer.url);
  proxy.target = app.port;
  const sender: Sender = { plan, issuer, appUrl: proxy.origin, random };
  const send = options.naive === true ? sendNaively : sendWithKey;
  const acks: number[] = [];
  try {
    let messages = 0;
    await inParallel(async () => {
      while (plan.more) {
        messages += 1;
        const number = messages;
        plan.deal(nameOfNumber(number));
        await send(number, sender);
        plan.end(nameOfNumber(number));
      }
    });
    const last = messages + (options.undisturbed ?? 0);
    await inParallel(async () => {
      while (messages < last) {
        messages += 1;
        const start = performance.now();
        await send(messages, sender);
        acks.push(performance.now() - start);
      }
    });
    const faults = [...plan.happened.values()].reduce((sum, count) => sum + count, 0);
    const { lost, duplicated } = await countRuns(app.store, messages);
    acks.sort((a, b) => a - b);
    return { happened: plan.happened, faults, messages, lost, duplicated, acks };
  } finally {
    await proxy.close();
    await app.close();
    await issuer.close();
    await rm(folder, { recursive: true });
  }
}

async function inParallel(work: () => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: atOnce }, () => work()));
}

/** A message is told by the version of its artifact, whatever its key. */
const nameOfNumber = (number: number) => `1.0.0a${number}`;

function nameOf(body: Buffer): string {
  const event = JSON.parse(body.toString()) as Message;
  return event.data.customData.artifacts[0]?.version ?? '';
}

function messageOf(number: number): Message {
  const version = nameOfNumber(number);
  const sha256 = createHash('sha256').update(version).digest('hex');
  return buildMessage(
    {
      repository: { id: 7, name: 'acme/shop' },
      run: { id: number, attempt: 1, number },
      event: 'push',
      actor: 'ada',
      ref: 'refs/heads/main',
      defaultBranch: 'main',
      headSha,
      baseSha: null,
      pullRequest: null,
    },
    [{ kind: 'python', service: 'notes', name: 'acme-notes', version, sha256, releaseVersion: '1.0.0' }],
    { services: ['notes'], reason: [{ service: 'notes', because: 'it was built' }] },
    Date.now(),
  );
}

function virtualClock(): Clock {
  let now = Date.now();
  return {
    now: () => now,
    sleep(ms) {
      now += ms;
      return Promise.resolve();
    },
  };
}

function tokenOf(number: number, { plan, issuer }: Sender) {
  return (audience: string) =>
    issuer.token(audience, number, plan.take(nameOfNumber(number), 'token') !== null);
}

/** The product's own client. */
async function sendWithKey(number: number, sender: Sender): Promise<void> {
  const { appUrl, random } = sender;
  const idToken = tokenOf(number, sender);
  const api = createFairleadApi({
    appUrl,
    idToken,
    clock: virtualClock(),
    random,
    timeoutMs,
    environment: {},
  });
  await api.message(messageOf(number));
}

/** What a sender does that repeats itself and does not say so. */
async function sendNaively(number: number, sender: Sender): Promise<void> {
  for (let tried = 1; tried <= 20; tried += 1) {
    const event = messageOf(number);
    const subject = `${event.subject}#${tried}`;
    const identity = { repositoryId: 7, headSha, subject, runId: number, runAttempt: 1 };
    const idempotencykey = idempotencyKey(identity);
    const data = { ...event.data, subject: { ...event.data.subject, id: subject } };
    const body = JSON.stringify({ ...event, subject, idempotencykey, data });
    const token = await tokenOf(number, sender)(bodyAudience(sender.appUrl, body));
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/cloudevents+json' };
    const url = `${sender.appUrl}/v1/messages`;
    const answer = await request(url, { method: 'POST', headers, body, timeoutMs }).catch(() => null);
    if (answer !== null && answer.status < 300) return;
  }
  throw new Error(`message ${number} was given up`);
}

async function countRuns(
  store: Awaited<ReturnType<typeof startApp>>['store'],
  messages: number,
): Promise<{ readonly lost: number; readonly duplicated: number }> {
  const runs = (await store.list('testrun:')).map(({ state }) => state as unknown as TestRun);
  const names = new Set(runs.map(({ data }) => data.artifacts[0]?.version));
  let lost = 0;
  for (let number = 1; number <= messages; number += 1) if (!names.has(nameOfNumber(number))) lost += 1;
  const events = await store.events({ type: 'testrun.queued', limit: 10_000 });
  const jobs = (await store.jobs()).filter(({ key }) => key.startsWith('testrun:'));
  const most = Math.max(runs.length, events.length, jobs.length);
  return { lost, duplicated: most - names.size };
}
