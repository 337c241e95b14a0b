import type { LiveDigests } from '../../core/api/live.ts';
import type { Deployed } from '../../core/delivery/deployed.ts';
import type { Claims } from '../../core/ports/tokens.ts';
import { requireInstalled } from './caller.ts';
import type { ApiDeps } from './deps.ts';
import { digestsIn } from './digests.ts';
import { addTested } from './tested.ts';

/**
 * What the repository of the token has in use: what is deployed, what may be gone back to, what a rollout under way brings, what
 * was released, and what test runs of the last 30 days were about. Only states of this repository are read: any job of
 * it may ask, as often as it likes.
 * @throws FinalError FL_NOT_INSTALLED
 */
export async function liveDigests(claims: Claims, deps: ApiDeps): Promise<LiveDigests> {
  const { id } = await requireInstalled(claims, deps);
  const found = new Set<string>();
  for (const { state } of await deps.store.list(`deployed:${id}/`)) {
    digestsIn(state, found);
    const { lock } = state as unknown as Deployed;
    const rollout = lock === null ? null : await deps.store.load(`rollout:${lock.holder}`);
    if (rollout !== null) digestsIn(rollout.state, found);
  }
  for (const { state } of await deps.store.list(`promotion:${id}/`)) digestsIn(state, found);
  await addTested(found, id, deps.clock.now(), deps.store);
  return { digests: [...found].sort() };
}
