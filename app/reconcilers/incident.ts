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
 * have been good for the hold, and closes both. One that does not answer never keeps the other waiting.
 */
export async function reconcileIncident(key: string, deps: IncidentDeps): Promise<Reconciled> {
  const id = key.slice('incident:'.length);
  const incident = foldIncident(await deps.store.events({ stream: key }), deps.holdMs);
  const stored = await deps.store.load(`rollout:${id}`);
  if (incident === null || stored === null) return {};
  const rollout = stored.state as unknown as RolloutState;
  const record = await deps.store.load(key);
  let kept: Kept =
    record === null
      ? { handled: untouched, version: 0 }
      : { handled: record.state as unknown as Handled, version: record.version };
  if (kept.handled.closed) return {};

  const { handled, failures } = await tell(incident, rollout, kept.handled, deps);
  kept = await keep(key, kept, { handled }, deps);
  if (incident.containedAt !== null) {
    kept = await keep(key, kept, await watch(key, incident.containedAt, rollout, kept.handled, deps), deps);
  }
  if (failures.length > 0) throw failures[0];
  const now = foldIncident(await deps.store.events({ stream: key }), deps.holdMs);
  if (now?.state !== 'recovered') return { runAgainAt: deps.clock.now() + lookEveryMs };
  const alias = aliasOf(now);
  await deps.paging?.close(alias, now.sentence);
  await deps.support?.comment(alias, now.sentence, true);
  await keep(key, kept, { handled: { ...kept.handled, closed: true } }, deps);
  return {};
}

interface Kept {
  readonly handled: Handled;
  readonly version: number;
}

interface Watched {
  readonly handled: Handled;
  readonly write?: (batch: Batch) => void;
}

async function keep(key: string, before: Kept, after: Watched, deps: IncidentDeps): Promise<Kept> {
  const { handled } = after;
  if (before.version > 0 && JSON.stringify(handled) === JSON.stringify(before.handled)) return before;
  await deps.store.transaction((batch) => {
    batch.save(key, handled as unknown as Json, before.version);
    after.write?.(batch);
  });
  return { handled, version: before.version + 1 };
}

function aliasOf(incident: Incident): string {
  return `fairlead-${incident.id}`;
}

async function tell(
  incident: Incident,
  rollout: RolloutState,
  before: Handled,
  deps: IncidentDeps,
): Promise<{ readonly handled: Handled; readonly failures: readonly unknown[] }> {
  const text = rollout.reason ?? incident.sentence;
  const url = `${deps.origin}/incidents/${incident.id}`;
  const alias = aliasOf(incident);
  const subject = `${rollout.environment}: ${rollout.service} ${rollout.to.version} rolled back`;
  const failures: unknown[] = [];
  const ask = async (
    known: string | null,
    call: () => Promise<{ readonly id: string }> | undefined,
  ): Promise<string | null> => {
    try {
      return known ?? (await call())?.id ?? null;
    } catch (error) {
      failures.push(error);
      return null;
    }
  };
  const alertId = await ask(before.alertId, () =>
    deps.paging?.alert({ alias, message: subject, description: text, priority: 'P2', url }),
  );
  const ticketId = await ask(before.ticketId, () =>
    deps.support?.open({ externalId: alias, subject, body: text, url }),
  );
  return { handled: { ...before, alertId, ticketId }, failures };
}

/**
 * Reads the intervals since the version was taken out, and says where a good run began, lasted or broke. A good run
 * becomes events when it has lasted for the hold: however long things stay bad, the log stays short.
 */
async function watch(
  key: string,
  containedAt: number,
  rollout: RolloutState,
  handled: Handled,
  deps: IncidentDeps,
): Promise<Watched> {
  const record = await loadDeployed(deps.store, rollout.repositoryId, rollout.environment, rollout.service);
  if (record === null) return { handled };
  const { repository } = record.deployed;
  const target = deps.targets.get(record.deployed.target, `${repository.owner}/${repository.name}`);
  const intervals = await target.traffic.intervals(rollout.entry, handled.lastIntervalId);
  const good: number[] = [];
  let { goodSince } = handled;
  for (const interval of intervals) {
    const quality = interval.startedAt < containedAt ? null : qualityOf(interval);
    if (quality === null) continue;
    goodSince = quality === 'bad' ? null : (goodSince ?? interval.startedAt);
    if (goodSince !== null && interval.startedAt - goodSince >= deps.holdMs) {
      good.push(goodSince, interval.startedAt);
      break;
    }
  }
  const lastIntervalId = intervals.at(-1)?.id ?? handled.lastIntervalId;
  return {
    handled: { ...handled, lastIntervalId, goodSince },
    write(batch) {
      for (const at of good) {
        batch.append({
          stream: key,
          type: 'incident.good_interval',
          occurredAt: at,
          source: 'balancer',
          dedupeKey: `${key}/good_interval/${at}`,
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
