import { formatDuration, incidentSign } from './model.ts';
import { cut, eventsOf, State, Table, Time } from './parts.tsx';
import type { IncidentRecord } from './records.ts';

interface Moment {
  readonly name: string;
  readonly word: string;
  readonly at: number | null;
}

function momentsOf(incident: IncidentRecord): readonly Moment[] {
  return [
    {
      name: 't0',
      word: incident.estimated ? 'started (estimated)' : 'started',
      at: incident.startedAt,
    },
    { name: 't1', word: 'detected', at: incident.detectedAt },
    { name: 't2', word: 'acknowledged', at: incident.acknowledgedAt },
    { name: 't3', word: 'contained', at: incident.containedAt },
    { name: 't4', word: 'recovered', at: incident.recoveredAt },
  ];
}

/** t0 to t4 to scale: harm until containment, then calm until recovery. The list below says the same in words. */
export function IncidentBar({ incident, now }: { incident: IncidentRecord; now: number }) {
  const known = momentsOf(incident).flatMap(({ name, word, at }) =>
    at === null ? [] : [{ name, word, at }],
  );
  const first = Math.min(...known.map(({ at }) => at));
  const last = Math.max(incident.recoveredAt ?? now, ...known.map(({ at }) => at));
  if (known.length === 0 || last <= first) return null;
  const x = (at: number) => (100 * (at - first)) / (last - first);
  const harmed = x(incident.containedAt ?? incident.recoveredAt ?? last);
  const label = known
    .map(({ name, word, at }) => `${name} ${word} after ${formatDuration(at - first)}`)
    .join(', ');
  return (
    <>
      <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={label}>
        <rect x={0} y={0} width={100} height={10} class={incident.recoveredAt === null ? 'busy' : 'good'} />
        <rect x={0} y={0} width={harmed} height={10} class="bad" />
        {known.map(({ at }) => (
          <rect x={Math.min(99.5, x(at))} y={0} width={0.5} height={10} class="mark" />
        ))}
      </svg>
      <p class="moments">
        {known.map(({ name, word, at }) => (
          <span>
            <b>{name}</b> {word}{' '}
            <span class="quiet">{at === first ? '' : `+${formatDuration(at - first)}`}</span>
          </span>
        ))}
      </p>
    </>
  );
}

/** One incident with its times. */
export function IncidentPage({ incident, now }: { incident: IncidentRecord; now: number }) {
  return (
    <>
      <h1>
        Incident of {incident.service ?? incident.id} {incident.version ?? ''}
        {incident.environment === null ? '' : ` in ${incident.environment}`}
      </h1>
      <p aria-live="polite" class="lead">
        <State sign={incidentSign(incident)} /> {cut(incident.sentence, 600)}
      </p>
      <IncidentBar incident={incident} now={now} />
      <Table label="Times" heads={['', 'Moment', 'When']}>
        {momentsOf(incident).map(({ name, word, at }) => (
          <tr>
            <td>{name}</td>
            <td>{word}</td>
            <td>
              <Time at={at} now={now} />
            </td>
          </tr>
        ))}
      </Table>
      <p>
        <a href={eventsOf(`incident:${incident.id}`)}>events</a>
      </p>
    </>
  );
}
