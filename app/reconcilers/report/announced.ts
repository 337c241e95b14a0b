import { z } from 'zod';
import type { Store } from '../../../core/ports/store.ts';

/** Newest deliveries of a repository that are looked at for one of the commit. */
const depth = 200;

const announced = z.object({ number: z.number().int().positive(), headSha: z.string() });

/** The pull request whose head is this commit as the newest deliveries name it; null where none does. */
export async function announcedPull(
  store: Pick<Store, 'events'>,
  repositoryId: number,
  headSha: string,
): Promise<number | null> {
  const events = await store.events({ stream: `github:${repositoryId}`, newestFirst: true, limit: depth });
  for (const { type, body } of events) {
    const named = type.startsWith('pull_request.') ? announced.safeParse(body).data : undefined;
    if (named?.headSha === headSha) return named.number;
  }
  return null;
}
