// `npm start` plays the day; `npm start -- app` runs the App with real credentials.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [first, ...rest] = process.argv.slice(2);
const program = first === 'app' ? 'build/server/main.js' : 'build/demo/main.js';
const args = first === 'app' ? rest : process.argv.slice(2);

const child = spawn(
  process.execPath,
  ['--disable-warning=ExperimentalWarning', join(root, program), ...args],
  // A group of its own: Ctrl-C reaches only us, and the program ends its children in an order that loses nothing.
  { stdio: 'inherit', detached: true },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => child.kill(signal));
}
child.on('exit', (code, signal) => {
  endGroup();
  process.exit(signal === null ? (code ?? 1) : 130);
});

/** What the program was running when it ended, such as pip, ends with it. */
function endGroup() {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nothing is left of the group.
  }
}
