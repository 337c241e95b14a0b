import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LoadStats } from './stats.ts';

export type { LoadStats } from './stats.ts';

export interface LoadOptions {
  /** Where the notes service is reached, such as its entry of the proxy. */
  readonly url: string;
  /** Default 300. */
  readonly ratePerSecond?: number;
  /** Default 1. */
  readonly seed?: number;
}

/** Steady load from a process of its own. */
export interface Load {
  readonly pid: number;
  stats(): Promise<LoadStats>;
  /** Sends nothing more, waits for the answers that are due, and tells what it saw in all. */
  stop(): Promise<LoadStats>;
  /** Ends the process at once; nothing is told. */
  kill(): void;
}

/**
 * Starts an open-loop load of readers and writers on the notes service: requests leave at the given rate whether or
 * not earlier ones were answered, and none is ever tried twice. The process ends with the one that started it.
 */
export function startLoad(options: LoadOptions): Load {
  const program = import.meta.url.endsWith('.ts') ? './process.ts' : './process.js';
  const { url, ratePerSecond = 300, seed = 1 } = options;
  const child = fork(
    fileURLToPath(new URL(program, import.meta.url)),
    [JSON.stringify({ url, ratePerSecond, seed })],
    { execArgv: [], env: { PATH: process.env['PATH'] } },
  );
  const pending = new Map<number, { resolve: (stats: LoadStats) => void; reject: (error: Error) => void }>();
  let asked = 0;
  child.on('message', (message) => {
    const { n, stats } = message as { n: number; stats: LoadStats };
    pending.get(n)?.resolve(stats);
    pending.delete(n);
  });
  child.once('exit', () => {
    for (const { reject } of pending.values()) reject(new Error('the load generator ended'));
    pending.clear();
  });

  function ask(kind: 'stats' | 'stop'): Promise<LoadStats> {
    asked += 1;
    const n = asked;
    return new Promise((resolve, reject) => {
      pending.set(n, { resolve, reject });
      child.send({ n, kind }, (error) => {
        if (error !== null) reject(error);
      });
    });
  }

  return {
    pid: child.pid ?? -1,
    stats: () => ask('stats'),
    async stop() {
      const stats = await ask('stop');
      await ended(child);
      return stats;
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
