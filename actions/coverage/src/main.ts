import { join } from 'node:path';
import picomatch from 'picomatch';
import { changeBase } from '../../../core/changes/base.ts';
import { type Diff, parseDiff } from '../../../core/changes/diff.ts';
import { loadServices } from '../../../core/changes/services.ts';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { FairleadApi } from '../../../core/ports/fairlead.ts';
import type { Git } from '../../../core/ports/git.ts';
import type { Job, Workspace } from '../../../core/ports/job.ts';
import { publish } from '../../../core/reporting/publish.ts';
import { parseCoveragePy } from '../../../core/reports/coverage-py.ts';
import { coverageReport } from '../../../core/reports/coverage-report.ts';
import { parseJunit } from '../../../core/reports/junit.ts';
import { patchCoverage } from '../../../core/reports/patch-coverage.ts';
import { createPathResolver } from '../../../core/reports/paths.ts';
import type { CoverageInputs } from './inputs.ts';

export interface CoverageDeps {
  readonly inputs: CoverageInputs;
  readonly job: Job;
  readonly git: Git;
  readonly workspace: Workspace;
  readonly app: FairleadApi | null;
}

interface Plan {
  readonly commands: readonly (readonly string[])[];
  readonly junit: readonly string[];
  readonly report: readonly string[];
}

/** pytest with coverage on each service that has a folder `tests`, or on the whole repository where none has. */
async function defaultPlan({ inputs, workspace }: CoverageDeps): Promise<Plan> {
  const out = await workspace.temporary('coverage');
  const { services } = await loadServices(workspace, inputs.servicesFrom);
  const folders: string[] = [];
  for (const service of Object.values(services)) {
    if ((await workspace.list(join(service.path, 'tests'))).length > 0) folders.push(service.path);
  }
  const commandFor = (name: string, tests: readonly string[], cov: string) => [
    ...inputs.python,
    '-m',
    'pytest',
    ...tests,
    `--junitxml=${join(out, `${name}.xml`)}`,
    cov,
    `--cov-report=json:${join(out, `${name}.json`)}`,
  ];
  const commands = folders.map((folder, index) =>
    commandFor(`service-${index}`, [join(folder, 'tests')], `--cov=${folder}`),
  );
  return {
    commands: commands.length > 0 ? commands : [commandFor('all', [], '--cov')],
    junit: [join(out, '*.xml')],
    report: [join(out, '*.json')],
  };
}

/** Runs the commands one after the other; returns what failed in a way that test reports do not explain. */
async function runAll({ job, workspace }: CoverageDeps, plan: Plan): Promise<string[]> {
  const problems: string[] = [];
  const data = await workspace.temporary('coverage-data');
  for (const [index, command] of plan.commands.entries()) {
    const env = { COVERAGE_FILE: join(data, `coverage-${index}`) };
    const { exitCode } = await job.run(command, { show: true, env });
    // Test runners end with 1 when tests failed; every other code means that they could not do their work.
    if (exitCode > 1) problems.push(`${command.join(' ')} ended with exit code ${exitCode}.`);
  }
  return problems;
}

async function readAll<Entry>(
  workspace: Workspace,
  globs: readonly string[],
  parse: (text: string) => Entry[],
): Promise<{ readonly files: number; readonly entries: Entry[] }> {
  const files = await workspace.find(globs);
  const entries: Entry[] = [];
  for (const file of files) entries.push(...parse((await workspace.read(file)) ?? ''));
  return { files: files.length, entries };
}

function planOf(deps: CoverageDeps): Promise<Plan> | Plan {
  const { run, junit, report } = deps.inputs;
  if (junit.length === 0 && report.length === 0 && run.length === 0) return defaultPlan(deps);
  if (junit.length === 0 || report.length === 0) {
    throw new FinalError(
      'FL_INPUT_INVALID',
      'junit and report are both needed as soon as one of run, junit, report is set',
    );
  }
  return { commands: run, junit, report };
}

/**
 * Runs the unit tests, and reports the failed ones and the changed lines that no test runs.
 * Returns the sentence that fails the step, or null.
 */
export async function main(deps: CoverageDeps): Promise<string | null> {
  const { inputs, job, git, workspace } = deps;
  const base = await changeBase(git, job.context, inputs.baseSha);
  const plan = await planOf(deps);
  const problems = await runAll(deps, plan);
  const junit = await readAll(workspace, plan.junit, parseJunit);
  const coverage = await readAll(workspace, plan.report, parseCoveragePy);
  if (junit.files === 0) problems.push('No test report was written.');
  if (coverage.files === 0) problems.push('No coverage report was written.');
  const resolve = createPathResolver(workspace.root, await git.tracked());
  const diff: Diff = base === null ? new Map() : parseDiff(await git.diff(base, 'HEAD'));
  const excluded = picomatch([...inputs.exclude], { dot: true });
  const patch = patchCoverage(coverage.entries, diff, resolve, (path) => !excluded(path));
  const facts = { cases: junit.entries, patch, minimum: inputs.patchMin, problems };
  const report = coverageReport(facts, resolve);
  await publish(report, job, deps.app);
  job.output('conclusion', report.conclusion);
  job.output('patch-coverage', patch.percent === null ? '' : patch.percent.toFixed(2));
  return report.conclusion === 'failure' && inputs.fail ? report.title : null;
}
