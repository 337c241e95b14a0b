// `npm run mutation`: changes the rule code in one place at a time (Stryker) and counts the changes that its tests see.
// Writes test/reports/mutation.json, which `npm run bench policy` reads.
import { Stryker } from '@stryker-mutator/core';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const report = join('test', 'reports', 'mutation.json');
const work = join('.fairlead', 'mutation');
const folders = ['core/branching', 'core/policy'];

const args = process.argv.slice(2);
if (args.includes('--help') || args.some((arg) => arg.startsWith('-') && arg !== '--force')) {
  process.stdout.write(
    'Usage: npm run mutation [-- [--force] [FILE …]]\n' +
      '  FILE …   only these of the rule code, without writing the report\n' +
      `  --force  run every mutant; without it, killed ones that nothing has changed for keep their result (${work})\n`,
  );
  process.exit(args.includes('--help') ? 0 : 2);
}
const chosen = args.filter((arg) => arg !== '--force');
const isSource = (file) => file.endsWith('.ts') && !file.endsWith('.test.ts');
const sources = folders
  .flatMap((folder) => globSync(`${folder}/**/*.ts`).filter(isSource))
  .toSorted((a, b) => (a < b ? -1 : 1));
const sha256 = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');
// A run is long: what changes in the meantime has not been measured.
const hashes = Object.fromEntries(sources.map((file) => [file, sha256(file)]));

const { globalSetup: _, ...jest } = JSON.parse(readFileSync('jest.config.json', 'utf8'));
mkdirSync(work, { recursive: true });
const incrementalFile = join(work, 'incremental.json');
if (existsSync(incrementalFile)) {
  // A killed mutant keeps its result until its line or its tests change. The others always run again: what else they
  // hang on, such as the truth tables, Stryker does not follow.
  const past = JSON.parse(readFileSync(incrementalFile, 'utf8'));
  for (const file of Object.values(past.files)) {
    file.mutants = file.mutants.filter(({ status }) => status === 'Killed');
  }
  writeFileSync(incrementalFile, JSON.stringify(past));
}
const results = await new Stryker({
  mutate: chosen.length > 0 ? chosen : sources,
  ignorePatterns: [
    '**',
    '!core/**',
    '!app/app.yml',
    '!test/fakes/policy.ts',
    '!tools/mutation/**',
    '!workflows-templates/**',
    '!package.json',
    '!jest.config.json',
  ],
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: {
    projectType: 'custom',
    // Tests are found by what covers a mutant (tools/mutation/runner.mjs).
    enableFindRelatedTests: false,
    config: {
      ...jest,
      globalSetup: null,
      roots: folders.map((folder) => `<rootDir>/${folder}`),
      modulePathIgnorePatterns: [],
      runner: '<rootDir>/tools/mutation/runner.mjs',
      setupFilesAfterEnv: ['<rootDir>/tools/mutation/setup.mjs'],
    },
  },
  coverageAnalysis: 'perTest',
  // TypeScript 7 has no interface for programs, and the tests need no tsconfig.json.
  tsconfigFile: 'none',
  concurrency: Number(process.env.FAIRLEAD_MUTATION_PROCESSES ?? 2),
  // A machine that is busy with something else kills nothing.
  timeoutMS: 60_000,
  incremental: true,
  incrementalFile,
  force: args.includes('--force'),
  tempDirName: join(work, 'sandbox'),
  reporters: ['progress-append-only'],
  allowConsoleColors: false,
}).runMutationTest();

const counted = { Killed: 'killed', Timeout: 'timeout', Survived: 'survived', NoCoverage: 'noCoverage' };

/** Timeouts count as killed, and mutants that cannot run at all do not count, as in Stryker's own score. */
function summary(some) {
  const counts = { percent: 0, killed: 0, timeout: 0, survived: 0, noCoverage: 0, errors: 0 };
  for (const { status } of some) counts[counted[status] ?? 'errors'] += 1;
  const { killed, timeout, survived, noCoverage } = counts;
  const all = killed + timeout + survived + noCoverage;
  counts.percent = all === 0 ? 100 : Math.floor((1000 * (killed + timeout)) / all) / 10;
  return counts;
}

const mutants = results
  .filter(({ status }) => status !== 'Ignored')
  .map((each) => ({ ...each, fileName: relative(root, each.fileName).replaceAll('\\', '/') }));
const inFile = (file) => mutants.filter(({ fileName }) => fileName === file);
const survivors = mutants
  .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
  .map(({ fileName, location, mutatorName, replacement, status }) => ({
    place: `${fileName}:${location.start.line}:${location.start.column}`,
    mutator: mutatorName,
    // A mutant of a whole function is long.
    replacement: (replacement ?? '').slice(0, 100),
    covered: status === 'Survived',
  }));
const total = summary(mutants);
for (const { place, mutator, replacement } of survivors) {
  process.stdout.write(`${place} ${mutator} ${JSON.stringify(replacement)}\n`);
}
process.stdout.write(`${JSON.stringify(total)}\n`);
if (chosen.length === 0) {
  const git = spawnSync('git', ['log', '-1', '--format=%cI', '--', ...folders], { encoding: 'utf8' });
  const content = {
    // Of the newest commit of the rule code, not of the run.
    date: git.stdout?.trim() ?? '',
    ...total,
    folders: Object.fromEntries(
      folders.map((folder) => [folder, summary(mutants.filter((each) => each.fileName.startsWith(folder)))]),
    ),
    files: Object.fromEntries(
      sources.map((file) => [file, { sha256: hashes[file], ...summary(inFile(file)) }]),
    ),
    survivors,
  };
  mkdirSync(dirname(report), { recursive: true });
  writeFileSync(report, `${JSON.stringify(content, null, 2)}\n`);
}
process.exit(0);
