import { DatabaseSync } from 'node:sqlite';
import { FinalError, TransientError } from '../../../core/errors/fairlead-error.ts';
import type { Json } from '../../../core/json.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type {
  Batch,
  EventQuery,
  JobRow,
  Lease,
  NewEvent,
  Store,
  StoredEvent,
  StoredState,
} from '../../../core/ports/store.ts';
import { GroupCommit } from './group-commit.ts';
import { encode } from './json.ts';
import { createQueries, type Queries } from './queries.ts';
import { migrate, type EventRow, type StateRow } from './schema.ts';
import { createReader, sql } from './statements.ts';

const busyTimeoutMs = 5_000;
const defaultEvents = 1_000;
const mostEvents = 10_000;
/** Enough for a sentence; a stack trace belongs into the log. */
const longestError = 2_000;
/** Sorts after every character that may follow a prefix. */
const afterAll = '\u{10FFFF}';

export interface SqliteStore extends Store {
  /** Calls the listener after each commit that put jobs into the queue. Returns what takes it off again. */
  onEnqueue(listener: () => void): () => void;
}

type Write =
  | { readonly kind: 'append'; readonly event: NewEvent; readonly body: string }
  | { readonly kind: 'enqueue'; readonly key: string; readonly runAt: number }
  | { readonly kind: 'save'; readonly key: string; readonly state: string; readonly expected: number };

/**
 * Opens (or makes) the database. Commits survive a power cut: write-ahead log, `synchronous=FULL`.
 * A lease counts as held until somebody else claims its key: a worker that was only slow may still finish.
 */
export function openSqliteStore(options: {
  readonly file: string;
  readonly clock: Pick<Clock, 'now'>;
}): Promise<SqliteStore> {
  const database = new DatabaseSync(options.file, { timeout: busyTimeoutMs });
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
    migrate(database);
  } catch (error) {
    database.close();
    return Promise.reject(error);
  }
  return Promise.resolve(createStore(database, options.clock));
}

