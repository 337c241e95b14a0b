// Runs every test, fast ones first, and ends with the line `N passed, N failed[, N skipped]`.
// Fails when a test fails, when a test file is missing or ran fewer tests than test/manifest.json says, and when a
// test is skipped whose name gives no reason in the form "(skipped: …)".
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const manifestFile = join(root, 'test', 'manifest.json');
const args = process.argv.slice(2);
if (args.includes('--help')) {
  process.stdout.write(
    'Usage: npm test [-- --fast | --update-manifest | <jest arguments>]\n' +
      '  --fast             leave out test/acceptance (the played day and its sabotages)\n' +
      '  --update-manifest  write test/manifest.json from this run; with --fast all but test/acceptance\n',
  );
  process.exit(0);
}
const fastOnly = args.includes('--fast');
const update = args.includes('--update-manifest');
const jestArgs = args.filter((arg) => arg !== '--fast' && arg !== '--update-manifest');
const whole = jestArgs.length === 0;
if (update && !whole) {
  process.stderr.write(
    'fairlead: --update-manifest needs a run of all tests, so it takes no jest arguments\n',
  );
  process.exit(2);
}

function runJest(label, jestOptions) {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-test-'));
  const output = join(folder, 'results.json');
  process.stderr.write(`\n== ${label}\n`);
  spawnSync(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
      '--json',
      `--outputFile=${output}`,
      ...jestOptions,
    ],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  try {
    return JSON.parse(readFileSync(output, 'utf8'));
  } catch {
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const isAcceptance = (file) => file.startsWith('test/acceptance/');
const fastOptions = ['--testPathIgnorePatterns', '/node_modules/', '/build/', '/dist/', '/test/acceptance/'];
const acceptanceOptions = ['--runInBand', '--testPathPatterns', 'test/acceptance/'];
/** @type {[string, string[]][]} */
const phases = [];
if (!whole) phases.push(['selected tests', fastOnly ? [...jestArgs, ...fastOptions] : jestArgs]);
if (whole) phases.push(['unit and contract tests', fastOptions]);
if (whole && !fastOnly) phases.push(['acceptance tests', acceptanceOptions]);

let passed = 0;
/** @type {string[]} */
const failures = [];
const skipped = [];
const counts = {};
for (const [label, jestOptions] of phases) {
  const result = runJest(label, jestOptions);
  if (result === null) {
    failures.push(`${label}: no test was found, or the test runner itself failed`);
    continue;
  }
  for (const suite of result.testResults) {
    const file = relative(root, suite.name).replaceAll('\\', '/');
    counts[file] = suite.assertionResults.length;
    // A file that does not load, or whose hooks fail, has no failed test.
    const hasFailed = suite.assertionResults.some((test) => test.status === 'failed');
    if (suite.status === 'failed' && !hasFailed) failures.push(`${file}: ${suite.message}`);
    for (const test of suite.assertionResults) {
      if (test.status === 'passed') passed += 1;
      else if (test.status === 'failed') failures.push(`${file}: ${test.fullName}`);
      else if (/\(skipped: .+\)/.test(test.fullName)) skipped.push(`${file}: ${test.fullName}`);
      else failures.push(`${file}: ${test.fullName}: skipped without a reason in its name`);
    }
  }
}

const readManifest = () => (existsSync(manifestFile) ? JSON.parse(readFileSync(manifestFile, 'utf8')) : {});
if (update && failures.length === 0) {
  // What this run left out keeps its entries.
  const kept = fastOnly ? Object.entries(readManifest()).filter(([file]) => isAcceptance(file)) : [];
  const sorted = [...kept, ...Object.entries(counts)].sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(manifestFile, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
} else if (whole && !update) {
  if (!existsSync(manifestFile)) failures.push('test/manifest.json is missing');
  for (const [file, count] of Object.entries(readManifest())) {
    if (fastOnly && isAcceptance(file)) continue;
    const ran = counts[file] ?? 0;
    if (ran < count) failures.push(`${file}: ${count} tests expected, ${ran} ran`);
  }
}

for (const line of skipped) process.stdout.write(`skipped: ${line}\n`);
for (const line of failures) process.stdout.write(`failed: ${line}\n`);
const tail = skipped.length === 0 ? '' : `, ${skipped.length} skipped`;
process.stdout.write(`${passed} passed, ${failures.length} failed${tail}\n`);
process.exit(failures.length === 0 && passed > 0 ? 0 : 1);
