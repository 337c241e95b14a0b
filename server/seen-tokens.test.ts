import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openSqliteStore, type SqliteStore } from '../adapters/store/sqlite/store.ts';
import { createStoredSeenTokens } from './seen-tokens.ts';

const clock = { now: () => 0 };
let folder: string;
let store: SqliteStore;

const open = () => openSqliteStore({ file: join(folder, 'fairlead.db'), clock });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-seen-'));
  store = await open();
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

describe('used tokens', () => {
  test('are taken once until they expire, after a restart too', async () => {
    expect(await createStoredSeenTokens(store).add('a', 100, 0)).toBe(true);
    expect(await createStoredSeenTokens(store).add('a', 100, 99)).toBe(false);
    await store.close();
    store = await open();
    expect(await createStoredSeenTokens(store).add('a', 100, 99)).toBe(false);
    expect(await createStoredSeenTokens(store).add('a', 200, 100)).toBe(true);
  });

  test('sent at the same moment to several processes are taken by one', async () => {
    const other = await open();
    try {
      const adds = [store, other, store].map((each) => createStoredSeenTokens(each).add('a', 100, 0));
      expect((await Promise.all(adds)).filter((taken) => taken)).toHaveLength(1);
    } finally {
      await other.close();
    }
  });

  test('hold bounded room: a full slot refuses until its tokens have expired, and forgets them then', async () => {
    const seen = createStoredSeenTokens(store);
    const digits = (name: string) => createHash('sha256').update(name).digest('hex').slice(0, 3);
    const [first = '', ...others] = Array.from({ length: 50_000 }, (_, index) => `token-${index}`);
    await seen.add(first, 1_000, 0);
    const sameSlot = others.find((name) => digits(name) === digits(first)) ?? '';
    const key = `token:${digits(first)}`;
    const full = Object.fromEntries(Array.from({ length: 64 }, (_, index) => [`x${index}`, 1_000]));
    await store.transaction((batch) => batch.save(key, full, 1));
    await expect(seen.add(sameSlot, 2_000, 999)).rejects.toThrow('More OIDC tokens');
    expect(await seen.add(sameSlot, 2_000, 1_000)).toBe(true);
    expect(
      (await store.list('token:')).map((state) => [state.key, Object.values(state.state ?? {})]),
    ).toEqual([[key, [2_000]]]);
  });
});
