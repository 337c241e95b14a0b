import { beforeEach, expect, test } from '@jest/globals';
import { openSqliteStore, type SqliteStore } from '../../adapters/store/sqlite/store.ts';
import { defaultConfig } from '../../core/config/index.ts';
import type { Json } from '../../core/json.ts';
import type { RepositoryRef } from '../../core/ports/github.ts';
import type { Claims } from '../../core/ports/tokens.ts';
import type { TestRun } from '../../core/testing/types.ts';
import { createApi } from './index.ts';
import { keepTested } from './tested.ts';

const day = 86_400_000;
const now = 1_000 * day;
const repository: RepositoryRef = { installationId: 5, id: 7, owner: 'acme', name: 'shop' };
const hex = (letter: string) => letter.repeat(64);
let store: SqliteStore;
let repositoryId: number;

beforeEach(async () => {
  repositoryId = 7;
  store = await openSqliteStore({ file: ':memory:', clock: { now: () => now } });
  const version = (letter: string) => ({ version: '1.0', sha256: hex(letter), instanceId: 'i' });
  const run = (id: number, letter: string, queuedAt: number) =>
    ({
      id: letter,
      queuedAt,
      data: { repository: { id }, artifacts: [{ kind: 'oci', sha256: hex(letter) }] },
    }) as unknown as TestRun;
  const states: Record<string, Json> = {
    'deployed:7/production/notes': {
      schema: 2,
      stable: version('1'),
      previous: version('2'),
      good: [version('1'), version('2'), version('0')],
      lock: { holder: 'abc' },
    },
    'deployed:70/production/notes': { stable: version('3'), previous: null, lock: null },
    'rollout:abc': { plan: { canary: version('4') } },
    'rollout:abd': { plan: { canary: version('5') } },
    'promotion:7/notes/1.0': { alphaSha256: hex('6'), releaseSha256: hex('7'), sha: hex('8') },
  };
  await store.transaction((batch) => {
    for (const [key, state] of Object.entries(states)) batch.save(key, state, 0);
    keepTested(batch, run(7, '9', now - 30 * day));
    keepTested(batch, run(7, 'a', now - 31 * day));
    keepTested(batch, run(7, 'b', now));
    keepTested(batch, run(8, 'c', now));
    keepTested(batch, run(70, 'd', now));
  });
});

async function ask(): Promise<{
  status: number;
  body: { digests?: readonly string[]; error?: { code: string } };
}> {
  const claims = { repositoryId, repository: 'acme/shop' } as Claims;
  const api = createApi({
    store,
    clock: { now: () => now },
    tokens: { verify: () => Promise.resolve(claims) },
    github: {
      actions: {} as never,
      contents: {} as never,
      installations: {
        repository: (id) => Promise.resolve(id === 7 ? repository : null),
        all: () => Promise.resolve([repository]),
        ids: () => Promise.resolve([5]),
        login: () => Promise.resolve('fairlead[bot]'),
      },
    },
    origin: 'https://fairlead.example',
    loadConfig: () => Promise.resolve(defaultConfig),
    toStatus: () => {
      throw new Error('not asked for');
    },
  });
  const answer = await api.request('/v1/live-digests', { headers: { authorization: 'Bearer x' } });
  return { status: answer.status, body: (await answer.json()) as never };
}

test('names what is deployed, may be gone back to, is on its way, was released or tested lately; nothing of others', async () => {
  const { status, body } = await ask();
  expect(status).toBe(200);
  expect(body.digests).toEqual(
    ['0', '1', '2', '4', '6', '7', '9', 'b'].map((letter) => `sha256:${hex(letter)}`),
  );
});

test('reads only what is stored of this repository, however much there is of others', async () => {
  const prefixes: string[] = [];
  const list = store.list.bind(store);
  store.list = (prefix) => {
    prefixes.push(prefix);
    return list(prefix);
  };
  await ask();
  expect(prefixes.length).toBeGreaterThan(2);
  expect(prefixes.filter((prefix) => !/^[a-z]+:7\//.test(prefix))).toEqual([]);
});

test('answers repositories of its installations only', async () => {
  repositoryId = 8;
  const { status, body } = await ask();
  expect([status, body.error?.code]).toEqual([403, 'FL_NOT_INSTALLED']);
});
