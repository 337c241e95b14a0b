import type { LiveDigests } from '../../core/api/live.ts';
import type { Deployed } from '../../core/delivery/deployed.ts';
import type { Json } from '../../core/json.ts';
import type { Claims } from '../../core/ports/tokens.ts';
import type { TestRun } from '../../core/testing/types.ts';
import { requireInstalled } from './caller.ts';
import type { ApiDeps } from './deps.ts';

/** A test run may be looked at, or repeated, for this long. */
const testRunsLiveMs = 30 * 86_400_000;

/** Every digest in a state, whatever it belongs to: one that is kept for nothing is better than one that is missed. */
function digestsIn(value: Json, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'string') {
      const hex = /^(?:sha256:)?([0-9a-f]{64})$/.exec(inner)?.[1];
      if (hex !== undefined && /sha256$|digest$/i.test(key)) found.add(`sha256:${hex}`);
    } else digestsIn(inner, found);
  }
}

/**
 * What the repository of the token has in use: what is deployed, what was before, what a rollout under way brings, what
 * was released, and what test runs of the last 30 days were about.
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
  const since = deps.clock.now() - testRunsLiveMs;
  for (const { state } of await deps.store.list('testrun:')) {
    const run = state as unknown as TestRun;
    const isLive = run.endedAt === null || run.endedAt >= since;
    if (run.data.repository.id === id && isLive) digestsIn(state, found);
  }
  return { digests: [...found].sort() };
}
