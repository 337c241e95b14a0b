import { createHmac } from 'node:crypto';
import { userJson } from './json/accounts.ts';
import { webhookBase } from './json/repository.ts';
import { newId, timestamp } from './state/ids.ts';
import type { Change, OrgState } from './state/model.ts';
import type { Json } from './types.ts';

/** One webhook, as it goes over the wire. */
export interface Delivery {
  readonly id: number;
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly repositoryId: number | null;
  readonly at: string;
  readonly redelivery: boolean;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text, what the signature is over. */
  readonly body: string;
  /** `OK`, or why not; null while it is on its way. */
  status: string | null;
  statusCode: number;
}

/** Answers with an HTTP status; what it throws is a failed delivery. */
export type Receiver = (delivery: Delivery) => Promise<number> | number;

export interface DeliverOptions {
  /** True: it never arrives, and the log says so. 'lost': not even the log knows it. */
  readonly drop?: (delivery: Delivery) => boolean | 'lost';
}

export interface Webhooks {
  emit(change: Change): void;
  deliverTo(target: Receiver | string | null, options?: DeliverOptions): void;
  /** Newest first. */
  log(): readonly Delivery[];
  find(id: number): Delivery | undefined;
  redeliver(delivery: Delivery): void;
  /** Resolves when nothing is waiting or under way. */
  idle(): Promise<void>;
  /** Holds deliveries back, and lets them go in their order. */
  pause(): void;
  resume(): void;
  clear(): void;
}

/** Deliveries of GitHub's own log are kept for three days; here as many as this. */
const kept = 200_000;

export function createWebhooks(org: OrgState, sign: string): Webhooks {
  const hooks = new DeliveryDesk(org, sign);
  return {
    emit: (change) => hooks.emit(change),
    deliverTo: (target, options = {}) => hooks.deliverTo(target, options),
    log: () => hooks.log(),
    find: (id) => hooks.find(id),
    redeliver: (delivery) => hooks.redeliver(delivery),
    idle: () => hooks.idle(),
    pause: () => hooks.pause(),
    resume: () => hooks.resume(),
    clear: () => hooks.clear(),
  };
}

class DeliveryDesk {
  private readonly org: OrgState;
  private readonly secret: string;
  private entries: Delivery[] = [];
  private queue: Delivery[] = [];
  private waiting: (() => void)[] = [];
  private target: Receiver | null = null;
  private options: DeliverOptions = {};
  private busy = false;
  private paused = false;
  private guids = 0;

  constructor(org: OrgState, secret: string) {
    this.org = org;
    this.secret = secret;
  }

  emit(change: Change): void {
    const { org } = this;
    if (!isWanted(org, change)) return;
    const sender = userJson(org, change.sender);
    const action = change.action === undefined ? {} : { action: change.action };
    const payload: Json = {
      ...action,
      ...webhookBase(org, change.repo, change.event),
      ...change.payload,
      sender,
    };
    this.guids += 1;
    const guid = `${this.guids.toString(16).padStart(8, '0')}-0000-4000-8000-${String(org.id).padStart(12, '0')}`;
    this.add(this.make(guid, change.event, payload, change.repo?.id ?? null, false));
  }

  private make(
    guid: string,
    event: string,
    payload: Json,
    repositoryId: number | null,
    redelivery: boolean,
  ): Delivery {
    const body = JSON.stringify(payload);
    const signature = createHmac('sha256', this.secret).update(body).digest('hex');
    return {
      id: newId(this.org),
      guid,
      event,
      action: typeof payload['action'] === 'string' ? payload['action'] : null,
      repositoryId,
      at: timestamp(this.org),
      redelivery,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'GitHub-Hookshot/organisation',
        'x-github-delivery': guid,
        'x-github-event': event,
        'x-github-hook-installation-target-id': String(this.org.app.id),
        'x-github-hook-installation-target-type': 'integration',
        'x-hub-signature-256': `sha256=${signature}`,
      },
      body,
      status: null,
      statusCode: 0,
    };
  }

  deliverTo(target: Receiver | string | null, options: DeliverOptions): void {
    this.target = typeof target === 'string' ? poster(target) : target;
    this.options = options;
  }

  log(): readonly Delivery[] {
    return this.entries.toReversed();
  }

  find(id: number): Delivery | undefined {
    return this.entries.find((entry) => entry.id === id);
  }

  /** The same GUID and body once more, as a delivery of its own. */
  redeliver(delivery: Delivery): void {
    const payload = JSON.parse(delivery.body) as Json;
    this.add(this.make(delivery.guid, delivery.event, payload, delivery.repositoryId, true));
  }

  idle(): Promise<void> {
    if (!this.busy && this.queue.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
    this.start();
  }

  clear(): void {
    this.entries = [];
    this.queue = [];
  }

  private add(delivery: Delivery): void {
    const dropped = this.options.drop?.(delivery) ?? false;
    if (dropped === 'lost') return;
    this.entries.push(delivery);
    if (this.entries.length > kept * 1.1) this.entries = this.entries.slice(-kept);
    if (dropped || this.target === null) {
      fail(delivery, dropped ? 'timed out' : 'failed to connect to host');
      return;
    }
    this.queue.push(delivery);
    this.start();
  }

  private start(): void {
    if (this.busy || this.paused || this.queue.length === 0) return;
    this.busy = true;
    this.pump().catch((error: unknown) => process.stderr.write(`organisation: webhook: ${String(error)}\n`));
  }

  private async pump(): Promise<void> {
    try {
      // One after another, and never within the request that caused it.
      await Promise.resolve();
      while (!this.paused) {
        const delivery = this.queue.shift();
        if (delivery === undefined) break;
        await this.send(delivery);
      }
    } finally {
      this.busy = false;
      if (this.queue.length === 0) for (const done of this.waiting.splice(0)) done();
    }
  }

  private async send(delivery: Delivery): Promise<void> {
    if (this.target === null) return fail(delivery, 'failed to connect to host');
    try {
      delivery.statusCode = await this.target(delivery);
      const good = delivery.statusCode >= 200 && delivery.statusCode < 400;
      delivery.status = good ? 'OK' : `Invalid HTTP Response: ${delivery.statusCode}`;
    } catch {
      fail(delivery, 'failed to connect to host');
    }
  }
}

/** Sent to every App, whatever it asked for; of checks what concerns its own. */
const always = /^(?:installation|installation_repositories)$/;
const ofOwnChecks = /^check_(?:run|suite) (?:requested|rerequested|requested_action)$/;

/** An App gets the events that it asked for; one that says nothing about events gets all. */
function isWanted(org: OrgState, { event, action }: Change): boolean {
  const { events } = org.app;
  if (events === undefined || events.includes(event) || always.test(event)) return true;
  return ofOwnChecks.test(`${event} ${action ?? ''}`);
}

function fail(delivery: Delivery, why: string): void {
  delivery.status = why;
  delivery.statusCode = why === 'timed out' ? 504 : 502;
}

/** GitHub gives an App ten seconds. */
const patience = 10_000;

function poster(url: string): Receiver {
  return async ({ headers, body }) => {
    const signal = AbortSignal.timeout(patience);
    const response = await fetch(url, { method: 'POST', headers, body, signal });
    await response.arrayBuffer();
    return response.status;
  };
}
