import { createHash } from 'node:crypto';
import type { SeenTokens } from '../adapters/tokens/jwks/tokens.ts';
import { onNewestState } from '../app/api/save-once.ts';
import { TransientError } from '../core/errors/fairlead-error.ts';
import type { Store } from '../core/ports/store.ts';

/** A token is kept in one of 4,096 states, by the first hex digits of its hash, so that few writes meet. */
const slotDigits = 3;
const mostInSlot = 64;

/** Half a SHA-256 of the id, to the time at which the token expires. */
type Slot = Readonly<Record<string, number>>;

/**
 * Remembers used tokens in the store, so that neither a restart nor another process of the same App takes one again.
 * What has expired goes with the next token of its slot.
 */
export function createStoredSeenTokens(store: Pick<Store, 'load' | 'transaction'>) {
  return {
    add(jti: string, expiresAt: number, now: number): Promise<boolean> {
      const hash = createHash('sha256').update(jti).digest('hex');
      const key = `token:${hash.slice(0, slotDigits)}`;
      const id = hash.slice(0, 32);
      return onNewestState(async () => {
        const stored = await store.load(key);
        const live = Object.entries((stored?.state ?? {}) as Slot).filter(([, expiry]) => expiry > now);
        if (live.some(([known]) => known === id)) return false;
        if (live.length >= mostInSlot) throw new TransientError('FL_TOO_MANY_TOKENS');
        const next: Slot = Object.fromEntries([...live, [id, expiresAt]]);
        await store.transaction((batch) => batch.save(key, next, stored?.version ?? 0));
        return true;
      });
    },
  } satisfies SeenTokens;
}
