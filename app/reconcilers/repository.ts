import { z } from 'zod';
import type { RepositoryRef } from '../../core/ports/github.ts';
import type { Store } from '../../core/ports/store.ts';

const body = z.object({
  installationId: z.number().int().positive(),
  owner: z.string().min(1),
  name: z.string().min(1),
});

/** Newest events that are looked at for one that names the repository. */
const depth = 50;

/** Events after which there is no repository, or none for the App. */
const gone = /^repository\.(?:deleted|removed)$/;

/**
 * Owner, name and installation of a repository as its newest event has them. Null before its first one, and once it is
 * deleted or taken away from the App: what the App itself still noted afterwards does not bring it back, a delivery does.
 */
export async function findRepository(
  store: Pick<Store, 'events'>,
  id: number,
): Promise<RepositoryRef | null> {
  const events = await store.events({ stream: `github:${id}`, newestFirst: true, limit: depth });
  let found: RepositoryRef | null = null;
  for (const event of events) {
    if (gone.test(event.type)) return null;
    const parsed = body.safeParse(event.body);
    if (parsed.success) found ??= { id, ...parsed.data };
    if (found !== null && event.source === 'github') return found;
  }
  return found;
}
