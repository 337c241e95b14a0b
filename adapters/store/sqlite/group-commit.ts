import type { DatabaseSync } from 'node:sqlite';

interface Waiting {
  readonly work: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

interface Outcome {
  readonly waiting: Waiting;
  readonly failed: boolean;
  readonly value: unknown;
}

/** So that one commit never holds the event loop for long. */
const largestGroup = 256;

/**
 * Runs pieces of work that wait at the same time in one transaction, each in a savepoint of its own: one that throws
 * is undone alone, and none is answered before the commit of all has returned. A failing commit fails them all.
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  readonly #waiting: Waiting[] = [];
  readonly #savepoint;
  readonly #release;
  readonly #undo;
  #scheduled = false;
  #closed = false;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#savepoint = database.prepare('SAVEPOINT work');
    this.#release = database.prepare('RELEASE work');
    this.#undo = database.prepare('ROLLBACK TO work');
  }

  /** The work's result, once it is durable. The work is synchronous and touches nothing but the database. */
  run<T>(work: () => T): Promise<T> {
    if (this.#closed) return Promise.reject(new Error('the store is closed'));
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
      this.#schedule();
    });
  }

  /** Commits what waits and takes no more. */
  close(): void {
    while (this.#waiting.length > 0) this.#commit();
    this.#closed = true;
  }

  // After the current round of I/O, so that requests which arrived together share the commit.
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#commit();
      if (this.#waiting.length > 0) this.#schedule();
    });
  }

  #commit(): void {
    const group = this.#waiting.splice(0, largestGroup);
    if (group.length === 0) return;
    let outcomes: readonly Outcome[];
    try {
      this.#database.exec('BEGIN IMMEDIATE');
      outcomes = group.map((waiting) => this.#attempt(waiting));
      this.#database.exec('COMMIT');
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      for (const { reject } of group) reject(error);
      return;
    }
    for (const { waiting, failed, value } of outcomes) {
      if (failed) waiting.reject(value);
      else waiting.resolve(value);
    }
  }

  #attempt(waiting: Waiting): Outcome {
    this.#savepoint.run();
    try {
      const value = waiting.work();
      this.#release.run();
      return { waiting, failed: false, value };
    } catch (error) {
      // Where SQLite itself has ended the transaction, this throws and the whole group fails.
      this.#undo.run();
      this.#release.run();
      return { waiting, failed: true, value: error };
    }
  }
}
