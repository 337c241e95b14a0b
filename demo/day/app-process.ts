import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, openSync, closeSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FinalError } from '../../core/errors/fairlead-error.ts';

export interface AppProcessOptions {
  /** Compiled entry point. */
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
  readonly origin: string;
}

const readyWithinMs = 30_000;
const stopWithinMs = 6000;

/** The App in a process of its own: what a restart or a SIGKILL really does to it can be seen from outside. */
export class AppProcess {
  readonly #options: AppProcessOptions;
  #child: ChildProcess | null = null;
  #stopped = false;

  constructor(options: AppProcessOptions) {
    this.#options = options;
  }

  get origin(): string {
    return this.#options.origin;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts it and waits until it answers. @throws FinalError FL_RUNTIME_FAILED with the log's path. */
  async start(): Promise<void> {
    const { program, args, env, logFile } = this.#options;
    if (this.#stopped) throw new FinalError('FL_RUNTIME_FAILED', 'the day is over');
    mkdirSync(dirname(logFile), { recursive: true });
    const log = openSync(logFile, 'a');
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args], {
      env: { ...inherited(), ...env },
      stdio: ['ignore', log, log],
      detached: true,
    });
    closeSync(log);
    this.#child = child;
    const deadline = Date.now() + readyWithinMs;
    while (Date.now() < deadline) {
      if (child.exitCode !== null || child.signalCode !== null) break;
      if (await answers(`${this.origin}/healthz`)) return;
      await sleep(50);
    }
    throw new FinalError('FL_RUNTIME_FAILED', `the App did not start; its log is ${logFile}`);
  }

  /** As a crash would end it: no handler runs. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Ends it for good, with what it was running, such as pip. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const pid = this.pid;
    await this.#end('SIGTERM');
    if (pid !== undefined) endGroup(pid);
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
    await ended;
    clearTimeout(timer);
  }
}

/** What a child needs of our environment, and nothing else: no token of the caller's shell. */
export function inherited(): Record<string, string> {
  const names = [
    'PATH',
    'HOME',
    'LANG',
    'LC_ALL',
    'TMPDIR',
    'PIP_INDEX_URL',
    'PIP_CONFIG_FILE',
    'SSL_CERT_FILE',
  ];
  const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];
  const entries = [...names, ...proxies].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(1000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
