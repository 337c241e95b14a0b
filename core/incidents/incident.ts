import type { NewEvent, StoredEvent } from '../ports/store.ts';

/**
 * The events of an incident's stream. Each body may hold `service`, `environment` and `version`; the first that names
 * one decides.
 *
 * - `incident.bad_interval`: a measurement was bad, from `occurredAt` on
 * - `incident.detected`: the first alarm: an analysis, an alert, a person's ticket
 * - `incident.acknowledged`: a person (or, with `by: "robot"` in the body, a machine) took it on
 * - `incident.contained`: the bad version takes no traffic any more
 * - `incident.good_interval`: a measurement was good again, from `occurredAt` on
 */
export type IncidentEventType =
  | 'incident.bad_interval'
  | 'incident.detected'
  | 'incident.acknowledged'
  | 'incident.contained'
  | 'incident.good_interval';

export type IncidentState = 'open' | 'acknowledged' | 'contained' | 'recovered';

/** An incident as its events tell it. Times are milliseconds since the epoch; null: not known, or not yet. */
export interface Incident {
  readonly id: string;
  readonly service: string | null;
  readonly environment: string | null;
  readonly version: string | null;
  /** t0: the first bad measurement. */
  readonly startedAt: number | null;
  /** True where t0 is only the detection, because no bad measurement was reported. */
  readonly estimated: boolean;
  /** t1 */
  readonly detectedAt: number | null;
  /** t2: by a person. */
  readonly acknowledgedAt: number | null;
  readonly robotAcknowledgements: number;
  /** t3; an automatic rollback may come before t2. */
  readonly containedAt: number | null;
  /** t4: the start of the run of good measurements that lasted for the hold. */
  readonly recoveredAt: number | null;
  readonly state: IncidentState;
  readonly sentence: string;
}

/** What the fold needs of an event, as it was appended or as it is stored. */
export type IncidentEvent = Pick<
  NewEvent,
  'stream' | 'type' | 'occurredAt' | 'source' | 'dedupeKey' | 'body'
> &
  Partial<Pick<StoredEvent, 'position' | 'receivedAt'>>;

/** An event that claims to come from further in the future than this is dated by our own clock. */
const skewMs = 300_000;
/** When things happened at the same moment, in the order in which they can have. */
const ranks: Readonly<Record<string, number>> = {
  'incident.bad_interval': 0,
  'incident.detected': 1,
  'incident.acknowledged': 2,
  'incident.contained': 3,
  'incident.good_interval': 4,
};

/**
 * Folds the events of one incident, in any order and with duplicates. It has recovered when measurements have been good
 * for `holdMs`, without a bad one between; a bad one later opens it again.
 *
 * @param events of one stream, `incident:<id>`; other types are passed over
 * @returns null where there are none
 */
export function foldIncident(events: readonly IncidentEvent[], holdMs: number): Incident | null {
  const sorted = ordered(events);
  const first = sorted[0];
  if (first === undefined) return null;
  const at = (type: IncidentEventType): number | null =>
    sorted.find((event) => event.type === type)?.occurredAt ?? null;
  const acknowledgements = sorted.filter(({ type }) => type === 'incident.acknowledged');
  const byPeople = acknowledgements.filter((event) => text(event, 'by') !== 'robot');
  const bad = at('incident.bad_interval');
  const detectedAt = at('incident.detected');
  const facts = {
    id: first.stream.replace(/^incident:/, ''),
    service: firstText(sorted, 'service'),
    environment: firstText(sorted, 'environment'),
    version: firstText(sorted, 'version'),
    startedAt: bad ?? detectedAt,
    estimated: bad === null,
    detectedAt,
    acknowledgedAt: byPeople[0]?.occurredAt ?? null,
    robotAcknowledgements: acknowledgements.length - byPeople.length,
    containedAt: at('incident.contained'),
    recoveredAt: recovery(sorted, holdMs),
  };
  const state = stateOf(facts);
  return { ...facts, state, sentence: sentence({ ...facts, state }) };
}

