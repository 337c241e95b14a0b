import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { between, foldIncident, type IncidentEvent } from '../../core/incidents/incident.ts';
import type { Chapter, Day } from '../day/chapter.ts';
import { served } from '../day/helpers.ts';
import { until } from '../day/until.ts';

const holdMs = 5_000;

/** What runs where, how the incident went, where to look next. */
export const summary: Chapter = {
  name: 'summary',
  title: 'What runs where, and how the incident went',
  async run(day) {
    const { stage, reporter } = day;
    const incident = await until(
      () => {
        const found = readIncident(day);
        return found?.recoveredAt == null ? null : found;
      },
      20_000,
      500,
    );
    for (const service of ['web', 'notes', 'places']) {
      reporter.note(`production ${service}: ${await served(stage, service)}`);
    }
    const timeline = incident === null ? [] : times(incident);
    for (const line of timeline) reporter.note(line);
    const closed = stage.pager.alerts().every((alert) => alert.status === 'closed');
    for (const record of reporter.records)
      reporter.note(`${record.seconds.toFixed(1).padStart(7)} s  ${record.name}`);
    reporter.step(
      'summary',
      incident !== null && closed,
      `the incident has recovered (hold ${holdMs / 1000} s) and its alert is closed`,
      incident === null
        ? 'no incident has recovered'
        : `${incident.sentence} The alert is ${closed ? 'closed' : 'open'}.`,
    );
    reporter.note(`dashboard: ${stage.app.origin}/`);
    reporter.note(`record: ${stage.layout.record}; logs: ${stage.layout.logs}`);
  },
};

function readIncident({ stage }: Day) {
  const database = new DatabaseSync(join(stage.layout.app, 'fairlead.db'), { readOnly: true, timeout: 2000 });
  try {
    const rows = database
      .prepare("SELECT * FROM events WHERE stream LIKE 'incident:%' ORDER BY position")
      .all() as unknown as {
      stream: string;
      type: string;
      occurred_at: number;
      source: string;
      dedupe_key: string | null;
      body: string;
    }[];
    const events: IncidentEvent[] = rows.map((row) => ({
      stream: row.stream,
      type: row.type,
      occurredAt: row.occurred_at,
      source: row.source,
      dedupeKey: row.dedupe_key,
      body: JSON.parse(row.body) as IncidentEvent['body'],
    }));
    return foldIncident(events, holdMs);
  } finally {
    database.close();
  }
}

function times(incident: NonNullable<ReturnType<typeof readIncident>>): readonly string[] {
  const line = (label: string, at: number | null): string => {
    if (at === null) return `${label}: –`;
    const { ms } = between(incident.startedAt, at);
    return `${label}: ${new Date(at).toISOString().slice(11, 23)} (+${((ms ?? 0) / 1000).toFixed(1)} s)`;
  };
  return [
    line('t0 first bad second', incident.startedAt),
    line('t1 detected', incident.detectedAt),
    line('t2 acknowledged by a person', incident.acknowledgedAt),
    line('t3 contained, no traffic', incident.containedAt),
    line(`t4 recovered, after a hold of ${holdMs / 1000} s`, incident.recoveredAt),
  ];
}
