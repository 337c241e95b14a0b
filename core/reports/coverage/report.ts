import type { FindingAnnotation } from '../../api/findings.ts';
import { ranges } from '../../changes/diff.ts';
import type { Report } from '../../reporting/publish.ts';
import { count } from '../../reporting/text.ts';
import type { ResolvePath } from '../paths.ts';
import { failureMessage, failurePlace } from '../tests/place.ts';
import type { TestCase } from '../tests/types.ts';
import type { Verdict } from './gates.ts';
import type { PatchCoverage } from './patch.ts';
import { percentOf, percentText, type Totals } from './totals.ts';

/** Up to this many uncovered lines each get an annotation of their own; above, neighbours share one. */
const singleLines = 20;
/** Paths that were not found are named up to here, and counted above. */
const maxNamed = 20;
/** Lines that the comment on the pull request shows. */
const maxHighlighted = 5;

const isFailed = (test: TestCase) => test.outcome === 'failed' || test.outcome === 'error';

function testName(test: TestCase): string {
  return test.classname === '' ? test.name : `${test.classname}.${test.name}`;
}

function failedTests(
  cases: readonly TestCase[],
  resolve: ResolvePath,
): { readonly annotations: FindingAnnotation[]; readonly lines: string[] } {
  const annotations: FindingAnnotation[] = [];
  const lines: string[] = [];
  const failed = cases.filter(isFailed);
  const names = new Set(failed.map(testName));
  // In Go a test fails with its subtests: what they say is enough.
  const parents = new Set(
    [...names].flatMap((name) => (name.includes('/') ? [name.slice(0, name.lastIndexOf('/'))] : [])),
  );
  for (const test of failed) {
    const message = failureMessage(test);
    const place = failurePlace(test, resolve);
    if (place === null) {
      if (!parents.has(testName(test)))
        lines.push(`Failed, at a place that is not known: ${testName(test)}: ${message}`);
      continue;
    }
    annotations.push({
      path: place.path,
      startLine: place.line,
      endLine: place.line,
      level: 'failure',
      title: `Test failed: ${testName(test)}`,
      message,
    });
  }
  return { annotations, lines };
}

function uncoveredLines(patch: PatchCoverage): FindingAnnotation[] {
  const byPath = new Map<string, number[]>();
  for (const { path, line } of patch.uncovered) byPath.set(path, [...(byPath.get(path) ?? []), line]);
  const single = patch.uncovered.length <= singleLines;
  return [...byPath].flatMap(([path, lines]) =>
    (single ? lines.map((line) => ({ start: line, end: line })) : ranges(lines)).map(
      ({ start, end }): FindingAnnotation => ({
        path,
        startLine: start,
        endLine: end,
        level: 'warning',
        title: 'Not covered',
        message: start === end ? 'No test runs this line.' : `No test runs lines ${start} to ${end}.`,
      }),
    ),
  );
}

function partialLines(patch: PatchCoverage): FindingAnnotation[] {
  return patch.partial.map(({ path, line, taken, total }) => ({
    path,
    startLine: line,
    endLine: line,
    level: 'notice',
    title: 'Partly covered',
    message: `Tests take ${taken} of ${count(total, 'branch', 'branches')} of this line.`,
  }));
}

function coverageSentence({ patch, minimum, uncompared }: CoverageFacts): string {
  if (patch === null) return 'coverage is not known';
  if (uncompared !== null) return `no change was compared: ${uncompared}`;
  if (patch.percent === null) return 'no coverable lines changed';
  // Rounded down: 79.96 % must not read as 80.0 %.
  const percent = (Math.floor(patch.percent * 10) / 10).toFixed(1);
  const wanted = patch.percent < minimum ? `, ${minimum} % wanted` : '';
  return `${percent} % of the changed lines are covered (${patch.covered} of ${patch.coverable}${wanted})`;
}

/** What coverage is compared with. */
export interface Comparison {
  readonly commit: string;
  /** Commits from the baseline's to the one that it stands for: 0 where it is the very one. */
  readonly stale: number;
  readonly totals: Totals;
}

function change(now: number, before: number | null): string {
  if (before === null) return '';
  const points = now - before;
  return `, ${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(2)} points`;
}

