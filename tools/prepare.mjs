// Runs before `npm start` and `npm test` and needs nothing but Node: installs what is missing, then builds.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.fairlead-install');

function run(label, command, args) {
  process.stderr.write(`fairlead: ${label}\n`);
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (result.error !== undefined || result.status !== 0) {
    process.stderr.write(`fairlead: ${label} failed${result.error ? `: ${result.error.message}` : ''}\n`);
    process.exit(2);
  }
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  process.stderr.write(
    `fairlead: Node 20 or newer is needed, this is ${process.version}. Install it from nodejs.org.\n`,
  );
  process.exit(2);
}
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lockHash()) {
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-fund', '--no-audit', '--loglevel=error'];
  if (npm === undefined) run('installing packages', 'npm', args);
  else run('installing packages (about a minute the first time)', process.execPath, [npm, ...args]);
  writeFileSync(stamp, lockHash());
}
run('building', process.execPath, [
  join(root, 'node_modules', 'typescript', 'bin', 'tsc'),
  '-p',
  join(root, 'tsconfig.json'),
]);
