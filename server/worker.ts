import { FairleadError, FinalError, TransientError } from '../core/errors/fairlead-error.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Lease, Store } from '../core/ports/store.ts';

/** Makes the world as the key's stored state wants it; run again as often as it takes. */
export type Reconciler = (key: string, lease: Lease) => Promise<{ readonly runAgainAt?: number }>;

export interface WorkerOptions {
  readonly store: Store;
  /** By the part of the key before its first colon. */
  readonly reconcilers: Readonly<Record<string, Reconciler>>;
  readonly clock: Clock;
  /** 0 inclusive to 1 exclusive. */
  readonly random: () => number;
  /** Calls its listener when jobs were put into the queue here; without it, they are found by polling. */
  readonly onEnqueue?: (listener: () => void) => () => void;
  /** Told of every failed run and of a store that does not answer; `key` is null for the latter. */
  readonly onError?: (error: unknown, key: string | null) => void;
  /** Jobs at a time. Default 4. */
  readonly concurrency?: number;
  /** How long a dead worker's jobs wait for another. Default 5 s. */
  readonly leaseMs?: number;
  /** Longest time between two looks, for jobs that other processes put in. Default 1 s. */
  readonly pollMs?: number;
  /** Full jitter below `baseMs * 2^(attempt - 1)`, at most `capMs`. Default 500 ms and 5 min. */
  readonly backoff?: { readonly baseMs: number; readonly capMs: number };
}

export interface Worker {
  /** Claims nothing more and waits for what runs, at most `graceMs`; the leases of the rest run out. */
  stop(graceMs?: number): Promise<void>;
}

interface Running {
  lease: Lease;
  /** Its end is being stored: a lease that is given back must not be renewed. */
  ending: boolean;
  done: Promise<void>;
}

/** Works the queue until it is stopped. A key runs once at a time; one that fails never keeps another waiting. */
export function startWorker(options: WorkerOptions): Worker {
  const worker = new QueueWorker(options);
  const looped = worker.loop();
  return {
    async stop(graceMs = 10_000) {
      worker.stop();
      await looped;
      await worker.settled(graceMs);
    },
  };
}

/**
 * When a job that failed for the `attempt`th time in a row runs again: full jitter, never before the time that the
 * other side asked for. See "Exponential Backoff And Jitter" in the AWS Architecture Blog.
 */
export function retryAt(
  now: number,
  attempt: number,
  random: number,
  backoff: { readonly baseMs: number; readonly capMs: number },
  atLeastMs = 0,
): number {
  const ceiling = Math.min(backoff.capMs, backoff.baseMs * 2 ** Math.min(attempt - 1, 30));
  return Math.ceil(now + Math.max(atLeastMs, random * ceiling));
}

class QueueWorker {
  readonly #options: WorkerOptions;
  readonly #concurrency: number;
  readonly #leaseMs: number;
  readonly #pollMs: number;
  readonly #running = new Map<string, Running>();
  #stopped = false;
  #woken = false;
  #sleeping: AbortController | null = null;

  constructor(options: WorkerOptions) {
    this.#options = options;
    this.#concurrency = options.concurrency ?? 4;
    this.#leaseMs = options.leaseMs ?? 5_000;
    this.#pollMs = options.pollMs ?? 1_000;
  }

  stop(): void {
    this.#stopped = true;
    this.#wake();
  }

