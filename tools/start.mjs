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
  {
    stdio: 'inherit',
  },
);
// Ctrl-C reaches the whole foreground group; the child tidies up and decides the exit code.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  });
}
child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 130));
