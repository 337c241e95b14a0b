import type { Json } from '../json.ts';

/** Something that happened. Events are never changed or removed. */
export interface NewEvent {
  /** What it belongs to, such as `rollout:production/notes/7`. */
  readonly stream: string;
  /** Past tense, dotted: `rollout.started`. */
  readonly type: string;
  /** Milliseconds since the epoch, by the source's clock. */
  readonly occurredAt: number;
  /** Who reported it: `github`, `app`, `proxy`, `pager`. */
  readonly source: string;
  /** A second event with the same key is dropped. `null`: never a duplicate. */
  readonly dedupeKey: string | null;
  readonly body: Json;
}

export interface StoredEvent extends NewEvent {
  /** Position in the log; grows without end, gaps are possible. */
  readonly position: number;
  /** Milliseconds since the epoch, by our clock. */
  readonly receivedAt: number;
}

export interface StoredState {
  readonly key: string;
  /** Starts at 1; one higher after each save. */
  readonly version: number;
  readonly state: Json;
}

/** A claimed job. `fence` grows with every claim of a key: a lost lease can write nothing. */
export interface Lease {
  readonly key: string;
  readonly fence: number;
  /** 1 for the first try since the last success. */
  readonly attempt: number;
  readonly expiresAt: number;
}

export interface JobRow {
  readonly key: string;
  readonly runAt: number;
  readonly attempt: number;
  readonly leasedUntil: number | null;
  readonly lastError: string | null;
}

/** The writes of one transaction: all or none. */
export interface Batch {
  append(event: NewEvent): void;
  /** Equal keys coalesce to the earliest time. A key touched while its job runs, runs again. */
  enqueue(key: string, runAt: number): void;
  /** `expectedVersion` 0 creates. Throws FL_STATE_CONFLICT from the transaction when it does not match. */
  save(key: string, state: Json, expectedVersion: number): void;
}

export interface Committed {
  /** For each append, in order: its position, or null where its dedupe key was known already. */
  readonly positions: readonly (number | null)[];
}

export interface EventQuery {
  readonly stream?: string;
  readonly streamPrefix?: string;
  readonly type?: string;
  /** Only events after this position. */
  readonly after?: number;
  /** 1000 by default and at most 10,000. */
  readonly limit?: number;
  /** Oldest first by default. */
  readonly newestFirst?: boolean;
}

/**
 * Event log, state and queue in one: they share transactions.
 * Calls of `transaction` that wait at the same time may share one commit (group commit); each still fails alone,
 * and none resolves before its writes are durable.
 */
export interface Store {
  /**
   * Commits the writes of `build`. With a lease, nothing is written unless that lease is still held
   * (FL_LEASE_LOST otherwise).
   */
  transaction(build: (batch: Batch) => void, lease?: Lease): Promise<Committed>;
  load(key: string): Promise<StoredState | null>;
  /** States whose key starts with the prefix, in key order. */
  list(prefix: string): Promise<readonly StoredState[]>;
  events(query: EventQuery): Promise<readonly StoredEvent[]>;
  /** Claims up to `limit` due jobs; never a key that is in flight under a live lease. */
  claim(now: number, leaseMs: number, limit: number): Promise<readonly Lease[]>;
  /** Extends a held lease. */
  renew(lease: Lease, expiresAt: number): Promise<Lease>;
  /**
   * Ends a claim. Success removes the job unless its key was touched meanwhile or `runAgainAt` asks for more;
   * a failure keeps it, with `attempt` counted up, due at `retryAt`.
   */
  finish(
    lease: Lease,
    outcome:
      | { readonly ok: true; readonly runAgainAt?: number }
      | { readonly ok: false; readonly error: string; readonly retryAt: number },
  ): Promise<void>;
  jobs(): Promise<readonly JobRow[]>;
  /** When the earliest job is due that nobody holds, or null. */
  nextDue(): Promise<number | null>;
  close(): Promise<void>;
}