function totalLines(totals: Totals, comparison: Comparison | null): string[] {
  const parts = (['lines', 'branches'] as const).flatMap((kind) => {
    const percent = percentOf(totals[kind]);
    if (percent === null) return [];
    const before = comparison === null ? null : percentOf(comparison.totals[kind]);
    const counted = `${totals[kind].covered} of ${totals[kind].total}`;
    return [`${kind} ${percentText(percent)} (${counted}${change(percent, before)})`];
  });
  if (parts.length === 0) return [];
  const against =
    comparison === null
      ? ''
      : `; compared with ${comparison.commit.slice(0, 8)}${comparison.stale === 0 ? '' : `, ${count(comparison.stale, 'commit')} older than the base`}`;
  return [`All files: ${parts.join(', ')}${against}.`];
}

export interface CoverageFacts {
  readonly cases: readonly TestCase[];
  /** Whether test reports were asked for; without, the title says nothing of tests. */
  readonly tested: boolean;
  /** Null where no report told anything: that is not 0 %, and not nothing to cover either. */
  readonly patch: PatchCoverage | null;
  /** Why there was no commit to compare with, as half a sentence; null where a change was compared. */
  readonly uncompared: string | null;
  /** Percent of the coverable changed lines that must be covered. */
  readonly minimum: number;
  readonly totals: Totals;
  readonly comparison: Comparison | null;
  readonly verdicts: readonly Verdict[];
  /** What went wrong in a way that no test report explains, each a sentence. */
  readonly problems: readonly string[];
  /** What else there is to say, each a sentence. */
  readonly notes: readonly string[];
  /** Files of reports that are not files of the repository. */
  readonly unmatched: readonly { readonly path: string; readonly tried: string }[];
}

function unmatchedLines(unmatched: CoverageFacts['unmatched']): string[] {
  const named = unmatched
    .slice(0, maxNamed)
    .map(({ path, tried }) => `Covered, but not a file of the repository: ${path} (${tried})`);
  const more = unmatched.length - named.length;
  return more === 0 ? named : [...named, `${count(more, 'more path')} of reports not found.`];
}

function testsSentence(cases: readonly TestCase[]): string {
  const failed = cases.filter(isFailed).length;
  const passed = cases.filter((test) => test.outcome === 'passed').length;
  return failed > 0
    ? `${count(failed, 'test')} of ${cases.length} failed`
    : count(passed, 'test passed', 'tests passed');
}

/** The report on unit tests and on how much of the change they run. A failing test fails it, whatever the coverage. */
export function coverageReport(facts: CoverageFacts, resolve: ResolvePath): Report {
  const { cases, patch, verdicts } = facts;
  const skipped = cases.filter((test) => test.outcome === 'skipped').length;
  const tests = failedTests(cases, resolve);
  const percent = patch?.percent ?? null;
  const low = percent !== null && percent < facts.minimum;
  const missed = verdicts.filter((verdict) => !verdict.passed);
  const failure = cases.some(isFailed) || low || missed.length > 0 || facts.problems.length > 0;
  const coverage = coverageSentence(facts);
  const figures = totalLines(facts.totals, facts.comparison);
  const gates = missed.map(({ sentence }) => `Not met: ${sentence}.`);
  const title = facts.tested ? `${testsSentence(cases)}; ${coverage}` : coverage;
  return {
    concern: 'coverage',
    conclusion: failure ? 'failure' : 'success',
    title: missed.length === 0 ? title : `${title}; ${count(missed.length, 'gate')} not met`,
    lines: [
      ...facts.problems,
      ...gates,
      ...figures,
      ...verdicts.filter(({ passed }) => passed).map(({ sentence }) => `Met: ${sentence}.`),
      ...(skipped > 0 ? [`${count(skipped, 'test')} skipped.`] : []),
      ...facts.notes,
      ...tests.lines,
      ...unmatchedLines(facts.unmatched),
    ],
    highlights: [...figures, ...gates, ...facts.problems].slice(0, maxHighlighted),
    annotations: [
      ...tests.annotations,
      ...(patch === null ? [] : [...uncoveredLines(patch), ...partialLines(patch)]),
    ],
  };
}
