import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { processStart } from './identity.ts';

/** Where the proxy of a state directory keeps what it needs. */
export interface ProxyFiles {
  /** Entries, ports and weights: what a restarted proxy serves. */
  readonly state: string;
  /** Which process is the proxy, and where its control API listens. */
  readonly record: string;
  readonly lock: string;
  readonly token: string;
  readonly accessLog: string;
  readonly log: string;
}

export function proxyFiles(stateDir: string): ProxyFiles {
  return {
    state: join(stateDir, 'proxy-state.json'),
    record: join(stateDir, 'proxy-process.json'),
    lock: join(stateDir, 'proxy.lock'),
    token: join(stateDir, 'proxy.token'),
    accessLog: join(stateDir, 'access.log'),
    log: join(stateDir, 'proxy.log'),
  };
}

const targetSchema = z.strictObject({
  id: z.string().min(1).max(200),
  host: z.string().min(1).max(255),
  port: z.int().min(1).max(65_535),
  weight: z.int().min(0).max(100),
});

/** The targets of an entry: ids once each, weights that add up to 100, or to 0 where it serves nobody. */
export const targetsSchema = z
  .array(targetSchema)
  .max(50)
  .refine((targets) => new Set(targets.map((target) => target.id)).size === targets.length, 'ids must differ')
  .refine((targets) => [0, 100].includes(targets.reduce((sum, target) => sum + target.weight, 0)), {
    error: 'weights must add up to 100, or to 0',
  });

export const entryNameSchema = z
  .string()
  .max(200)
  .regex(/^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*){0,3}$/i);

const stateSchema = z.strictObject({
  entries: z.record(
    entryNameSchema,
    z.strictObject({ port: z.int().min(1).max(65_535), targets: targetsSchema }),
  ),
});
export type ProxyState = z.infer<typeof stateSchema>;

const recordSchema = z.object({
  pid: z.int().positive(),
  start: z.string(),
  startId: z.string(),
  port: z.int().min(1).max(65_535),
});
export type ProxyRecord = z.infer<typeof recordSchema>;

/** Null where the file does not exist; a file that cannot be read or understood is an error, never an empty state. */
export async function readState(file: string): Promise<ProxyState | null> {
  const text = await readOrNull(file);
  return text === null ? null : stateSchema.parse(JSON.parse(text));
}

/** The proxy's process, where it is alive; null otherwise. */
export async function readLiveRecord(file: string): Promise<ProxyRecord | null> {
  const text = await readOrNull(file);
  if (text === null) return null;
  const record = recordSchema.parse(JSON.parse(text));
  return processStart(record.pid) === record.start ? record : null;
}

/** Replaces the file in one step, durably: a crash leaves the old or the new text, never a part. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  const handle = await open(temporary, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}

/** The control API's secret, made on first use and readable by this user only. */
export async function ensureToken(stateDir: string): Promise<string> {
  await mkdir(stateDir, { recursive: true, mode: 0o700 });
  const file = proxyFiles(stateDir).token;
  const known = await readOrNull(file);
  if (known !== null && /^[0-9a-f]{64}$/.test(known)) return known;
  const token = randomBytes(32).toString('hex');
  await replaceFile(file, token);
  return token;
}

async function readOrNull(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
