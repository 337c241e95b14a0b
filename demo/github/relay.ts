import { createHmac, randomUUID } from 'node:crypto';

/** One webhook that the emulated GitHub sent, or tried to send. */
export interface Delivery {
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  /** ISO 8601, of the event. */
  readonly at: string;
  readonly body: string;
  readonly attempts: number;
  /** The App's answer; null while it waits, and where nothing answered in time. */
  readonly status: number | null;
}

export interface Relay {
  /** Queues a webhook. The payload may be completed later; the order of the queue is kept. */
  enqueue(event: string, action: string | undefined, payload: () => Promise<object>): void;
  deliveries(): readonly Delivery[];
  /** Sends a past delivery once more, with the same GUID and body, as GitHub's "Redeliver" button does. */
  redeliver(guid: string): void;
  setTarget(url: string | null): void;
  pause(): void;
  resume(): void;
  /** Resolves when nothing is queued or on its way. Never resolves while paused or without a target. */
  idle(): Promise<void>;
  /** Takes deliveries over from a snapshot; those that never got an answer are queued again. */
  load(deliveries: readonly Delivery[]): void;
  close(): void;
}

/** GitHub gives an App ten seconds to answer. */
const ANSWER_MS = 10_000;
/** Real GitHub does not retry by itself; here an App that is being restarted gets this long to come back. */
const PATIENCE_MS = 30_000;
const PAUSE_MS = 200;
const KEPT = 10_000;

interface Job {
  readonly delivery: { -readonly [K in keyof Delivery]: Delivery[K] };
  readonly payload: (() => Promise<object>) | null;
}

/** Signs and sends webhooks one after another, so that their order is the order of the events. */
export function openRelay(secret: string): Relay {
  const kept: Delivery[] = [];
  const queue: Job[] = [];
  const waiting: (() => void)[] = [];
  const closed = new AbortController();
  let target: string | null = null;
  let paused = false;
  let busy = false;

  async function pump(): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      while (!paused && target !== null && !closed.signal.aborted) {
        const job = queue.shift();
        if (job === undefined) break;
        await deliver(job);
      }
    } finally {
      busy = false;
      if (queue.length === 0) for (const done of waiting.splice(0)) done();
    }
  }

  async function deliver({ delivery, payload }: Job): Promise<void> {
    if (payload !== null) {
      try {
        delivery.body = JSON.stringify(await payload());
      } catch (error) {
        process.stderr.write(`webhook ${delivery.event} could not be formed: ${String(error)}\n`);
        return;
      }
    }
    const deadline = Date.now() + PATIENCE_MS;
    while (target !== null && !closed.signal.aborted) {
      delivery.attempts += 1;
      const status = await post(target, delivery, secret, closed.signal);
      if (status !== null) delivery.status = status;
      if (status !== null || Date.now() > deadline) return;
      await pauseFor(PAUSE_MS, closed.signal);
    }
  }

  function add(delivery: Job['delivery'], payload: Job['payload']): void {
    queue.push({ delivery, payload });
    start();
  }

  function start(): void {
    pump().catch((error: unknown) => process.stderr.write(`webhook relay: ${String(error)}\n`));
  }

  return {
    enqueue(event, action, payload) {
      const at = new Date().toISOString();
      const delivery = {
        guid: randomUUID(),
        event,
        action: action ?? null,
        at,
        body: '',
        attempts: 0,
        status: null,
      };
      kept.push(delivery);
      if (kept.length > KEPT) kept.shift();
      add(delivery, payload);
    },
    deliveries: () => kept.map((delivery) => ({ ...delivery })),
    redeliver(guid) {
      const past = kept.find((delivery) => delivery.guid === guid);
      if (past === undefined) throw new Error(`No delivery ${guid}`);
      const again = { ...past, attempts: 0, status: null };
      kept.push(again);
      add(again, null);
    },
    setTarget(url) {
      target = url;
      start();
    },
    pause() {
      paused = true;
    },
    resume() {
      paused = false;
      start();
    },
    idle() {
      if (!busy && queue.length === 0) return Promise.resolve();
      return new Promise((resolve) => waiting.push(resolve));
    },
    load(deliveries) {
      for (const delivery of deliveries) {
        const copy = { ...delivery };
        kept.push(copy);
        if (copy.status === null && copy.body !== '') add(copy, null);
      }
    },
    close: () => closed.abort(),
  };
}

async function post(
  url: string,
  delivery: Delivery,
  secret: string,
  closed: AbortSignal,
): Promise<number | null> {
  const signature = createHmac('sha256', secret).update(delivery.body).digest('hex');
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'GitHub-Hookshot/stage',
        'x-github-event': delivery.event,
        'x-github-delivery': delivery.guid,
        'x-hub-signature-256': `sha256=${signature}`,
      },
      body: delivery.body,
      signal: AbortSignal.any([closed, AbortSignal.timeout(ANSWER_MS)]),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return null;
  }
}

function pauseFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
