import { expect, test } from '@jest/globals';
import { createMemoryStore } from '../../test/fakes/memory-store.ts';
import { findRepository } from './repository.ts';

const body = { installationId: 5, repositoryId: 7, owner: 'acme', name: 'shop', sender: null };

async function found(...events: readonly (readonly [type: string, source: string, name?: string])[]) {
  const store = createMemoryStore();
  await store.transaction((batch) => {
    for (const [type, source, name = 'shop'] of events) {
      batch.append({
        stream: 'github:7',
        type,
        occurredAt: 1,
        source,
        dedupeKey: null,
        body: { ...body, name },
      });
    }
  });
  return (await findRepository(store, 7))?.name ?? null;
}

test('a repository has the name that it had last, until it is gone', async () => {
  expect(await found()).toBeNull();
  expect(await found(['push.received', 'github', 'old'], ['repository.renamed', 'github', 'new'])).toBe(
    'new',
  );
  expect(await found(['repository.seen', 'app'])).toBe('shop');
  expect(await found(['push.received', 'github'], ['repository.deleted', 'github'])).toBeNull();
  expect(await found(['push.received', 'github'], ['repository.removed', 'github'])).toBeNull();
});

test('what the App still noted does not bring it back, a delivery does', async () => {
  const gone = ['repository.removed', 'github'] as const;
  expect(await found(['push.received', 'github'], gone, ['settings.refused', 'app'])).toBeNull();
  expect(await found(gone, ['repository.installed', 'github'], ['settings.refused', 'app'])).toBe('shop');
});
