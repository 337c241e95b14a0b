import { appendFileSync } from 'node:fs';

export type ActorKind = 'app-jwt' | 'installation' | 'user' | 'job' | 'anonymous' | 'git';

/** One request that reached the stage, or one push. */
export interface JournalEntry {
  readonly seq: number;
  /** ISO 8601. */
  readonly at: string;
  readonly method: string;
  /** Path with its query; for a push the full name of the ref. */
  readonly path: string;
  readonly actor: { readonly kind: ActorKind; readonly login: string | null };
  readonly status: number;
  readonly ms: number;
  /** Of mutating requests, parsed where it is JSON; cut where it is large. */
  readonly body?: unknown;
}

export interface JournalFilter {
  readonly method?: string;
  /** Part of the path, or a pattern for it. */
  readonly path?: string | RegExp;
  readonly kind?: ActorKind;
  /** Only entries after this number. */
  readonly after?: number;
}

export interface Journal {
  /** Oldest first; the newest 50,000 are kept in memory, all of them in the file. */
  entries(filter?: JournalFilter): readonly JournalEntry[];
  record(entry: Omit<JournalEntry, 'seq' | 'at'>): void;
}

const KEPT = 50_000;

/** A journal in memory that is appended to a file of JSON lines as well. */
export function openJournal(file: string): Journal {
  const kept: JournalEntry[] = [];
  let seq = 0;
  return {
    entries: (filter = {}) => kept.filter((entry) => matches(entry, filter)),
    record(entry) {
      const full = { seq: ++seq, at: new Date().toISOString(), ...entry };
      kept.push(full);
      if (kept.length > KEPT) kept.splice(0, kept.length - KEPT);
      appendFileSync(file, `${JSON.stringify(full)}\n`);
    },
  };
}

function matches(entry: JournalEntry, filter: JournalFilter): boolean {
  if (filter.method !== undefined && entry.method !== filter.method) return false;
  if (filter.kind !== undefined && entry.actor.kind !== filter.kind) return false;
  if (filter.after !== undefined && entry.seq <= filter.after) return false;
  if (filter.path === undefined) return true;
  return typeof filter.path === 'string' ? entry.path.includes(filter.path) : filter.path.test(entry.path);
}
