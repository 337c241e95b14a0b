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

/** Owner, name and installation of a repository as its newest event has them, or null before its first one. */
export async function findRepository(
  store: Pick<Store, 'events'>,
  id: number,
): Promise<RepositoryRef | null> {
  const events = await store.events({ stream: `github:${id}`, newestFirst: true, limit: depth });
  for (const event of events) {
    const parsed = body.safeParse(event.body);
    if (parsed.success) return { id, ...parsed.data };
  }
  return null;
}
