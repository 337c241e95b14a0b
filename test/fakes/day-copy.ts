import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../demo/day/until.ts';
import { pythonFolder } from './python-tools.ts';

const root = join(import.meta.dirname, '..', '..');
const parts = [
  'build',
  'actions',
  'app',
  'examples',
  'integration-tests',
  'tools',
  'package.json',
  // The emulated GitHub grants by it.
  'test/fixtures/github-app-permissions.tsv',
];

/**
 * A copy of the compiled checkout, so that a day which is broken off takes nothing from this one; its path, which
 * every process of its day carries, tells them from all others.
 */
export interface DayCopy {
  readonly folder: string;
  readonly git: string;
  /** An empty folder for programs. */
  readonly programs: string;
  /** Whether the day finds the Python environments made before, or has to make its own. */
  usePythons(made: boolean): void;
  /** Command lines of the processes of the copy's day. */
  running(): readonly string[];
  /** Waits until a process with such a command line runs. */
  appears(command: RegExp): Promise<boolean>;
  remove(): void;
}

export async function makeDayCopy(): Promise<DayCopy> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'fairlead-day-')));
  for (const part of parts) await cp(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const programs = join(folder, 'programs');
  const pythons = join(folder, '.fairlead', 'python');
  mkdirSync(programs);
  mkdirSync(join(folder, '.fairlead'));
  const running = (): readonly string[] =>
    execFileSync('ps', ['-eo', 'stat=,args='], { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 })
      .split('\n')
      .filter((line) => line.includes(folder) && !line.startsWith('Z'));
  return {
    folder,
    git: execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim(),
    programs,
    usePythons(made) {
      rmSync(pythons, { recursive: true, force: true });
      if (made && existsSync(pythonFolder)) symlinkSync(pythonFolder, pythons);
    },
    running,
    appears: async (command) =>
      (await until(() => running().some((line) => command.test(line)), 90_000, 50)) === true,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export interface DayRun {
  readonly ended: Promise<{ readonly code: number | null; readonly seconds: number }>;
  errors(): string;
  /** Resolves when the day has printed it, or has ended. */
  seen(text: RegExp): Promise<void>;
  /** To the start process alone, or to its group, as a terminal sends Ctrl-C. */
  signal(signal: NodeJS.Signals, whom: 'group' | 'process'): void;
}

/** `node tools/start.mjs …` in the copy, in a process group of its own. `seconds` count from the signal. */
export function startDay(
  copy: DayCopy,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): DayRun {
  const child = spawn(process.execPath, [join(copy.folder, 'tools', 'start.mjs'), ...args], {
    cwd: copy.folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const text = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text.out += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (text.err += part));
  let since = performance.now();
  let over = false;
  const ended = new Promise<{ code: number | null; seconds: number }>((resolve) => {
    child.once('close', (code) => {
      over = true;
      resolve({ code, seconds: (performance.now() - since) / 1000 });
    });
  });
  return {
    ended,
    errors: () => text.err,
    async seen(pattern) {
      await until(() => over || pattern.test(text.out), 100_000, 50);
    },
    signal(signal, whom) {
      since = performance.now();
      if (child.pid !== undefined) process.kill(whom === 'group' ? -child.pid : child.pid, signal);
    },
  };
}
