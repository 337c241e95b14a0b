import { describe, expect, test } from '@jest/globals';
import type { CachedAnswer, HttpCache } from '../../../core/ports/http-cache.ts';
import type { Answer, Requester } from './call.ts';
import { conditional } from './conditional.ts';

const route = 'GET /repos/{owner}/{repo}';
const clock = { now: () => 5 };

/** Answers with the present version, or 304 to whoever has it. */
function stage(cacheOver: Partial<HttpCache> = {}) {
  const kept = new Map<string, CachedAnswer>();
  const asked: { route: string; tag: string | undefined }[] = [];
  const world = { version: 1, fails: false };
  const client: Requester = {
    graphql: () => Promise.resolve({ data: 'graph', errors: [] }),
    request: (called, parameters = {}): Promise<Answer> => {
      const tag = (parameters['headers'] as Record<string, string> | undefined)?.['if-none-match'];
      asked.push({ route: called, tag });
      const etag = `"${world.version}"`;
      if (world.fails) return Promise.reject(Object.assign(new Error('502'), { status: 502, response: {} }));
      if (tag === etag) {
        return Promise.reject(
          Object.assign(new Error('Not modified'), { status: 304, response: { headers: { etag } } }),
        );
      }
      return Promise.resolve({ status: 200, data: { version: world.version }, headers: { ETag: etag } });
    },
  };
  const cache: HttpCache = {
    load: (key) => Promise.resolve(kept.get(key) ?? null),
    save: (key, answer) => {
      kept.set(key, answer);
      return Promise.resolve();
    },
    ...cacheOver,
  };
  return { kept, asked, world, client, requester: conditional(client, 7, cache, clock), cache };
}

const where = { owner: 'acme', repo: 'shop' };

describe('conditional requests', () => {
  test('what GitHub confirms comes from the cache, what changed does not', async () => {
    const { requester, world, asked } = stage();
    expect((await requester.request(route, where)).data).toEqual({ version: 1 });
    expect(await requester.request(route, where)).toMatchObject({ status: 200, data: { version: 1 } });
    world.version = 2;
    expect((await requester.request(route, where)).data).toEqual({ version: 2 });
    expect(asked.map(({ tag }) => tag)).toEqual([undefined, '"1"', '"1"']);
  });

  test('each installation and each set of parameters has its own answer, in any order of parameters', async () => {
    const { requester, kept, client, cache } = stage();
    await requester.request(route, { owner: 'acme', repo: 'shop' });
    await requester.request(route, { repo: 'shop', owner: 'acme' });
    expect(kept.size).toBe(1);
    await requester.request(route, { ...where, repo: 'other' });
    await conditional(client, 8, cache, clock).request(route, where);
    expect(kept.size).toBe(3);
  });

  test('writes and reads that change all the time go through untouched', async () => {
    const { requester, kept, asked } = stage();
    await requester.request('PATCH /repos/{owner}/{repo}', where);
    await requester.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', where);
    expect((await requester.graphql('query q { viewer { login } }', {})).data).toBe('graph');
    expect(kept.size).toBe(0);
    expect(asked.every(({ tag }) => tag === undefined)).toBe(true);
  });

  test('a failed read is never answered from the cache', async () => {
    const { requester, world } = stage();
    await requester.request(route, where);
    world.fails = true;
    await expect(requester.request(route, where)).rejects.toThrow('502');
  });

  test('a cache that fails or holds nonsense costs a whole read, no more', async () => {
    const broken = () => Promise.reject(new Error('disk'));
    const { requester } = stage({ load: broken, save: broken });
    expect((await requester.request(route, where)).data).toEqual({ version: 1 });
    const nonsense = stage({ load: () => Promise.resolve({ etag: '"1"', body: '{', at: 0 }) });
    expect((await nonsense.requester.request(route, where)).data).toEqual({ version: 1 });
  });
});
