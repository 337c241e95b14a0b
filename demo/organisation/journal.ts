import type { Json } from './types.ts';

export type ActorKind = 'installation' | 'app-jwt' | 'user' | 'anonymous';

export interface JournalEntry {
  readonly seq: number;
  /** Milliseconds since the epoch, by the organisation's clock. */
  readonly at: number;
  readonly method: string;
  /** Path with its query. */
  readonly path: string;
  /** GitHub's template of the route; null where GitHub has none. */
  readonly route: string | null;
  readonly actor: { readonly kind: ActorKind; readonly login: string };
  /** 0 where the connection was dropped. */
  readonly status: number;
  /** Of requests that have one. */
  readonly body?: unknown;
  readonly graphql?: { readonly document: string; readonly variables: Json; readonly points: number };
}

export interface JournalFilter {
  readonly method?: string;
  readonly route?: string;
  readonly kind?: ActorKind;
  /** Only entries after this number. */
  readonly after?: number;
  readonly writes?: boolean;
}

export interface Journal {
  /** Oldest first; the newest 100,000 are kept. */
  entries(filter?: JournalFilter): readonly JournalEntry[];
  record(entry: Omit<JournalEntry, 'seq'>): void;
  clear(): void;
}

const kept = 100_000;

export function createJournal(): Journal {
  let all: JournalEntry[] = [];
  let seq = 0;
  return {
    entries: (filter = {}) => all.filter((entry) => matches(entry, filter)),
    record(entry) {
      seq += 1;
      all.push({ seq, ...entry });
      // Cut rarely, since cutting copies.
      if (all.length > kept * 2) all = all.slice(-kept);
    },
    clear() {
      all = [];
    },
  };
}

function matches(entry: JournalEntry, filter: JournalFilter): boolean {
  if (filter.method !== undefined && entry.method !== filter.method) return false;
  if (filter.route !== undefined && entry.route !== filter.route) return false;
  if (filter.kind !== undefined && entry.actor.kind !== filter.kind) return false;
  if (filter.after !== undefined && entry.seq <= filter.after) return false;
  return filter.writes === undefined || filter.writes === isWrite(entry);
}

export function isWrite(entry: Pick<JournalEntry, 'method' | 'route' | 'graphql'>): boolean {
  if (entry.method === 'GET' || entry.method === 'HEAD' || entry.route === tokenRoute) return false;
  return entry.graphql === undefined || /^\s*mutation\b/.test(entry.graphql.document);
}

export const tokenRoute = '/app/installations/{installation_id}/access_tokens';
