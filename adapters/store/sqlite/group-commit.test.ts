import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from '@jest/globals';
import { GroupCommit } from './group-commit.ts';

function open(): { database: DatabaseSync; commits: GroupCommit; rows: () => number[] } {
  const database = new DatabaseSync(':memory:');
  database.exec(`
    PRAGMA foreign_keys = ON;
    CREATE TABLE parents (id INTEGER PRIMARY KEY);
    CREATE TABLE children (id INTEGER REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED);
    CREATE TABLE rows (id INTEGER PRIMARY KEY);`);
  const rows = (): number[] =>
    database
      .prepare('SELECT id FROM rows ORDER BY id')
      .all()
      .map((row) => Number(row.id));
  return { database, commits: new GroupCommit(database), rows };
}

describe('a group commit', () => {
  test('undoes one that throws, and only that', async () => {
    const { database, commits, rows } = open();
    const insert = (id: number, fail = false) =>
      commits.run(() => {
        database.exec(`INSERT INTO rows VALUES (${id})`);
        if (fail) throw new Error(`no ${id}`);
        return id;
      });
    const results = await Promise.allSettled([insert(1), insert(2, true), insert(3)]);
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(rows()).toEqual([1, 3]);
  });

  test('that cannot commit fails all of its group, writes nothing, and the next one works', async () => {
    const { database, commits, rows } = open();
    const fine = commits.run(() => database.exec('INSERT INTO rows VALUES (1)'));
    // Deferred: only the commit finds that the parent is missing.
    const broken = commits.run(() => database.exec('INSERT INTO children VALUES (7)'));
    const results = await Promise.allSettled([fine, broken]);
    expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected']);
    expect(rows()).toEqual([]);
    await commits.run(() => database.exec('INSERT INTO rows VALUES (2)'));
    expect(rows()).toEqual([2]);
  });

  test('answers nothing before the commit', async () => {
    const { database, commits } = open();
    let inTransaction: boolean | null = null;
    await commits
      .run(() => 1)
      .then(() => {
        inTransaction = database.isTransaction;
      });
    expect(inTransaction).toBe(false);
  });

  test('larger than a group is done in several', async () => {
    const { database, commits, rows } = open();
    await Promise.all(
      Array.from({ length: 1_000 }, (_, id) =>
        commits.run(() => database.exec(`INSERT INTO rows VALUES (${id})`)),
      ),
    );
    expect(rows()).toHaveLength(1_000);
  });
});
