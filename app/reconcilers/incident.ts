import { foldIncident, type Incident } from '../../core/incidents/incident.ts';
import type { RolloutState } from '../../core/delivery/index.ts';
import type { Json } from '../../core/json.ts';
import type { Paging } from '../../core/ports/paging.ts';
import type { Batch } from '../../core/ports/store.ts';
import type { Support } from '../../core/ports/support.ts';
import type { Interval } from '../../core/ports/traffic.ts';
import type { Reconciled, RolloutDeps } from './rollout/deps.ts';
import { loadDeployed } from './rollout/records.ts';

export interface IncidentDeps extends Pick<RolloutDeps, 'store' | 'targets' | 'clock' | 'origin'> {
  readonly paging: Paging | null;
  readonly support: Support | null;
  /** How long measurements must be good before an incident counts as over. */
  readonly holdMs: number;
}

/** State `incident:<id>`: who was told, and how far the counts were read. */
interface Handled {
  readonly alertId: string | null;
  readonly ticketId: string | null;
  readonly lastIntervalId: string | null;
  /** Start of the good run that is under way. */
  readonly goodSince: number | null;
  readonly closed: boolean;
}

const untouched: Handled = {
  alertId: null,
  ticketId: null,
  lastIntervalId: null,
  goodSince: null,
  closed: false,
};
const lookEveryMs = 1_000;
/** An interval with at most this share of errors is good; one without requests says nothing. */
const goodErrorRatio = 0.01;

/**
 * Key `incident:<id>`, where the id is that of the rollout. Tells pager and desk once (both deduplicate by the
 * incident's id, so a repeat after a crash is the same alert and the same ticket), then watches the counts until they
 * have been good for the hold, and closes both.
 */
export async function reconcileIncident(key: string, deps: IncidentDeps): Promise<Reconciled> {
  const id = key.slice('incident:'.length);
  const incident = foldIncident(await deps.store.events({ stream: key }), deps.holdMs);
  const stored = await deps.store.load(`rollout:${id}`);
  if (incident === null || stored === null) return {};
  const rollout = stored.state as unknown as RolloutState;
  const record = await deps.store.load(key);
  const before = record === null ? untouched : (record.state as unknown as Handled);
  if (before.closed) return {};

  const told = await tell(incident, rollout, before, deps);
  const watched =
    incident.containedAt === null ? told : await watch(key, incident.containedAt, rollout, told, deps);
  const after = watched.handled;
  if (JSON.stringify(after) !== JSON.stringify(record?.state)) {
    await deps.store.transaction((batch) => {
      batch.save(key, after as unknown as Json, record?.version ?? 0);
      watched.write?.(batch);
    });
  }
  const now = foldIncident(await deps.store.events({ stream: key }), deps.holdMs);
  if (now?.state === 'recovered') {
    await close(key, now, deps);
    return {};
  }
  return { runAgainAt: deps.clock.now() + lookEveryMs };
}

interface Watched {
  readonly handled: Handled;
  readonly write?: (batch: Batch) => void;
}

async function tell(
  incident: Incident,
  rollout: RolloutState,
  before: Handled,
  deps: IncidentDeps,
): Promise<Watched> {
  const text = rollout.reason ?? incident.sentence;
  const url = `${deps.origin}/incidents/${incident.id}`;
  const alias = `fairlead-${incident.id}`;
  const subject = `${rollout.environment}: ${rollout.service} ${rollout.to.version} rolled back`;
  const alertId =
    before.alertId ??
    (await deps.paging?.alert({ alias, message: subject, description: text, priority: 'P2', url }))?.id ??
    null;
  const ticketId =
    before.ticketId ??
    (await deps.support?.open({ externalId: alias, subject, body: text, url }))?.id ??
    null;
  return { handled: { ...before, alertId, ticketId } };
}

/** Reads the intervals since the version was taken out, and says where a good run began, lasted or broke. */
async function watch(
  key: string,
  containedAt: number,
  rollout: RolloutState,
  { handled }: Watched,
  deps: IncidentDeps,
): Promise<Watched> {
  const record = await loadDeployed(deps.store, rollout.repositoryId, rollout.environment, rollout.service);
  if (record === null) return { handled };
  const { repository } = record.deployed;
  const target = deps.targets.get(record.deployed.target, `${repository.owner}/${repository.name}`);
  const intervals = await target.traffic.intervals(rollout.entry, handled.lastIntervalId);
  const found: { type: 'good_interval' | 'bad_interval'; at: number }[] = [];
  let { goodSince } = handled;
  for (const interval of intervals) {
    const quality = interval.startedAt < containedAt ? null : qualityOf(interval);
    if (quality === 'bad') {
      found.push({ type: 'bad_interval', at: interval.startedAt });
      goodSince = null;
    } else if (quality === 'good') {
      // Only the edges of a run become events: its start, and the moment that it has lasted for the hold.
      if (goodSince === null || interval.startedAt - goodSince >= deps.holdMs) {
        found.push({ type: 'good_interval', at: interval.startedAt });
      }
      goodSince ??= interval.startedAt;
    }
  }
  const lastIntervalId = intervals.at(-1)?.id ?? handled.lastIntervalId;
  return {
    handled: { ...handled, lastIntervalId, goodSince },
    write(batch) {
      for (const { type, at } of found) {
        batch.append({
          stream: key,
          type: `incident.${type}`,
          occurredAt: at,
          source: 'balancer',
          dedupeKey: `${key}/${type}/${at}`,
          body: {},
        });
      }
    },
  };
}

function qualityOf(interval: Interval): 'good' | 'bad' | null {
  const requests = interval.targets.reduce((sum, target) => sum + target.requests, 0);
  const errors = interval.targets.reduce((sum, target) => sum + target.errors, 0);
  if (requests === 0) return null;
  return errors / requests <= goodErrorRatio ? 'good' : 'bad';
}

async function close(key: string, incident: Incident, deps: IncidentDeps): Promise<void> {
  const alias = `fairlead-${incident.id}`;
  await deps.paging?.close(alias, incident.sentence);
  await deps.support?.comment(alias, incident.sentence, true);
  const record = await deps.store.load(key);
  if (record === null) return;
  const handled = { ...(record.state as object), closed: true };
  await deps.store.transaction((batch) => batch.save(key, handled, record.version));
}
