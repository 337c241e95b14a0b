// The proxy's process: `node process.js <state directory>`. It outlives the App that started it.
import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TrafficTarget } from '../../../core/ports/traffic.ts';
import { type AccessLog, createAccessLog } from './access-log.ts';
import { type Balancer, controlListener } from './control.ts';
import { type Entry, openEntry } from './entry.ts';
import { ensureToken, proxyFiles, type ProxyState, readLiveRecord, readState, replaceFile } from './files.ts';
import { processStart } from './identity.ts';

const SHUTDOWN_GRACE_MS = 2000;

async function createBalancer(stateDir: string, log: AccessLog, shutdown: () => void): Promise<Balancer> {
  const file = proxyFiles(stateDir).state;
  const startId = randomBytes(6).toString('hex');
  const entries = new Map<string, Entry>();
  let state: ProxyState = (await readState(file)) ?? { entries: {} };
  // Changes take turns: the file never holds less than what is in force.
  let turn: Promise<unknown> = Promise.resolve();

  async function open(name: string, port: number | null): Promise<Entry> {
    const entry = await openEntry({ name, port, startId, log, now: Date.now });
    entries.set(name, entry);
    return entry;
  }
  for (const [name, { port, targets }] of Object.entries(state.entries)) {
    (await open(name, port)).setTargets(targets);
  }

  async function change(name: string, targets: readonly TrafficTarget[]) {
    const entry = entries.get(name) ?? (await open(name, null));
    const next = { entries: { ...state.entries, [name]: { port: entry.port, targets: [...targets] } } };
    await replaceFile(file, JSON.stringify(next));
    state = next;
    entry.setTargets(targets);
    return entry.routing();
  }

  return {
    startId,
    route(name, targets) {
      const done = turn.then(() => change(name, targets));
      turn = done.catch(() => undefined);
      return done;
    },
    read: (name) => (name in state.entries ? (entries.get(name)?.routing() ?? null) : null),
    intervals: (name, afterId) => entries.get(name)?.intervals(afterId) ?? [],
    shutdown() {
      void Promise.all([...entries.values()].map((entry) => entry.close(SHUTDOWN_GRACE_MS)))
        .then(() => log.flush())
        .finally(shutdown);
    },
  };
}

/** True where this process is the only proxy of its state directory. */
async function takeLock(stateDir: string): Promise<boolean> {
  const files = proxyFiles(stateDir);
  if ((await readLiveRecord(files.record)) !== null) return false;
  const mine = JSON.stringify({ pid: process.pid, start: processStart(process.pid), startId: '-', port: 1 });
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await writeFile(files.lock, mine, { flag: 'wx', mode: 0o600 });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = await readLiveRecord(files.lock).catch(() => null);
      if (holder !== null) return false;
      await rm(files.lock, { force: true });
    }
  }
  return false;
}

async function main(stateDir: string): Promise<void> {
  const files = proxyFiles(stateDir);
  const token = await ensureToken(stateDir);
  if (!(await takeLock(stateDir))) return;
  const balancer = await createBalancer(stateDir, createAccessLog(files.accessLog), () => {
    void Promise.all([rm(files.record, { force: true }), rm(files.lock, { force: true })]).finally(() =>
      process.exit(0),
    );
  });
  const control = createServer(controlListener(balancer, token));
  await new Promise<void>((resolve) => void control.listen(0, '127.0.0.1', resolve));
  const { port } = control.address() as AddressInfo;
  const record = { pid: process.pid, start: processStart(process.pid), startId: balancer.startId, port };
  await replaceFile(files.record, JSON.stringify(record));
  process.once('SIGTERM', () => balancer.shutdown());
}

const stateDir = process.argv[2];
if (stateDir === undefined) {
  process.stderr.write('Usage: node process.js <state directory>\n');
  process.exit(2);
}
main(stateDir).catch((error: unknown) => {
  process.stderr.write(`proxy: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
