import type { DatabaseSync } from 'node:sqlite';

export interface EventRow {
  readonly position: number;
  readonly stream: string;
  readonly type: string;
  readonly occurred_at: number;
  readonly received_at: number;
  readonly source: string;
  readonly dedupe_key: string | null;
  readonly body: string;
}

export interface StateRow {
  readonly key: string;
  readonly version: number;
  readonly state: string;
}

export interface JobTableRow {
  readonly key: string;
  readonly run_at: number;
  /** Tries since the last success, the running one included. */
  readonly attempt: number;
  readonly fence: number;
  readonly leased_until: number | null;
  /** The earliest time that was asked for while the job ran. */
  readonly touched_at: number | null;
  readonly last_error: string | null;
}

export interface Schema {
  events: EventRow;
  states: StateRow;
  jobs: JobTableRow;
  /** One row: the last fence given out, over all keys, so that it grows even for a key that was gone meanwhile. */
  fences: { readonly id: number; readonly last: number };
}

/** Each runs once, in order, in a transaction of its own; `user_version` counts those that ran. */
const migrations: readonly string[] = [
  `CREATE TABLE events (
     position INTEGER PRIMARY KEY,
     stream TEXT NOT NULL,
     type TEXT NOT NULL,
     occurred_at INTEGER NOT NULL,
     received_at INTEGER NOT NULL,
     source TEXT NOT NULL,
     dedupe_key TEXT UNIQUE,
     body TEXT NOT NULL
   ) STRICT;
   CREATE INDEX events_by_stream ON events (stream, position);
   CREATE INDEX events_by_type ON events (type, position);
   CREATE TABLE states (key TEXT PRIMARY KEY, version INTEGER NOT NULL, state TEXT NOT NULL) STRICT;
   CREATE TABLE jobs (
     key TEXT PRIMARY KEY,
     run_at INTEGER NOT NULL,
     attempt INTEGER NOT NULL DEFAULT 0,
     fence INTEGER NOT NULL DEFAULT 0,
     leased_until INTEGER,
     touched_at INTEGER,
     last_error TEXT
   ) STRICT;
   CREATE INDEX jobs_by_time ON jobs (run_at);
   CREATE TABLE fences (id INTEGER PRIMARY KEY CHECK (id = 1), last INTEGER NOT NULL) STRICT;
   INSERT INTO fences (id, last) VALUES (1, 0);`,
];

/**
 * Brings a database up to the newest schema.
 * @throws Error where a newer Fairlead has written to the file: going on could lose what it added.
 */
export function migrate(database: DatabaseSync): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    const row = database.prepare('PRAGMA user_version').get() as { user_version: number };
    if (row.user_version > migrations.length) {
      throw new Error(
        `the database has schema ${row.user_version}; this Fairlead knows ${migrations.length}`,
      );
    }
    for (const migration of migrations.slice(row.user_version)) database.exec(migration);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
