import type { FindingAnnotation } from '../api/findings.ts';
import { ranges } from '../changes/diff.ts';
import type { Report } from '../reporting/publish.ts';
import { count } from '../reporting/text.ts';
import { failurePlace, type JunitCase } from './junit.ts';
import type { PatchCoverage } from './patch-coverage.ts';
import type { ResolvePath } from './paths.ts';

/** Up to this many uncovered lines each get an annotation of their own; above, neighbours share one. */
const singleLines = 20;

function testName(test: JunitCase): string {
  return test.classname === '' ? test.name : `${test.classname}.${test.name}`;
}

function failedTests(
  cases: readonly JunitCase[],
  resolve: ResolvePath,
): { readonly annotations: FindingAnnotation[]; readonly lines: string[] } {
  const annotations: FindingAnnotation[] = [];
  const lines: string[] = [];
  for (const test of cases) {
    if (test.outcome !== 'failed' && test.outcome !== 'error') continue;
    const place = failurePlace(test, resolve);
    const message = test.message === '' ? test.detail.trim() || 'The test failed.' : test.message;
    if (place === null) {
      lines.push(`Failed, at a place that is not known: ${testName(test)}: ${message}`);
      continue;
    }
    const title = `Test failed: ${testName(test)}`;
    annotations.push({
      path: place.path,
      startLine: place.line,
      endLine: place.line,
      level: 'failure',
      title,
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

function coverageSentence(patch: PatchCoverage, minimum: number): string {
  if (patch.percent === null) return 'no coverable lines changed';
  // Rounded down: 79.96 % must not read as 80.0 %.
  const percent = (Math.floor(patch.percent * 10) / 10).toFixed(1);
  const wanted = patch.percent < minimum ? `, ${minimum} % wanted` : '';
  return `${percent} % of the changed lines are covered (${patch.covered} of ${patch.coverable}${wanted})`;
}

export interface CoverageFacts {
  readonly cases: readonly JunitCase[];
  readonly patch: PatchCoverage;
  /** Percent of the coverable changed lines that must be covered. */
  readonly minimum: number;
  /** Commands that failed in a way that no test report explains, each a sentence. */
  readonly problems: readonly string[];
}

/** The report on unit tests and on how much of the change they run. A failing test fails it, whatever the coverage. */
export function coverageReport(facts: CoverageFacts, resolve: ResolvePath): Report {
  const { cases, patch } = facts;
  const failed = cases.filter((test) => test.outcome === 'failed' || test.outcome === 'error').length;
  const skipped = cases.filter((test) => test.outcome === 'skipped').length;
  const tests = failedTests(cases, resolve);
  const low = patch.percent !== null && patch.percent < facts.minimum;
  const passed = cases.length - failed - skipped;
  const ran =
    failed > 0
      ? `${count(failed, 'test')} of ${cases.length} failed`
      : count(passed, 'test passed', 'tests passed');
  return {
    concern: 'coverage',
    conclusion: failed > 0 || low || facts.problems.length > 0 ? 'failure' : 'success',
    title: `${ran}; ${coverageSentence(patch, facts.minimum)}`,
    lines: [
      ...facts.problems,
      ...(skipped > 0 ? [`${count(skipped, 'test')} skipped.`] : []),
      ...tests.lines,
      ...patch.unmatched.slice(0, 20).map((path) => `Covered, but not a file of the repository: ${path}`),
    ],
    annotations: [...tests.annotations, ...uncoveredLines(patch)],
  };
}
