import { join } from 'node:path';
import { loadServices } from '../../../core/changes/services.ts';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { Workspace } from '../../../core/ports/job.ts';
import type { CoverageInputs } from './inputs.ts';

export interface TestRun {
  readonly command: readonly string[];
  /** Absolute; the checkout where it is missing. */
  readonly cwd?: string;
  /** What it prints is the stream of `go test -json`: the tests' results. */
  readonly goJson?: boolean;
}

/** What to run, and where the reports of it will be. */
export interface Plan {
  readonly runs: readonly TestRun[];
  /** Globs of test reports; null where there are to be none. */
  readonly junit: readonly string[] | null;
  /** Globs of coverage reports; null where there are to be none. */
  readonly report: readonly string[] | null;
  /** Reports are wherever tools write them by default: of each folder, the first that was found counts. */
  readonly searched: boolean;
}

type Files = Pick<Workspace, 'list' | 'read'>;

/** Where tools write their coverage by default, most exact first: one run often writes it in several formats. */
const coveragePlaces = [
  'coverage/coverage-final.json',
  'coverage/lcov.info',
  'lcov.info',
  'coverage/cobertura-coverage.xml',
  'coverage.xml',
  'cobertura.xml',
  'coverage/clover.xml',
  'build/logs/clover.xml',
  'clover.xml',
  'target/site/jacoco/jacoco.xml',
  'build/reports/jacoco/test/jacocoTestReport.xml',
  'coverage.json',
  'coverage.out',
  'cover.out',
];
const testPlaces = [
  'junit.xml',
  'reports/junit.xml',
  'test-results/*.xml',
  'target/surefire-reports/TEST-*.xml',
  'target/failsafe-reports/TEST-*.xml',
  'build/test-results/*/TEST-*.xml',
];

/** A file at the root that tells of Python. */
const pythonFiles = /^(?:.*\.py|pyproject\.toml|pytest\.ini|tox\.ini|setup\.cfg)$/;

/** The test runners that a folder is made for. */
type Runner = 'pytest' | 'jest' | 'vitest' | 'go';

/** Whether a `package.json` names the package in one of its lists. */
function dependsOn(manifest: unknown, name: string): boolean {
  if (typeof manifest !== 'object' || manifest === null) return false;
  const lists = Object.entries(manifest).filter(([key]) => /^(?:devD|d)ependencies$/.test(key));
  return lists.some(([, list]) => typeof list === 'object' && list !== null && Object.hasOwn(list, name));
}

async function nodeRunner(files: Files, folder: string): Promise<Runner | null> {
  const text = await files.read(join(folder, 'package.json'), 1_000_000);
  if (text === null) return null;
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  if (dependsOn(data, 'vitest')) return 'vitest';
  return dependsOn(data, 'jest') ? 'jest' : null;
}

async function runnersOf(files: Files, folder: string): Promise<Runner[]> {
  const names = new Set(await files.list(folder === '' ? '.' : folder));
  const runners: Runner[] = [];
  if (names.has('go.mod')) runners.push('go');
  const node = names.has('package.json') ? await nodeRunner(files, folder) : null;
  if (node !== null) runners.push(node);
  const marked = [...names].some((name) => pythonFiles.test(name));
  const tests = await files.list(join(folder, 'tests'));
  const python = tests.some((name) => name.endsWith('.py')) || (runners.length === 0 && tests.length > 0);
  if (python || (folder === '' && marked)) runners.push('pytest');
  return runners;
}

