import { spawn } from 'node:child_process';

export interface ProcessResult {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly ended: 'exited' | 'timeout' | 'aborted';
}

const GRACE_MS = 2000;

/**
 * Runs a program in a process group of its own and hands over its lines, of both streams. The whole group is
 * ended with it, at the time limit, and when the signal aborts; so no process of a step outlives the step
 * (on GitHub it would live until the end of the job).
 */
export function runProcess(
  file: string,
  args: readonly string[],
  options: {
    readonly cwd: string;
    readonly env: Readonly<Record<string, string>>;
    readonly timeoutMs: number;
    readonly signal: AbortSignal;
    readonly onLine: (line: string) => void;
  },
): Promise<ProcessResult> {
  const { promise, resolve, reject } = Promise.withResolvers<ProcessResult>();
  let ended: ProcessResult['ended'] = 'exited';
  const child = spawn(file, args, {
    cwd: options.cwd,
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const endGroup = (signal: NodeJS.Signals) => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, signal);
    } catch {
      // The group is gone.
    }
  };
  let killTimer: NodeJS.Timeout | undefined;
  const stop = (why: 'timeout' | 'aborted') => {
    ended = why;
    endGroup('SIGTERM');
    killTimer ??= setTimeout(() => endGroup('SIGKILL'), GRACE_MS);
  };
  const onAbort = () => stop('aborted');
  const limit = setTimeout(() => stop('timeout'), options.timeoutMs);
  options.signal.addEventListener('abort', onAbort, { once: true });
  if (options.signal.aborted) onAbort();
  const flush = [eachLine(child.stdout, options.onLine), eachLine(child.stderr, options.onLine)];
  child.on('error', reject);
  child.on('exit', () => endGroup('SIGKILL'));
  child.on('close', (code) => {
    for (const rest of flush) rest();
    resolve({ code, ended });
  });
  return promise.finally(() => {
    clearTimeout(limit);
    clearTimeout(killTimer);
    options.signal.removeEventListener('abort', onAbort);
  });
}

function eachLine(stream: NodeJS.ReadableStream, onLine: (line: string) => void): () => void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line.replace(/\r$/, ''));
  });
  return () => {
    if (rest !== '') onLine(rest);
    rest = '';
  };
}
