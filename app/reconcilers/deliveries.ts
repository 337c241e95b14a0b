import { z } from 'zod';
import type { Clock } from '../../core/ports/clock.ts';
import type { GitHub, HookDelivery } from '../../core/ports/github.ts';
import type { Store } from '../../core/ports/store.ts';
import type { Reconciled } from './rollout/deps.ts';

export interface DeliveriesDeps {
  readonly github: Pick<GitHub, 'deliveries'>;
  readonly store: Store;
  readonly clock: Pick<Clock, 'now'>;
  /** Between two looks, in milliseconds. */
  readonly periodMs: number;
}

/** The one key of this kind. */
export const deliveriesKey = 'deliveries:app';
/** GitHub keeps deliveries for three days; what is older than a first look needs, the pass puts right. */
const firstLookMs = 3_600_000;
/** How long GitHub may take until a try shows in the list. */
const overlapMs = 120_000;
const maxTries = 3;
const maxRedelivered = 100;

const shape = z.object({ lookedAt: z.number(), asked: z.record(z.string(), z.number()) });

/**
 * Key `deliveries:app`: finds deliveries that never arrived and asks GitHub for them again, at most three times each.
 * Source: "Handling failed webhook deliveries" and the endpoints of App webhooks in GitHub's documentation.
 */
export async function reconcileDeliveries(_key: string, deps: DeliveriesDeps): Promise<Reconciled> {
  const now = deps.clock.now();
  const stored = await deps.store.load(deliveriesKey);
  const before = shape.safeParse(stored?.state).data ?? { lookedAt: now - firstLookMs, asked: {} };
  const tries = await deps.github.deliveries.list(before.lookedAt - overlapMs);
  const asked: Record<string, number> = {};
  let redelivered = 0;
  for (const failed of lost(tries)) {
    const times = before.asked[failed.guid] ?? 0;
    asked[failed.guid] = times;
    if (times >= maxTries || redelivered >= maxRedelivered) continue;
    await deps.github.deliveries.redeliver(failed.id);
    asked[failed.guid] = times + 1;
    redelivered += 1;
  }
  // Where there was more than may be asked for at once, the next look starts where this one did.
  const lookedAt = redelivered >= maxRedelivered ? before.lookedAt : now;
  await deps.store.transaction((batch) =>
    batch.save(deliveriesKey, { lookedAt, asked }, stored?.version ?? 0),
  );
  return { runAgainAt: now + deps.periodMs };
}

/** The newest try of each delivery of which none arrived. */
function lost(tries: readonly HookDelivery[]): readonly HookDelivery[] {
  const byGuid = new Map<string, HookDelivery[]>();
  for (const one of tries) byGuid.set(one.guid, [...(byGuid.get(one.guid) ?? []), one]);
  return [...byGuid.values()]
    .filter((all) => !all.some(({ statusCode }) => statusCode >= 200 && statusCode < 300))
    .flatMap((all) => all.toSorted((a, b) => b.deliveredAt - a.deliveredAt).slice(0, 1));
}
