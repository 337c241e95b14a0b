import { join } from 'node:path';
import { refuseForksCode } from '../../../core/changes/forks-code.ts';
import type { Job, Workspace } from '../../../core/ports/job.ts';
import type { NamedReport } from '../../../core/reports/coverage/merge.ts';
import { parseGoJson } from '../../../core/reports/tests/go-json.ts';
import type { TestCase } from '../../../core/reports/tests/types.ts';
import type { CoverageInputs } from './inputs.ts';
import { firstOfFolder, type Plan, planOf } from './plan.ts';
import { readCoverage, readTests } from './reports.ts';

/** What the tests of a job left behind. */
export interface Tested {
  readonly cases: readonly TestCase[];
  readonly reports: readonly NamedReport[];
  /** Whether there was to be anything on tests, not on coverage alone. */
  readonly tested: boolean;
  /** What failed in a way that no test report explains. */
  readonly problems: readonly string[];
}

interface Deps {
  readonly inputs: CoverageInputs;
  readonly job: Job;
  readonly workspace: Workspace;
}

interface Ended {
  readonly command: string;
  readonly exitCode: number;
  /** What it printed to be read breaks off. */
  readonly cut?: boolean;
}

/** Runs the commands one after the other. */
async function runAll(
  { job, workspace }: Deps,
  plan: Plan,
): Promise<{ readonly ended: readonly Ended[]; readonly cases: readonly TestCase[] }> {
  const ended: Ended[] = [];
  const cases: TestCase[] = [];
  const data = plan.runs.length === 0 ? '' : await workspace.temporary('coverage-data');
  for (const [index, run] of plan.runs.entries()) {
    const env = { COVERAGE_FILE: join(data, `coverage-${index}`) };
    const where = run.cwd === undefined ? {} : { cwd: run.cwd };
    const { exitCode, stdout } = await job.run(run.command, { show: run.goJson !== true, env, ...where });
    const command = run.command.join(' ');
    if (run.goJson !== true) {
      ended.push({ command, exitCode });
      continue;
    }
    const go = parseGoJson(stdout);
    ended.push({ command, exitCode, cut: !go.complete });
    for (const test of go.cases) cases.push(test);
    job.info(go.printed);
  }
  return { ended, cases };
}

/**
 * Test runners end with 1 when tests failed; every other code means that they could not do their work. A 1 without a
 * failed test, as by a threshold of the tool's own, is no success either.
 */
function exitProblems(ended: readonly Ended[], failed: boolean): string[] {
  const cut = ended.filter((one) => one.cut === true);
  const codes = ended
    .filter(({ exitCode }) => exitCode > 1 || (exitCode !== 0 && !failed))
    .map(({ command, exitCode }) =>
      exitCode === 1
        ? `${command} ended with exit code 1, and no report names a failed test.`
        : `${command} ended with exit code ${exitCode}.`,
    );
  return [...codes, ...cut.map(({ command }) => `${command} printed results that end too early.`)];
}

/** Runs what the inputs ask for and reads the reports. A report that is tracked is none of this run. */
export async function runTests(deps: Deps, tracked: ReadonlySet<string>): Promise<Tested> {
  const { workspace } = deps;
  const plan = await planOf(deps.inputs, workspace);
  if (plan.runs.length > 0) refuseForksCode(deps.job.context);
  const { ended, cases } = await runAll(deps, plan);
  const find = async (globs: readonly string[] | null) => {
    const files = globs === null ? [] : await workspace.find(globs);
    return plan.searched ? files.filter((file) => !tracked.has(file.replaceAll('\\', '/'))) : files;
  };
  const coverageFiles = await find(plan.report);
  const coverage = await readCoverage(
    workspace,
    plan.searched ? firstOfFolder(coverageFiles) : coverageFiles,
  );
  const tests = await readTests(workspace, await find(plan.junit));
  const all = [...cases, ...tests.entries];
  const failed = all.some(({ outcome }) => outcome === 'failed' || outcome === 'error');
  const problems = [...exitProblems(ended, failed), ...tests.problems, ...coverage.problems];
  // The tests of a command that writes no report are told by its exit code.
  const silent = plan.junit !== null && !plan.searched && tests.files === 0 && cases.length === 0;
  if (silent) problems.push('No test report was written.');
  if (plan.report !== null && coverage.files === 0) problems.push('No coverage report was written.');
  const tested = plan.searched ? all.length > 0 : plan.junit !== null;
  return { cases: all, reports: coverage.entries, tested, problems };
}