function runOf(
  runner: Runner,
  at: { readonly folder: string; readonly root: string; readonly out: string; readonly name: string },
  python: readonly string[],
): TestRun {
  const { folder, root, name } = at;
  const out = (file: string) => join(at.out, file);
  const cwd = join(root, folder);
  const npx = ['npx', '--no-install'];
  switch (runner) {
    case 'pytest': {
      const where = folder === '' ? [] : [join(folder, 'tests')];
      const reports = [
        `--junitxml=${out(`${name}.junit.xml`)}`,
        `--cov-report=json:${out(`${name}.cov.json`)}`,
      ];
      const cov = folder === '' ? '--cov' : `--cov=${folder}`;
      return { command: [...python, '-m', 'pytest', ...where, cov, ...reports] };
    }
    case 'jest': {
      const coverage = [
        '--coverage',
        '--coverageReporters=json',
        `--coverageDirectory=${out(`${name}.jest`)}`,
      ];
      const results = ['--json', `--outputFile=${out(`${name}.tests.json`)}`];
      return { command: [...npx, 'jest', '--ci', ...coverage, ...results], cwd };
    }
    case 'vitest': {
      const coverage = [
        'enabled',
        'reporter=json',
        'reportOnFailure',
        `reportsDirectory=${out(`${name}.vitest`)}`,
      ];
      const results = [
        '--reporter=default',
        '--reporter=junit',
        `--outputFile.junit=${out(`${name}.junit.xml`)}`,
      ];
      const options = coverage.map((option) => `--coverage.${option}`);
      return { command: [...npx, 'vitest', 'run', ...options, ...results], cwd };
    }
    case 'go':
      return {
        command: ['go', 'test', '-json', `-coverprofile=${out(`${name}.cover`)}`, './...'],
        cwd,
        goJson: true,
      };
  }
}

/** The runners of each service, or of the whole repository where no service has one. */
async function detected(
  inputs: CoverageInputs,
  workspace: Workspace,
  services: readonly string[],
): Promise<Plan> {
  const out = await workspace.temporary('coverage');
  const found: { readonly folder: string; readonly runner: Runner }[] = [];
  for (const folder of services)
    for (const runner of await runnersOf(workspace, folder)) found.push({ folder, runner });
  if (found.length === 0)
    for (const runner of await runnersOf(workspace, '')) found.push({ folder: '', runner });
  if (found.length === 0) {
    throw new FinalError(
      'FL_INPUT_INVALID',
      'no unit tests were found: there is no go.mod, no package.json with Jest or Vitest, no Python file and no ' +
        'folder tests; give the input run, or report',
    );
  }
  const runs = found.map(({ folder, runner }, index) =>
    runOf(runner, { folder, root: workspace.root, out, name: `run-${index}` }, inputs.python),
  );
  return {
    runs,
    junit: [join(out, '*.junit.xml'), join(out, '*.tests.json')],
    report: [join(out, '*.cov.json'), join(out, '*.cover'), join(out, '*', 'coverage-final.json')],
    searched: false,
  };
}

/** What the inputs ask for. Errors: FL_INPUT_INVALID, FL_CONFIG_INVALID. */
export async function planOf(inputs: CoverageInputs, workspace: Workspace): Promise<Plan> {
  const { run, junit, report } = inputs;
  const given = junit.length > 0 || report.length > 0;
  if (given) {
    return {
      runs: run.map((command) => ({ command })),
      junit: junit.length > 0 ? junit : null,
      report: report.length > 0 ? report : null,
      searched: false,
    };
  }
  const { services } = await loadServices(workspace, inputs.servicesFrom);
  const folders = Object.values(services).map(({ path }) => path);
  if (run.length === 0) return detected(inputs, workspace, folders);
  const below = (places: readonly string[]) =>
    ['', ...folders].flatMap((folder) => places.map((place) => join(folder, place)));
  return {
    runs: run.map((command) => ({ command })),
    junit: below(testPlaces),
    report: below(coveragePlaces),
    searched: true,
  };
}

/** Of each folder the one report that says most, of those that lie where tools write them. */
export function firstOfFolder(files: readonly string[]): string[] {
  const chosen = new Map<string, { readonly file: string; readonly rank: number }>();
  for (const file of files) {
    const posix = file.replaceAll('\\', '/');
    const rank = coveragePlaces.findIndex((place) => posix === place || posix.endsWith(`/${place}`));
    const folder = posix.slice(0, posix.length - (coveragePlaces[rank]?.length ?? 0));
    const before = chosen.get(folder);
    if (before === undefined || rank < before.rank) chosen.set(folder, { file, rank });
  }
  return [...chosen.values()].map(({ file }) => file);
}