  async settled(graceMs: number): Promise<void> {
    const enough = new AbortController();
    const all = Promise.all([...this.#running.values()].map((running) => running.done));
    // Renewal has ended with the loop; a job that is still at it here loses its lease when that runs out.
    await Promise.race([all, this.#options.clock.sleep(graceMs, enough.signal)]);
    enough.abort();
  }

  async loop(): Promise<void> {
    const unsubscribe = this.#options.onEnqueue?.(() => this.#wake());
    while (!this.#stopped) {
      let pause = this.#pollMs;
      try {
        await this.#renewAll();
        await this.#claim();
        pause = await this.#pause();
      } catch (error) {
        this.#options.onError?.(error, null);
      }
      await this.#sleep(pause);
    }
    unsubscribe?.();
  }

  async #claim(): Promise<void> {
    const free = this.#concurrency - this.#running.size;
    if (free <= 0 || this.#stopped) return;
    const { store, clock } = this.#options;
    for (const lease of await store.claim(clock.now(), this.#leaseMs, free)) {
      this.#start(lease);
    }
  }

  /**
   * A key that runs here already was claimed again either because its end is in the same commit as this claim, or
   * because its lease ran out. In both cases the run before ends first; where its lease ran out, it says so itself.
   */
  #start(lease: Lease): void {
    const before = this.#running.get(lease.key)?.done ?? Promise.resolve();
    const running: Running = { lease, ending: false, done: before };
    running.done = before
      .then(() => this.#run(running))
      .finally(() => {
        if (this.#running.get(lease.key) === running) this.#running.delete(lease.key);
        this.#wake();
      });
    this.#running.set(lease.key, running);
  }

  async #run(running: Running): Promise<void> {
    const { lease } = running;
    const prefix = lease.key.slice(0, Math.max(0, lease.key.indexOf(':')));
    try {
      if (!Object.hasOwn(this.#options.reconcilers, prefix)) {
        throw new FinalError('FL_NOT_FOUND', `nothing works on jobs such as ${lease.key}`);
      }
      const { runAgainAt } = (await this.#options.reconcilers[prefix]?.(lease.key, lease)) ?? {};
      running.ending = true;
      await this.#options.store.finish(lease, {
        ok: true,
        ...(runAgainAt === undefined ? {} : { runAgainAt }),
      });
    } catch (error) {
      running.ending = true;
      await this.#fail(lease, error);
    }
  }

  async #fail(lease: Lease, error: unknown): Promise<void> {
    const { store, clock, random, backoff = { baseMs: 500, capMs: 300_000 }, onError } = this.#options;
    onError?.(error, lease.key);
    const asked = error instanceof TransientError ? error.retryAfterMs : undefined;
    const text = error instanceof FairleadError ? error.toText() : String(error);
    try {
      await store.finish(lease, {
        ok: false,
        error: text,
        retryAt: retryAt(clock.now(), lease.attempt, random(), backoff, asked),
      });
    } catch (finishError) {
      // The lease is gone, or the store is: the job comes back by itself when the lease has run out.
      onError?.(finishError, lease.key);
    }
  }

  async #renewAll(): Promise<void> {
    const { store, clock, onError } = this.#options;
    for (const running of this.#running.values()) {
      if (running.ending || clock.now() < renewalAt(running.lease, this.#leaseMs)) continue;
      try {
        running.lease = await store.renew(running.lease, clock.now() + this.#leaseMs);
      } catch (error) {
        onError?.(error, running.lease.key);
        // Asked for again one lease later at most; its writes are fenced meanwhile.
        running.lease = { ...running.lease, expiresAt: clock.now() + this.#leaseMs };
      }
    }
  }

  /** Milliseconds until something is to be done without being woken. */
  async #pause(): Promise<number> {
    const now = this.#options.clock.now();
    const times = [now + this.#pollMs];
    for (const { lease, ending } of this.#running.values()) {
      if (!ending) times.push(renewalAt(lease, this.#leaseMs));
    }
    if (this.#running.size < this.#concurrency) {
      const due = await this.#options.store.nextDue();
      if (due !== null) times.push(due);
    }
    return Math.max(0, Math.min(...times) - now);
  }

  async #sleep(ms: number): Promise<void> {
    if (this.#woken || this.#stopped) {
      this.#woken = false;
      return;
    }
    this.#sleeping = new AbortController();
    await this.#options.clock.sleep(ms, this.#sleeping.signal);
    this.#sleeping = null;
    this.#woken = false;
  }

  #wake(): void {
    this.#woken = true;
    this.#sleeping?.abort();
  }
}

/** After a third of the lease, so that two renewals may fail before it runs out. */
function renewalAt(lease: Lease, leaseMs: number): number {
  return lease.expiresAt - (leaseMs * 2) / 3;
}
