// `node tools/bundle.mjs [--check] [NAME …]` bundles build/actions/<name>/src/index.js into actions/<name>/dist with ncc.
// With --check it bundles into a temporary folder and exits 1 where the committed files differ.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const ncc = join(root, 'node_modules', '@vercel', 'ncc', 'dist', 'ncc', 'cli.js');

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

/**
 * ncc makes a `require` of its own for each of Node's modules that a bundle uses, which costs a tenth of a small job.
 * Node 24 gives its modules without one.
 */
function loadBuiltinsDirectly(file) {
  const text = readFileSync(file, 'utf8')
    .replaceAll(
      /__WEBPACK_EXTERNAL_createRequire\(import\.meta\.url\)\(("[\w:/]+")\)/g,
      'process.getBuiltinModule($1)',
    )
    .replace(/^import \{ createRequire as __WEBPACK_EXTERNAL_createRequire \} from "module";\n/m, '');
  if (text.includes('__WEBPACK_EXTERNAL_createRequire'))
    throw new Error(`${file}: ncc loads modules another way`);
  writeFileSync(file, text);
}

/** The folders of the packages whose modules stand in a bundle, from webpack's own statistics. */
function packagesIn(statistics) {
  const folders = new Map();
  const look = ({ nameForCondition, modules = [] }) => {
    const [, folder, name] =
      /^(.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+))/.exec(nameForCondition ?? '') ?? [];
    if (folder !== undefined) folders.set(name.replaceAll('\\', '/'), folder);
    for (const inner of modules) look(inner);
  };
  for (const module of JSON.parse(readFileSync(statistics, 'utf8')).modules) look(module);
  return folders;
}

/** Adds the licences that ncc left out. */
function completeLicences(file, statistics) {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const named = new Set(text.split('\n'));
  const missing = [...packagesIn(statistics)]
    .filter(([name]) => !named.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const added = missing.map(([name, folder]) => {
    const { license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const found = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (found === undefined) throw new Error(`${name} has no licence file`);
    return `${name}\n${license}\n${readFileSync(join(folder, found), 'utf8').trim()}\n`;
  });
  if (added.length > 0) writeFileSync(file, [text.trimEnd(), ...added].join('\n\n').trimStart());
}

function bundle(name, out) {
  const entry = join(root, 'build', 'actions', name, 'src', 'index.js');
  if (!existsSync(entry)) throw new Error(`${relative(root, entry)} does not exist: run npm run build`);
  // No cache: its place differs from machine to machine, and the output must not.
  const statistics = `${out}.json`;
  const options = ['--no-cache', '--license', 'licenses.txt', '--stats-out', statistics, '--quiet'];
  const args = [ncc, 'build', entry, '--out', out, ...options];
  const result = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`ncc failed for ${name}\n${result.stdout}${result.stderr}`);
  completeLicences(join(out, 'licenses.txt'), statistics);
  for (const file of filesIn(out).filter((path) => path.endsWith('.js')))
    loadBuiltinsDirectly(join(out, file));
}

/** Paths that differ between two folders. */
function differences(committed, fresh) {
  const names = new Set([...filesIn(committed), ...filesIn(fresh)]);
  return [...names].filter((name) => {
    const [a, b] = [join(committed, name), join(fresh, name)];
    return !existsSync(a) || !existsSync(b) || !readFileSync(a).equals(readFileSync(b));
  });
}

const args = process.argv.slice(2);
const check = args.includes('--check');
const wanted = args.filter((arg) => arg !== '--check');
const all = readdirSync(join(root, 'actions')).filter((name) =>
  existsSync(join(root, 'actions', name, 'src', 'index.ts')),
);
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`fairlead: no such action: ${unknown.join(', ')}. Actions: ${all.join(', ')}\n`);
  process.exit(2);
}

let stale = 0;
for (const name of wanted.length > 0 ? wanted : all) {
  const committed = join(root, 'actions', name, 'dist');
  const temporary = mkdtempSync(join(tmpdir(), 'fairlead-bundle-'));
  try {
    const fresh = join(temporary, 'dist');
    bundle(name, fresh);
    const changed = differences(committed, fresh);
    for (const file of check ? changed : []) process.stdout.write(`differs: actions/${name}/dist/${file}\n`);
    stale += changed.length;
    if (check || changed.length === 0) continue;
    rmSync(committed, { recursive: true, force: true });
    cpSync(fresh, committed, { recursive: true });
    process.stdout.write(`bundled: actions/${name}/dist\n`);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
process.exit(check && stale > 0 ? 1 : 0);
