import { createHmac, randomUUID } from 'node:crypto';

/** One webhook that the emulated GitHub sent, or tried to send. */
export interface Delivery {
  /** Of this attempt; a redelivery has one of its own. */
  readonly id: number;
  readonly guid: string;
  readonly redelivery: boolean;
  readonly event: string;
  readonly action: string | null;
  /** ISO 8601, of the event. */
  readonly at: string;
  readonly body: string;
  readonly attempts: number;
  /** The App's answer; null while it waits, and where nothing answered in time. */
  readonly status: number | null;
  /** Nothing more will be tried. */
  readonly ended: boolean;
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
  return new QueueRelay(secret);
}

class QueueRelay implements Relay {
  private readonly kept: Delivery[] = [];
  private readonly queue: Job[] = [];
  private readonly waiting: (() => void)[] = [];
  private readonly closed = new AbortController();
  private readonly secret: string;
  private target: string | null = null;
  private paused = false;
  private busy = false;
  private lastId = 0;

  constructor(secret: string) {
    this.secret = secret;
  }

  enqueue(event: string, action: string | undefined, payload: () => Promise<object>): void {
    const at = new Date().toISOString();
    this.add(
      {
        ...this.fresh(),
        guid: randomUUID(),
        redelivery: false,
        event,
        action: action ?? null,
        at,
        body: '',
      },
      payload,
    );
  }

  deliveries(): readonly Delivery[] {
    return this.kept.map((delivery) => ({ ...delivery }));
  }

  redeliver(guid: string): void {
    const past = this.kept.find((delivery) => delivery.guid === guid);
    if (past === undefined) throw new Error(`No delivery ${guid}`);
    this.add({ ...past, ...this.fresh(), redelivery: true, at: new Date().toISOString() }, null);
  }

  setTarget(url: string | null): void {
    this.target = url;
    this.start();
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
    this.start();
  }

  idle(): Promise<void> {
    if (!this.busy && this.queue.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  load(deliveries: readonly Delivery[]): void {
    this.lastId = Math.max(this.lastId, ...deliveries.map(({ id }) => id));
    for (const delivery of deliveries) {
      if (delivery.status === null && delivery.body !== '') this.add({ ...delivery }, null);
      else this.kept.push(delivery);
    }
  }

  close(): void {
    this.closed.abort();
  }

  private fresh() {
    this.lastId += 1;
    return { id: this.lastId, attempts: 0, status: null, ended: false };
  }

  private add(delivery: Job['delivery'], payload: Job['payload']): void {
    this.kept.push(delivery);
    if (this.kept.length > KEPT) this.kept.shift();
    this.queue.push({ delivery, payload });
    this.start();
  }

  private start(): void {
    this.pump().catch((error: unknown) => process.stderr.write(`webhook relay: ${String(error)}\n`));
  }

  private async pump(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      while (!this.paused && this.target !== null && !this.closed.signal.aborted) {
        const job = this.queue.shift();
        if (job === undefined) break;
        await this.deliver(job);
      }
    } finally {
      this.busy = false;
      if (this.queue.length === 0) for (const done of this.waiting.splice(0)) done();
    }
  }

  private async deliver({ delivery, payload }: Job): Promise<void> {
    if (payload !== null) {
      try {
        delivery.body = JSON.stringify(await payload());
      } catch (error) {
        process.stderr.write(`webhook ${delivery.event} could not be formed: ${String(error)}\n`);
        return;
      }
    }
    const deadline = Date.now() + PATIENCE_MS;
    while (this.target !== null && !this.closed.signal.aborted) {
      delivery.attempts += 1;
      const status = await post(this.target, delivery, this.secret, this.closed.signal);
      if (status !== null) delivery.status = status;
      delivery.ended = status !== null || Date.now() > deadline;
      if (delivery.ended) return;
      await pauseFor(PAUSE_MS, this.closed.signal);
    }
  }
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
