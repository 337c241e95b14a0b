import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from '@jest/globals';
import { openSqliteStore } from '../../adapters/store/sqlite/store.ts';
import { storeContract } from './store.ts';

storeContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fairlead-store-'));
  const time = { now: 0 };
  return {
    time,
    open: () => openSqliteStore({ file: join(folder, 'fairlead.db'), clock: { now: () => time.now } }),
    destroy: () => rm(folder, { recursive: true }),
  };
});

describe('SQLite', () => {
  test('calls its listeners after the commit, and only for jobs', async () => {
    const store = await openSqliteStore({ file: ':memory:', clock: { now: () => 0 } });
    const seen: number[] = [];
    const off = store.onEnqueue(() => {
      seen.push(1);
    });
    await store.transaction((batch) => batch.save('k', 1, 0));
    expect(seen).toHaveLength(0);
    await store.transaction((batch) => batch.enqueue('k', 0));
    expect(seen).toHaveLength(1);
    off();
    await store.transaction((batch) => batch.enqueue('k', 0));
    expect(seen).toHaveLength(1);
    await store.close();
  });

  test('does not open what a newer Fairlead has written', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fairlead-store-'));
    const file = join(folder, 'fairlead.db');
    const database = new DatabaseSync(file);
    database.exec('PRAGMA user_version = 99');
    database.close();
    await expect(openSqliteStore({ file, clock: { now: () => 0 } })).rejects.toThrow('schema 99');
    await rm(folder, { recursive: true });
  });

  test('is durable by its settings', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fairlead-store-'));
    const file = join(folder, 'fairlead.db');
    const store = await openSqliteStore({ file, clock: { now: () => 0 } });
    const other = new DatabaseSync(file);
    expect(other.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    other.close();
    await store.close();
    await rm(folder, { recursive: true });
  });
});
