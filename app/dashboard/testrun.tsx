import { countResults } from '../../core/testing/verdict.ts';
import { formatDuration, signOf } from './model.ts';
import { Commit, cut, eventsOf, State, Table, Time } from './parts.tsx';
import type { TestRunRecord } from './records.ts';

const maxRows = 100;
const order: readonly TestRunRecord['results'][number]['outcome'][] = [
  'failed',
  'error',
  'skipped',
  'passed',
];

/** One test run: what ran where, and each result, failures first. */
export function TestRunPage({ run, now }: { run: TestRunRecord; now: number }) {
  const counts = countResults(run.results);
  const results = [...run.results].sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
  return (
    <>
      <h1>Test run {cut(run.id, 16)}</h1>
      <p aria-live="polite" class="lead">
        <State sign={signOf(run.phase)} /> {cut(run.sentence, 600)}
      </p>
      <p>
        {run.data.repository.name} · <Commit sha={run.data.headSha} /> ·{' '}
        {run.data.pullRequest === null
          ? cut(run.data.ref, 100)
          : `pull request #${run.data.pullRequest.number}`}{' '}
        · queued <Time at={run.queuedAt} now={now} />
        {run.endedAt === null ? '' : ` · took ${formatDuration(run.endedAt - run.queuedAt)}`} ·{' '}
        <a href={eventsOf(`testrun:${run.id}`)}>events</a>
      </p>
      <h2>What ran where</h2>
      <Table label="Services" heads={['Service', 'Version', 'From', 'SHA-256']}>
        {run.environment.map(({ service, origin, artifact }) => (
          <tr>
            <td>{service}</td>
            <td>{artifact.version}</td>
            <td>{origin === 'change' ? 'this change' : 'newest promoted'}</td>
            <td>
              <code>{artifact.sha256}</code>
            </td>
          </tr>
        ))}
        {run.testPackage === undefined ? null : (
          <tr>
            <td>(tests)</td>
            <td>{run.testPackage.version}</td>
            <td />
            <td>
              <code>{run.testPackage.sha256}</code>
            </td>
          </tr>
        )}
      </Table>
      <h2>Results</h2>
      <p>
        {counts.passed} passed, {counts.failed} failed, {counts.skipped} skipped
        {results.length > maxRows ? `; the first ${maxRows} are shown` : ''}.
      </p>
      <Table label="Results" heads={['Outcome', 'Test', 'Seconds', 'Why']}>
        {results.slice(0, maxRows).map((result) => (
          <tr>
            <td>
              <State sign={signOf(result.outcome)} />
            </td>
            <td>
              {cut(result.id, 120)}
              {result.file === null ? '' : ` (${cut(result.file, 80)}:${result.line ?? '?'})`}
            </td>
            <td class="number">{result.seconds.toFixed(2)}</td>
            <td>{cut(result.message ?? '', 160)}</td>
          </tr>
        ))}
      </Table>
    </>
  );
}