/** Milliseconds from one moment to another; null with a flag where the clocks contradict each other. */
export function between(
  from: number | null,
  to: number | null,
): { readonly ms: number | null; readonly contradictory: boolean } {
  if (from === null || to === null) return { ms: null, contradictory: false };
  return to < from ? { ms: null, contradictory: true } : { ms: to - from, contradictory: false };
}

function ordered(events: readonly IncidentEvent[]): readonly IncidentEvent[] {
  const seen = new Set<string>();
  const kept: IncidentEvent[] = [];
  for (const event of events) {
    if (ranks[event.type] === undefined) continue;
    const key = event.dedupeKey === null ? '' : `${event.source} ${event.dedupeKey}`;
    if (key !== '' && seen.has(key)) continue;
    seen.add(key);
    kept.push(sane(event));
  }
  return kept.sort((a, b) => a.occurredAt - b.occurredAt || rank(a) - rank(b) || compareKeys(a, b));
}

function sane(event: IncidentEvent): IncidentEvent {
  const { receivedAt, occurredAt } = event;
  const isAhead = receivedAt !== undefined && occurredAt > receivedAt + skewMs;
  return isAhead ? { ...event, occurredAt: receivedAt } : event;
}

function rank(event: IncidentEvent): number {
  return ranks[event.type] ?? 0;
}

function compareKeys(a: IncidentEvent, b: IncidentEvent): number {
  const [left, right] = [
    JSON.stringify([a.source, a.dedupeKey, a.body]),
    JSON.stringify([b.source, b.dedupeKey, b.body]),
  ];
  return left < right ? -1 : Number(left > right);
}

/** The start of the good run at the end, once it has lasted for the hold. */
function recovery(sorted: readonly IncidentEvent[], holdMs: number): number | null {
  const lastBad = sorted.findLastIndex(
    ({ type }) => type === 'incident.bad_interval' || type === 'incident.detected',
  );
  const good = sorted.slice(lastBad + 1).filter(({ type }) => type === 'incident.good_interval');
  const [first, last] = [good[0], good.at(-1)];
  if (first === undefined || last === undefined) return null;
  return last.occurredAt - first.occurredAt >= holdMs ? first.occurredAt : null;
}

type Facts = Omit<Incident, 'state' | 'sentence'>;

function stateOf(facts: Facts): IncidentState {
  if (facts.recoveredAt !== null) return 'recovered';
  if (facts.containedAt !== null) return 'contained';
  return facts.acknowledgedAt === null ? 'open' : 'acknowledged';
}

function sentence(facts: Facts & { readonly state: IncidentState }): string {
  const what = [facts.service, facts.version].filter((part) => part !== null).join(' ');
  const where = facts.environment === null ? '' : ` in ${facts.environment}`;
  const subject = `${what === '' ? `Incident ${facts.id}` : what}${where}`;
  const since = (to: number | null): string => {
    const { ms } = between(facts.startedAt, to);
    return ms === null
      ? 'at an unknown time'
      : `${(ms / 1000).toLocaleString('en-US', { maximumFractionDigits: 1 })} s after it began`;
  };
  switch (facts.state) {
    case 'recovered':
      return `${subject} recovered ${since(facts.recoveredAt)}.`;
    case 'contained':
      return `${subject} was contained ${since(facts.containedAt)}; recovery is not confirmed yet.`;
    case 'acknowledged':
      return `${subject} fails; somebody took it on ${since(facts.acknowledgedAt)}.`;
    case 'open':
      return `${subject} fails; nobody has taken it on yet.`;
  }
}

function firstText(events: readonly IncidentEvent[], field: string): string | null {
  for (const event of events) {
    const value = text(event, field);
    if (value !== null) return value;
  }
  return null;
}

function text(event: IncidentEvent, field: string): string | null {
  const { body } = event;
  if (body === null || typeof body !== 'object' || !(field in body)) return null;
  const value = (body as Readonly<Record<string, unknown>>)[field];
  return typeof value === 'string' ? value : null;
}
