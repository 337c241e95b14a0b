import { spawn } from 'node:child_process';
import { lstatSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import { linesOf } from './lines.ts';
import { namespaces, script } from './script.ts';

export interface Shown {
  /** Path on this machine, and where the program sees it. */
  readonly from: string;
  readonly to: string;
}

export interface SandboxOrder {
  /** A folder that is made for the root, and removed. */
  readonly root: string;
  readonly python: string;
  readonly shown: readonly Shown[];
  /** Python text. */
  readonly program: string;
  /** Its first line of input, as JSON. */
  readonly input: unknown;
  readonly timeoutMs: number;
  readonly maxOutputBytes: number;
}

/** What every program needs and sees: the system's own programs and libraries. */
export const systemPaths = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/etc/ld.so.cache'];
const searchPath = '/usr/sbin:/usr/bin:/sbin:/bin';
const sizeOfTmp = '1g';
const maxErrors = 4_000;

export type SandboxResult =
  /** With the last line of what it said of its own failure, if it did. */
  | { readonly kind: 'ended'; readonly lines: readonly unknown[]; readonly failure: string }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'stopped'; readonly why: string };

/**
 * Runs a Python program that may start anything in a place of its own: no network but its loopback, no capability, an
 * empty environment, nothing of this machine but what is shown, read only. It ends when its time is over, when it says
 * too much, or with this process.
 * @throws FinalError FL_FORK_SANDBOX where this machine allows no such place
 */
export async function runSandboxed(order: SandboxOrder, signal: AbortSignal): Promise<SandboxResult> {
  await mkdir(order.root, { recursive: true });
  try {
    return await start(order, signal);
  } finally {
    // The root itself was made in memory, in the place's own mounts: the folder is empty here.
    await rm(order.root, { recursive: true, force: true });
  }
}

/** Pairs for the script. Links of the system, such as `/bin` to `/usr/bin`, are made by the script as what they are. */
function shownPaths({ shown }: SandboxOrder): string[] {
  const own = systemPaths.filter(
    (path) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === false,
  );
  const isShown = (path: string) => own.some((folder) => path === folder || path.startsWith(`${folder}/`));
  const more = shown.filter(({ from, to }) => from !== to || !isShown(from));
  return [...own.flatMap((path) => [path, path]), ...more.flatMap(({ from, to }) => [from, to])];
}

function start(order: SandboxOrder, signal: AbortSignal): Promise<SandboxResult> {
  const { promise, resolve, reject } = Promise.withResolvers<SandboxResult>();
  const child = spawn(
    'unshare',
    [
      ...namespaces,
      'sh',
      '-c',
      script,
      'fork',
      order.root,
      sizeOfTmp,
      order.python,
      ...shownPaths(order),
      '--',
      order.program,
    ],
    { detached: true, stdio: ['pipe', 'pipe', 'pipe'], env: { PATH: searchPath } },
  );
  const parts: Buffer[] = [];
  let size = 0;
  let errors = '';
  let ended: SandboxResult | null = null;
  const stop = (result: SandboxResult) => {
    ended ??= result;
    kill(child.pid);
  };
  const onAbort = () => stop({ kind: 'aborted' });
  const timer = setTimeout(
    () => stop({ kind: 'stopped', why: `it took longer than ${Math.round(order.timeoutMs / 1000)} seconds` }),
    order.timeoutMs,
  );
  child.stdout.on('data', (data: Buffer) => {
    size += data.length;
    if (size <= order.maxOutputBytes) parts.push(data);
    else stop({ kind: 'stopped', why: `it handed over more than ${order.maxOutputBytes} bytes in all` });
  });
  child.stderr.on('data', (data: Buffer) => {
    errors = (errors + data.toString('utf8')).slice(-maxErrors);
  });
  child.stdin.on('error', () => undefined);
  child.on('error', (cause) => {
    clearTimeout(timer);
    reject(new FinalError('FL_FORK_SANDBOX', 'unshare cannot be started', { cause }));
  });
  child.on('close', (exitCode) => {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    if (ended !== null) return resolve(ended);
    try {
      return resolve(endOf(Buffer.concat(parts), errors, exitCode));
    } catch (error) {
      // Thrown out of an event it would end this process.
      return reject(error);
    }
  });
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  // It stays open: its end is how the program knows that this process is gone.
  child.stdin.write(`${JSON.stringify(order.input)}\n`);
  return promise;
}

function kill(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It is gone.
  }
}

/** @throws FinalError FL_FORK_SANDBOX where not even the program's first word came: this machine allows no such place */
function endOf(output: Buffer, errors: string, exitCode: number | null): SandboxResult {
  const [started, ...lines] = linesOf(output);
  if (started !== undefined) return { kind: 'ended', lines, failure: lastLine(errors) };
  throw new FinalError('FL_FORK_SANDBOX', `exit code ${exitCode}, ${lastLine(errors)}`);
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim().slice(0, 300) ?? '';
}
