// `npm run check`: types, lint, format, import rules, dead code, generated files and bundles up to date.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (name) => join(root, 'node_modules', '.bin', name);
const rooms = ['core', 'app', 'engine', 'adapters', 'actions', 'server', 'cli', 'demo', 'test', 'tools'];

const checks = [
  ['types', bin('tsc'), ['-p', 'tsconfig.json']],
  ['lint', bin('oxlint'), ['--type-aware', '--deny-warnings', ...rooms]],
  ['format', bin('prettier'), ['--check', '--log-level', 'warn', '.']],
  ['imports', process.execPath, [bin('depcruise'), '--config', '.dependency-cruiser.cjs', ...rooms]],
  ['dead code', process.execPath, [bin('knip'), '--no-progress']],
  ['generated files', process.execPath, ['tools/generate.mjs', '--check']],
  ['bundles', process.execPath, ['tools/bundle.mjs', '--check']],
];
const only = process.argv.slice(2);
let failed = 0;
for (const [name, command, args] of checks) {
  if (only.length > 0 && !only.includes(name)) continue;
  const started = Date.now();
  const result = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const ok = result.status === 0;
  if (!ok) failed += 1;
  process.stdout.write(
    `${ok ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`,
  );
  if (!ok)
    process.stdout.write(`${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}\n`);
}
process.exit(failed === 0 ? 0 : 1);
