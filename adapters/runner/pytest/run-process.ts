import { spawn } from 'node:child_process';

const tailBytes = 16 * 1024;

export interface ProcessLimits {
  /** Milliseconds. */
  readonly timeoutMs: number;
  /** Output beyond this many bytes ends the process. */
  readonly maxOutputBytes: number;
}

export interface ProcessResult {
  /** Null where a signal ended the process. */
  readonly exitCode: number | null;
  /** `aborted`, or why we ended it; null where it ended by itself. */
  readonly stopped: string | null;
  /** The last 16 kB of what it wrote. */
  readonly tail: string;
}

/**
 * Runs a program by its argument array in a process group of its own, and ends the whole group on abort, time-out or
 * a flood of output. Standard input stays open for as long as we live.
 */
export function runProcess(
  command: readonly [string, ...string[]],
  options: { readonly cwd: string; readonly env: Record<string, string> },
  limits: ProcessLimits,
  signal: AbortSignal,
): Promise<ProcessResult> {
  const [program, ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
    let stopped: string | null = null;
    let bytes = 0;
    let tail = Buffer.alloc(0);
    const stop = (reason: string) => {
      stopped ??= reason;
      killGroup(child.pid);
    };
    const onAbort = () => stop('aborted');
    const onOutput = (chunk: Buffer) => {
      bytes += chunk.length;
      tail = Buffer.concat([tail, chunk]).subarray(-tailBytes);
      if (bytes > limits.maxOutputBytes)
        stop(`they wrote more than ${limits.maxOutputBytes} bytes of output`);
    };
    const timer = setTimeout(
      () => stop(`they took longer than ${Math.round(limits.timeoutMs / 1000)} seconds`),
      limits.timeoutMs,
    );
    const settle = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    };
    child.stdin.on('error', () => undefined);
    child.stdout.on('data', onOutput);
    child.stderr.on('data', onOutput);
    child.on('error', (error) => {
      settle();
      reject(error);
    });
    // A grandchild may hold the pipes: what it does after its parent is of no interest.
    child.on('exit', (exitCode) => {
      settle();
      killGroup(child.pid);
      resolve({ exitCode, stopped, tail: tail.toString('utf8') });
    });
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
  });
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group is gone.
  }
}
