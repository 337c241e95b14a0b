import type { JobRow, StoredEvent } from '../../core/ports/store.ts';
import { cut, eventsOf, Table, Time } from './parts.tsx';

/** The log itself: what every number comes from. */
export function EventsPage({
  events,
  stream,
  now,
}: {
  events: readonly StoredEvent[];
  stream: string;
  now: number;
}) {
  return (
    <>
      <h1>Events {stream === '' ? '' : `of ${cut(stream, 80)}`}</h1>
      <p class="quiet">The newest {events.length}, newest first.</p>
      <Table label="Events" heads={['No.', 'When', 'Stream', 'Type', 'Source', 'Body']}>
        {events.map((event) => (
          <tr>
            <td class="number">{event.position}</td>
            <td>
              <Time at={event.occurredAt} now={now} />
            </td>
            <td>
              <a href={eventsOf(event.stream)}>{cut(event.stream, 60)}</a>
            </td>
            <td>{cut(event.type, 60)}</td>
            <td>{cut(event.source, 20)}</td>
            <td class="body">
              <code>{cut(JSON.stringify(event.body), 300)}</code>
            </td>
          </tr>
        ))}
      </Table>
    </>
  );
}

/** Work that waits or failed. */
export function JobsPage({ jobs, now }: { jobs: readonly JobRow[]; now: number }) {
  return (
    <>
      <h1>Jobs</h1>
      <p class="quiet">
        {jobs.length === 0 ? 'Nothing waits.' : `${jobs.length} jobs; the first 100 are shown.`}
      </p>
      <Table label="Jobs" heads={['Key', 'Due', 'Tries', 'Held', 'Last error']}>
        {jobs.slice(0, 100).map((job) => (
          <tr>
            <td>{cut(job.key, 80)}</td>
            <td>
              <Time at={job.runAt} now={now} />
            </td>
            <td class="number">{job.attempt}</td>
            <td>{job.leasedUntil !== null && job.leasedUntil > now ? 'in work' : 'waits'}</td>
            <td>{cut(job.lastError ?? '', 240)}</td>
          </tr>
        ))}
      </Table>
    </>
  );
}
