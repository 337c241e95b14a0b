import { environmentRows, flowRows, incidentSign, measures, signOf, type FlowRow } from './model.ts';
import { Commit, cut, eventsOf, Section, State, Table, Time } from './parts.tsx';
import type { Records } from './records.ts';
import { RolloutCard } from './rollout.tsx';
import { IncidentBar } from './incident.tsx';
import { countResults } from '../../core/testing/verdict.ts';

const maxRows = 12;

/** The first page: what runs, then what is on its way, then what went wrong, then the numbers. */
export function Overview({ records, now }: { records: Records; now: number }) {
  return (
    <>
      <h1 class="away">Overview</h1>
      <Unreadable keys={records.unreadable} />
      <Environments records={records} now={now} />
      <Flow rows={flowRows(records, maxRows)} now={now} />
      <Rollouts records={records} now={now} />
      <TestRuns records={records} now={now} />
      <Incidents records={records} now={now} />
      <Numbers records={records} now={now} />
    </>
  );
}

function Unreadable({ keys }: { keys: readonly string[] }) {
  if (keys.length === 0) return null;
  return (
    <p class="notice">
      {keys.length} stored records could not be read and are missing below, such as {cut(keys[0] ?? '', 80)}.
    </p>
  );
}

function Environments({ records, now }: { records: Records; now: number }) {
  const rows = environmentRows(records);
  const empty = rows.length === 0 ? 'Nothing is deployed yet.' : null;
  return (
    <Section id="environments" title="What runs" empty={empty}>
      <ul class="banners" aria-live="polite">
        {rows.map((row) => (
          <li class={`banner ${row.sign.tone}`}>
            <div class="line">
              <strong>
                {row.environment} · {row.service} {row.version ?? ''}
              </strong>
              <State sign={row.sign} />
            </div>
            <p>{cut(row.sentence, 600)}</p>
            <p class="quiet">
              {row.repository} · since <Time at={row.since} now={now} /> ·{' '}
              <a href={eventsOf(row.stream)}>events</a>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Flow({ rows, now }: { rows: readonly FlowRow[]; now: number }) {
  const empty = rows.length === 0 ? 'No commit has come through yet.' : null;
  return (
    <Section id="flow" title="Commits on their way" empty={empty}>
      <Table label="Commits" heads={['Commit', 'Checks', 'Tests', 'Promoted', 'Rollout', 'When']}>
        {rows.map((row) => (
          <tr>
            <td>
              <Commit sha={row.sha} /> <span class="quiet">{cut(row.label, 40)}</span>
            </td>
            <td>
              {row.checks.length === 0 ? <span class="quiet">–</span> : null}
              {row.checks.map((check) => (
                <State sign={check} label={check.name} />
              ))}
            </td>
            <td>
              <a href={`/testruns/${encodeURIComponent(row.run.id)}`}>
                <State sign={signOf(row.run.phase)} />
              </a>
            </td>
            <td>
              {row.promoted.length === 0 ? <span class="quiet">–</span> : cut(row.promoted.join(', '), 160)}
            </td>
            <td>
              {row.rollouts.length === 0 ? <span class="quiet">–</span> : null}
              {row.rollouts.slice(0, 4).map(({ state, status }) => (
                <a class="item" href={`/rollouts/${encodeURIComponent(state.id)}`}>
                  <State sign={signOf(status.state)} label={`${state.service} → ${state.environment}`} />
                </a>
              ))}
            </td>
            <td>
              <Time at={row.at} now={now} />
            </td>
          </tr>
        ))}
      </Table>
    </Section>
  );
}

function Rollouts({ records, now }: { records: Records; now: number }) {
  const shown = records.rollouts
    .filter((one) => !one.ended || now - one.state.enteredAt < 3_600_000)
    .slice(0, 4);
  const empty = shown.length === 0 ? 'No rollout is under way.' : null;
  return (
    <Section id="rollouts" title="Rollouts" empty={empty}>
      <div class="cards">
        {shown.map((rollout) => (
          <RolloutCard rollout={rollout} now={now} />
        ))}
      </div>
    </Section>
  );
}

function TestRuns({ records, now }: { records: Records; now: number }) {
  const runs = records.testRuns.slice(0, maxRows);
  const empty = runs.length === 0 ? 'No test has run yet.' : null;
  return (
    <Section id="tests" title="Test runs" empty={empty}>
      <Table label="Test runs" heads={['Run', 'State', 'Passed', 'Failed', 'What', 'When']}>
        {runs.map((run) => {
          const { passed, failed } = countResults(run.results);
          return (
            <tr>
              <td>
                <a href={`/testruns/${encodeURIComponent(run.id)}`}>
                  <code>{cut(run.id, 8)}</code>
                </a>
              </td>
              <td>
                <State sign={signOf(run.phase)} />
              </td>
              <td class="number">{passed}</td>
              <td class="number">{failed}</td>
              <td>{cut(run.sentence, 160)}</td>
              <td>
                <Time at={run.queuedAt} now={now} />
              </td>
            </tr>
          );
        })}
      </Table>
    </Section>
  );
}

function Incidents({ records, now }: { records: Records; now: number }) {
  const open = (one: Records['incidents'][number]) => one.recoveredAt === null;
  const shown = [...records.incidents.filter(open), ...records.incidents.filter((one) => !open(one))].slice(
    0,
    5,
  );
  const empty = shown.length === 0 ? 'No incident so far.' : null;
  return (
    <Section id="incidents" title="Incidents" empty={empty}>
      <div class="cards">
        {shown.map((incident) => (
          <article class="card">
            <div class="line">
              <a href={`/incidents/${encodeURIComponent(incident.id)}`}>
                <strong>
                  {incident.environment ?? ''} · {incident.service ?? incident.id} {incident.version ?? ''}
                </strong>
              </a>
              <State sign={incidentSign(incident)} />
            </div>
            <p>{cut(incident.sentence, 400)}</p>
            <IncidentBar incident={incident} now={now} />
          </article>
        ))}
      </div>
    </Section>
  );
}

function Numbers({ records, now }: { records: Records; now: number }) {
  return (
    <Section id="numbers" title="Numbers" empty={null}>
      <dl class="numbers">
        {measures(records, now).map((measure) => (
          <div>
            <dt>{measure.name}</dt>
            <dd>
              <a href={measure.href}>{measure.value ?? '–'}</a> <span class="quiet">n = {measure.n}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
