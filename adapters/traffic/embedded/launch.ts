import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clock } from '../../../core/ports/clock.ts';
import { TransientError } from '../../../core/errors/fairlead-error.ts';
import { ensureToken, proxyFiles, type ProxyRecord, readLiveRecord } from './files.ts';
import { processStart } from './identity.ts';

export interface EmbeddedProxyOptions {
  /** Directory of the proxy's own: state, token, logs. One proxy per directory. */
  readonly stateDir: string;
  readonly clock: Clock;
}

const START_DEADLINE_MS = 15_000;
const POLL_MS = 25;

/**
 * Adopts the proxy of this state directory, or starts it in a process of its own that outlives this one.
 * Resolves when its control API listens; FL_TRAFFIC_UNREACHABLE with the path of its log where it does not come up.
 */
export async function startEmbeddedProxy(options: EmbeddedProxyOptions): Promise<ProxyRecord> {
  const { clock } = options;
  const stateDir = resolve(options.stateDir);
  const files = proxyFiles(stateDir);
  mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  const running = await readLiveRecord(files.record);
  if (running !== null) return running;
  const log = openSync(files.log, 'a', 0o600);
  try {
    const program = import.meta.url.endsWith('.ts') ? './process.ts' : './process.js';
    spawn(process.execPath, [fileURLToPath(new URL(program, import.meta.url)), stateDir], {
      detached: true,
      stdio: ['ignore', log, log],
      env: { PATH: process.env['PATH'], LANG: process.env['LANG'] },
    })
      .on('error', () => undefined)
      .unref();
  } finally {
    closeSync(log);
  }
  const deadline = clock.now() + START_DEADLINE_MS;
  while (clock.now() < deadline) {
    const record = await readLiveRecord(files.record);
    if (record !== null) return record;
    await clock.sleep(POLL_MS);
  }
  throw new TransientError('FL_TRAFFIC_UNREACHABLE', `the embedded proxy did not start, see ${files.log}`);
}

/** Stops the proxy of this state directory, where one runs: its requests get two seconds to end. */
export async function stopEmbeddedProxy(options: EmbeddedProxyOptions): Promise<void> {
  const { stateDir, clock } = options;
  const record = await readLiveRecord(proxyFiles(stateDir).record);
  if (record === null) return;
  await fetch(`http://127.0.0.1:${record.port}/shutdown`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await ensureToken(stateDir)}` },
    signal: AbortSignal.timeout(2000),
  }).catch(() => undefined);
  const deadline = clock.now() + 5000;
  while (processStart(record.pid) === record.start) {
    if (clock.now() > deadline) {
      process.kill(record.pid, 'SIGKILL');
      return;
    }
    await clock.sleep(POLL_MS);
  }
}