function createStore(database: DatabaseSync, clock: Pick<Clock, 'now'>): SqliteStore {
  const queries = createQueries(database);
  const read = createReader(database);
  const commits = new GroupCommit(database);
  const listeners = new Set<() => void>();
  const wake = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    async transaction(build, lease) {
      const writes = record(build);
      const positions = await commits.run(() => {
        if (lease !== undefined) requireHeld(queries, lease);
        return apply(queries, writes, clock.now());
      });
      if (writes.some((write) => write.kind === 'enqueue')) wake();
      return { positions };
    },
    load: async (key) => toState(queries.load.get({ key })),
    list: async (prefix) =>
      queries.list.all({ from: prefix, to: prefix + afterAll }).flatMap((row) => toState(row) ?? []),
    events: async (query) => read(selectEvents(query)).map(toEvent),
    claim: (now, leaseMs, limit) => commits.run(() => claim(queries, now, leaseMs, limit)),
    renew: (lease, expiresAt) =>
      commits.run(() => {
        requireHeld(queries, lease);
        queries.renew.run({ key: lease.key, until: Math.round(expiresAt) });
        return { ...lease, expiresAt: Math.round(expiresAt) };
      }),
    async finish(lease, outcome) {
      const again = await commits.run(() => finish(queries, lease, outcome));
      if (again) wake();
    },
    jobs: async () => queries.jobs.all({}).map(toJob),
    nextDue: async () => queries.nextDue.get({ now: clock.now() })?.at ?? null,
    async close() {
      if (!database.isOpen) return;
      commits.close();
      listeners.clear();
      database.close();
    },
    onEnqueue(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What the caller wants written, checked and encoded before it waits for its turn. */
function record(build: (batch: Batch) => void): readonly Write[] {
  const writes: Write[] = [];
  build({
    append: (event) => writes.push({ kind: 'append', event, body: encode(event.body) }),
    enqueue: (key, runAt) => {
      if (!Number.isFinite(runAt)) throw new FinalError('FL_INTERNAL', `job ${key} has no finite time`);
      writes.push({ kind: 'enqueue', key, runAt: Math.round(runAt) });
    },
    save: (key, state, expected) => writes.push({ kind: 'save', key, state: encode(state), expected }),
  });
  return writes;
}

function apply(queries: Queries, writes: readonly Write[], now: number): readonly (number | null)[] {
  const positions: (number | null)[] = [];
  for (const write of writes) {
    switch (write.kind) {
      case 'append':
        positions.push(append(queries, write.event, write.body, now));
        break;
      case 'enqueue':
        queries.enqueue.run({ key: write.key, run_at: write.runAt });
        break;
      case 'save':
        save(queries, write.key, write.state, write.expected);
        break;
    }
  }
  return positions;
}

function append(queries: Queries, event: NewEvent, body: string, now: number): number | null {
  const row = queries.append.get({
    stream: event.stream,
    type: event.type,
    occurred_at: Math.round(event.occurredAt),
    received_at: Math.round(now),
    source: event.source,
    dedupe_key: event.dedupeKey,
    body,
  });
  return row?.position ?? null;
}

function save(queries: Queries, key: string, state: string, expected: number): void {
  const changed =
    expected === 0
      ? queries.create.run({ key, state })
      : queries.update.run({ key, state, version: expected, next: expected + 1 });
  if (changed !== 1) throw new TransientError('FL_STATE_CONFLICT', `${key} is not at version ${expected}`);
}

function claim(queries: Queries, now: number, leaseMs: number, limit: number): readonly Lease[] {
  const until = Math.round(now + leaseMs);
  return queries.due.all({ now, limit }).flatMap(({ key }) => {
    const fence = queries.nextFence.get({})?.last ?? 0;
    const row = queries.claim.get({ key, fence, until });
    return row === undefined ? [] : [{ key, fence, attempt: row.attempt, expiresAt: until }];
  });
}

/** Ends a claim; true when the job stays in the queue. */
function finish(queries: Queries, lease: Lease, outcome: Parameters<Store['finish']>[1]): boolean {
  const { key } = lease;
  const job = requireHeld(queries, lease);
  if (!outcome.ok) {
    const error = outcome.error.slice(0, longestError);
    queries.reschedule.run({ key, run_at: Math.round(outcome.retryAt), attempt: job.attempt, error });
    return true;
  }
  const wanted = [job.touched_at, outcome.runAgainAt].filter((at) => at != null);
  if (wanted.length === 0) {
    queries.remove.run({ key });
    return false;
  }
  queries.reschedule.run({ key, run_at: Math.round(Math.min(...wanted)), attempt: 0, error: null });
  return true;
}

function requireHeld(queries: Queries, lease: Lease) {
  const row = queries.held.get({ key: lease.key, fence: lease.fence });
  if (row === undefined) throw new TransientError('FL_LEASE_LOST', lease.key);
  return row;
}

function selectEvents(query: EventQuery) {
  const limit = Math.min(query.limit ?? defaultEvents, mostEvents);
  let select = sql.selectFrom('events').selectAll().limit(limit);
  if (query.stream !== undefined) select = select.where('stream', '=', query.stream);
  if (query.streamPrefix !== undefined) {
    select = select
      .where('stream', '>=', query.streamPrefix)
      .where('stream', '<', query.streamPrefix + afterAll);
  }
  if (query.type !== undefined) select = select.where('type', '=', query.type);
  if (query.after !== undefined) select = select.where('position', '>', query.after);
  return select.orderBy('position', query.newestFirst === true ? 'desc' : 'asc');
}

function toState(row: StateRow | undefined): StoredState | null {
  if (row === undefined) return null;
  return { key: row.key, version: row.version, state: JSON.parse(row.state) as Json };
}

function toEvent(row: EventRow): StoredEvent {
  return {
    position: row.position,
    stream: row.stream,
    type: row.type,
    occurredAt: row.occurred_at,
    receivedAt: row.received_at,
    source: row.source,
    dedupeKey: row.dedupe_key,
    body: JSON.parse(row.body) as Json,
  };
}

function toJob(row: ReturnType<Queries['jobs']['all']>[number]): JobRow {
  return {
    key: row.key,
    runAt: row.run_at,
    attempt: row.attempt,
    leasedUntil: row.leased_until,
    lastError: row.last_error,
  };
}
