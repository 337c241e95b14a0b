import { FinalError, TransientError } from '../../core/errors/fairlead-error.ts';
import type { Json } from '../../core/json.ts';
import type { EventQuery, NewEvent, Store, StoredEvent, StoredState } from '../../core/ports/store.ts';

/** Events and states in memory; it has no queue, only the keys that were enqueued. */
export interface MemoryStore extends Store {
  readonly enqueued: string[];
}

/** @param now our clock; without one, events are received when they occur */
export function createMemoryStore(now?: () => number): MemoryStore {
  const states = new Map<string, StoredState>();
  const log: StoredEvent[] = [];
  const enqueued: string[] = [];
  const noQueue = () => Promise.reject(new FinalError('FL_INTERNAL', 'the memory store has no queue'));
  return {
    enqueued,
    async transaction(build) {
      const appends: NewEvent[] = [];
      const saves: { key: string; state: Json; expected: number }[] = [];
      const keys: string[] = [];
      build({
        append: (event) => appends.push(event),
        enqueue: (key) => keys.push(key),
        save: (key, state, expected) => saves.push({ key, state, expected }),
      });
      for (const { key, expected } of saves) {
        if ((states.get(key)?.version ?? 0) !== expected) throw new TransientError('FL_STATE_CONFLICT', key);
      }
      for (const { key, state, expected } of saves) {
        states.set(key, { key, version: expected + 1, state: JSON.parse(JSON.stringify(state)) as Json });
      }
      enqueued.push(...keys);
      const positions = appends.map((event) => {
        if (event.dedupeKey !== null && log.some((known) => known.dedupeKey === event.dedupeKey)) return null;
        log.push({ ...event, position: log.length + 1, receivedAt: now?.() ?? event.occurredAt });
        return log.length;
      });
      return { positions };
    },
    load: (key) => Promise.resolve(states.get(key) ?? null),
    list: (prefix) =>
      Promise.resolve(
        [...states.values()]
          .filter((state) => state.key.startsWith(prefix))
          .sort((a, b) => (a.key < b.key ? -1 : 1)),
      ),
    events: (query) => Promise.resolve(select(log, query)),
    claim: noQueue,
    renew: noQueue,
    finish: noQueue,
    jobs: () => Promise.resolve([]),
    nextDue: () => Promise.resolve(null),
    close: () => Promise.resolve(),
  };
}

function select(log: readonly StoredEvent[], query: EventQuery): readonly StoredEvent[] {
  const found = log.filter(
    (event) =>
      (query.stream === undefined || event.stream === query.stream) &&
      (query.streamPrefix === undefined || event.stream.startsWith(query.streamPrefix)) &&
      (query.type === undefined || event.type === query.type) &&
      event.position > (query.after ?? 0),
  );
  return (query.newestFirst === true ? found.toReversed() : found).slice(0, query.limit ?? 1000);
}
