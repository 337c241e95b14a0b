import type { RolloutState } from '../../../core/delivery/index.ts';
import type { NewEvent } from '../../../core/ports/store.ts';

/**
 * A rollout that goes back after its new version failed for users is an incident. These are the events that one turn
 * of the rollout adds to it: what was bad and noticed, and later that the version takes no traffic any more.
 */
export function incidentEvents(before: RolloutState, after: RolloutState, now: number): readonly NewEvent[] {
  if (after.firstBadAt === null || after.decidedAt === null) return [];
  const event = (
    type: string,
    occurredAt: number,
    body: Readonly<Record<string, string>> = {},
  ): NewEvent => ({
    stream: `incident:${after.id}`,
    type: `incident.${type}`,
    occurredAt,
    source: 'rollout',
    dedupeKey: `incident.${type}/${after.id}/${occurredAt}`,
    body,
  });
  const facts = {
    service: after.service,
    environment: after.environment,
    version: after.to.version,
    reason: after.reason ?? after.sentence,
  };
  const events: NewEvent[] = [];
  if (before.decidedAt === null) {
    events.push(event('bad_interval', after.firstBadAt, facts), event('detected', now, facts));
  }
  if (before.zeroTrafficAt === null && after.zeroTrafficAt !== null) {
    events.push(event('contained', after.zeroTrafficAt));
  }
  return events;
}
