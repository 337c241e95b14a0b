import { createHash } from 'node:crypto';
import { z } from 'zod';
import { FairleadError } from '../core/errors/fairlead-error.ts';
import type { HttpCache } from '../core/ports/http-cache.ts';
import type { Store } from '../core/ports/store.ts';

/** As many answers as are kept. Two keys of the same slot displace each other, which costs a request. */
const slots = 4096;
/** Longer answers are asked for again each time. */
const maxBody = 200_000;

const shape = z.object({ key: z.string(), etag: z.string(), body: z.string(), at: z.number() });

/** Answers that GitHub may confirm with 304, kept in states `http:<slot>` so that a restart asks for none of them anew. */
export function createStoredHttpCache(store: Pick<Store, 'load' | 'transaction'>): HttpCache {
  const find = async (key: string) => {
    const stateKey = `http:${slotOf(key)}`;
    const stored = await store.load(stateKey);
    const known = shape.safeParse(stored?.state).data;
    return { stateKey, version: stored?.version ?? 0, answer: known?.key === key ? known : null };
  };
  return {
    load: async (key) => (await find(key)).answer,
    async save(key, answer) {
      if (answer.body.length > maxBody) return;
      const { stateKey, version, answer: before } = await find(key);
      if (before?.etag === answer.etag) return;
      try {
        await store.transaction((batch) => batch.save(stateKey, { key, ...answer }, version));
      } catch (error) {
        // Somebody else was first; theirs is as good.
        if (!(error instanceof FairleadError && error.code === 'FL_STATE_CONFLICT')) throw error;
      }
    },
  };
}

function slotOf(key: string): number {
  return createHash('sha256').update(key).digest().readUInt32BE(0) % slots;
}
