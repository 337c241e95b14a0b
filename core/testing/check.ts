import { maxTitle } from '../api/limits.ts';
import type { CheckAnnotation, CheckConclusion, CheckRun } from '../ports/github.ts';
import { escapeMarkdown, oneLine, visible } from '../reporting/text.ts';
import type { EnvironmentService, TestResult, TestRun } from './types.ts';
import { countResults } from './verdict.ts';

const maxRows = 50;
/** As many as a lint or coverage job gives by default. */
const maxAnnotations = 1000;

/** Of a run that somebody asked for. What the fork's code says of itself is worth what that code is. */
const ofFork =
  'From a fork, built from source at this commit, where it reaches nothing: its own services and tests ran together, so that a malicious one could have said anything.';

/** Null while the run goes on. Only a pass is a success. */
const conclusions: Readonly<Record<TestRun['phase'], CheckConclusion | null>> = {
  queued: null,
  starting: null,
  running: null,
  passed: 'success',
  failed: 'failure',
  error: 'failure',
  superseded: 'cancelled',
};

/** `fairlead/tests` as it should read for this run. The same run always gives the same check run. */
export function testCheck(run: TestRun, detailsUrl: string): CheckRun {
  const conclusion = conclusions[run.phase];
  return {
    name: 'fairlead/tests',
    headSha: run.data.headSha,
    status: conclusion === null ? statusOf(run.phase) : 'completed',
    ...(conclusion === null ? {} : { conclusion }),
    title: run.sentence,
    summary: summary(run),
    annotations: conclusion === null || run.phase === 'superseded' ? [] : annotations(run.results),
    detailsUrl,
    externalId: `testrun:${run.id}`,
  };
}

function statusOf(phase: TestRun['phase']): 'queued' | 'in_progress' {
  return phase === 'queued' ? 'queued' : 'in_progress';
}

function summary(run: TestRun): string {
  const { passed, failed, skipped } = countResults(run.results);
  const blocks = [
    markdown(run.sentence),
    ...(run.results.length === 0 ? [] : [`${passed} passed, ${failed} failed, ${skipped} skipped.`]),
    ...failureTable(run.results),
    ...(run.kind === 'fork' ? [ofFork] : []),
    ...environmentTable(run.environment, run.testPackage),
    ...notRun(run.data.artifacts),
  ];
  return blocks.join('\n\n');
}

function failureTable(results: readonly TestResult[]): string[] {
  const failures = results.filter(isFailure);
  if (failures.length === 0) return [];
  const rows = failures.slice(0, maxRows).map((result) => {
    const where =
      result.file === null ? '' : `${result.file}${result.line === null ? '' : `:${result.line}`}`;
    return `| ${markdown(result.id)} | ${markdown(where)} | ${markdown(firstLine(result.message))} |`;
  });
  const more = failures.length - rows.length;
  const table = ['| Test | Place | Why |', '| --- | --- | --- |', ...rows].join('\n');
  return more > 0 ? [table, `${more} more on the page of the run.`] : [table];
}

function environmentTable(services: readonly EnvironmentService[], tests: TestRun['testPackage']): string[] {
  if (services.length === 0) return [];
  const rows = services.map(({ service, artifact, origin }) => {
    const from = origin === 'change' ? 'this change' : 'newest promoted';
    return `| ${markdown(service)} | ${markdown(artifact.version)} | ${from} | \`${artifact.sha256}\` |`;
  });
  if (tests !== undefined) rows.push(`| (tests) | ${markdown(tests.version)} | | \`${tests.sha256}\` |`);
  return [['| Service | Version | From | SHA-256 |', '| --- | --- | --- | --- |', ...rows].join('\n')];
}

/** What the message carries and this engine cannot run is neither tested nor promoted, and that is said. */
function notRun(artifacts: TestRun['data']['artifacts']): string[] {
  const others = artifacts.filter(({ kind }) => kind !== 'python');
  if (others.length === 0) return [];
  const names = others.slice(0, maxRows).map(({ kind, name, version }) => `${kind} ${name} ${version}`);
  const more = others.length > names.length ? `, and ${others.length - names.length} more` : '';
  return [`Neither run nor promoted, being no Python packages: ${markdown(names.join(', '))}${more}.`];
}

function annotations(results: readonly TestResult[]): CheckAnnotation[] {
  return results
    .flatMap((result): CheckAnnotation[] => {
      if (!isFailure(result) || result.file === null || result.line === null) return [];
      return [
        {
          path: result.file,
          startLine: result.line,
          endLine: result.line,
          level: 'failure',
          title: visible(result.id).slice(-maxTitle).toWellFormed(),
          message: visible(result.message ?? '').trim() || 'The test failed.',
        },
      ];
    })
    .slice(0, maxAnnotations);
}

function isFailure(result: TestResult): boolean {
  return result.outcome === 'failed' || result.outcome === 'error';
}

function firstLine(text: string | null): string {
  return (text ?? '').split('\n', 1)[0]?.slice(0, 300) ?? '';
}

/** Text that came from a change, made harmless in Markdown. */
function markdown(text: string): string {
  return escapeMarkdown(oneLine(text));
}
