// Writes what a release publishes, with our own actions pinned to a commit, into a new folder (docs/releasing.md):
// `node tools/release.mjs composites|templates --commit SHA --version 1.2.3 --out FOLDER`. Needs `npm run build`.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const usage = `Usage: node tools/release.mjs composites|templates --commit SHA --version 1.2.3 --out FOLDER
  composites   the actions; those that use others name them by the commit
  templates    the starter workflows; they name the actions by the commit
`;

function fail(message) {
  process.stderr.write(`fairlead: ${message}\n${usage}`);
  process.exit(2);
}

function readArguments() {
  try {
    const options = {
      commit: { type: 'string', default: '' },
      version: { type: 'string', default: '' },
      out: { type: 'string', default: '' },
      help: { type: 'boolean', default: false },
    };
    return parseArgs({ options, allowPositionals: true, strict: true });
  } catch (error) {
    return fail(error.message);
  }
}

const { values, positionals } = readArguments();
if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}
const sources = { composites: ['actions', 'action.yml'], templates: ['workflows-templates'] }[positionals[0]];
if (sources === undefined || positionals.length !== 1) fail('say composites or templates');
if (!existsSync(join(root, 'build', 'core', 'release', 'pin.js'))) fail('run npm run build before');
const { pinCoordinates, releaseProblem, unpinned } = await import(join(root, 'build/core/release/pin.js'));
const problem = releaseProblem(values);
if (problem !== null) fail(problem);
if (values.out === '') fail('say --out FOLDER');
const out = resolve(values.out);
if (existsSync(out) && readdirSync(out).length > 0) fail(`${values.out} is not empty`);

mkdirSync(out, { recursive: true });
// Sources and their tests are not what a workflow runs.
const published = (path) => !/^actions\/[^/]+\/src(\/|$)/.test(relative(root, path).replaceAll('\\', '/'));
for (const name of sources) cpSync(join(root, name), join(out, name), { recursive: true, filter: published });
const files = readdirSync(out, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.yml'))
  .map((entry) => join(entry.parentPath, entry.name));
let pinned = 0;
for (const file of files) {
  const before = readFileSync(file, 'utf8');
  const text = pinCoordinates(before, values);
  const left = unpinned(text);
  if (left.length > 0) fail(`${relative(out, file)} has a line that cannot be pinned: ${left[0]}`);
  if (text === before) continue;
  writeFileSync(file, text);
  pinned += 1;
}
process.stdout.write(
  `${files.length} files, ${pinned} of them pinned to ${values.commit} (v${values.version})\n`,
);
