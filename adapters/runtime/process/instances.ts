import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Instance } from '../../../core/ports/runtime.ts';
import { processStart } from './identity.ts';

const schema = z.object({
  id: z.string(),
  service: z.string(),
  environment: z.string(),
  version: z.string(),
  host: z.string(),
  port: z.int(),
  pid: z.int().positive(),
  startedAt: z.number(),
  logFile: z.string(),
  processStart: z.string(),
});

/** An instance and the start of its process: together they tell it from a later process with the same id. */
export type InstanceRecord = z.infer<typeof schema>;

const POLL_MS = 25;
const KILL_WAIT_MS = 5000;

/** A name for files that is the id's alone, and still readable. */
export function fileName(id: string): string {
  const readable = id.replaceAll(/[^A-Za-z0-9._-]+/g, '-').slice(0, 80);
  return `${readable}-${createHash('sha256').update(id).digest('hex').slice(0, 8)}`;
}

/** Records of started instances, one file each. Synchronous: nothing may come between a start and its record. */
export interface InstanceStore {
  save(record: InstanceRecord): void;
  get(id: string): InstanceRecord | null;
  all(): readonly InstanceRecord[];
  remove(id: string): void;
}

export function createInstanceStore(dir: string): InstanceStore {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const fileOf = (id: string): string => join(dir, `${fileName(id)}.json`);
  const read = (file: string): InstanceRecord => schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return {
    save(record) {
      const file = fileOf(record.id);
      writeFileSync(`${file}.tmp`, JSON.stringify(record), { mode: 0o600 });
      renameSync(`${file}.tmp`, file);
    },
    get(id) {
      const file = fileOf(id);
      return existsSync(file) ? read(file) : null;
    },
    all: () =>
      readdirSync(dir)
        .filter((file) => file.endsWith('.json'))
        .sort()
        .map((file) => read(join(dir, file))),
    remove: (id) => rmSync(fileOf(id), { force: true }),
  };
}

export function isAlive(record: InstanceRecord): boolean {
  return processStart(record.pid) === record.processStart;
}

export function toInstance(record: InstanceRecord): Instance {
  const { processStart: _start, ...instance } = record;
  return instance;
}

/** SIGTERM to the process group, the grace period, SIGKILL. Resolves when the process is gone. */
export async function terminate(record: InstanceRecord, graceMs: number, clock: Clock): Promise<void> {
  if (!isAlive(record)) return;
  signalGroup(record.pid, 'SIGTERM');
  if (await goneWithin(record, graceMs, clock)) return;
  signalGroup(record.pid, 'SIGKILL');
  await goneWithin(record, KILL_WAIT_MS, clock);
}

async function goneWithin(record: InstanceRecord, ms: number, clock: Clock): Promise<boolean> {
  const deadline = clock.now() + ms;
  while (isAlive(record)) {
    if (clock.now() >= deadline) return false;
    await clock.sleep(POLL_MS);
  }
  return true;
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
