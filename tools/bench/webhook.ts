import { fork, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drive, prepareDeliveries, type Slice } from './webhook/driver.ts';

const warmUpMs = 3_000;
const sliceMs = 1_000;
const slices = 5;

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

interface Contender {
  readonly child: ChildProcess;
  readonly port: number;
}

/**
 * How fast deliveries are answered when each is durable first, and how that compares with a Probot that keeps nothing.
 * Both run in processes of their own and take turns, a second each, so that a noisy machine is noisy for both.
 */
export async function* bench(): AsyncGenerator<Figure> {
  const folder = await mkdtemp(join(tmpdir(), 'fairlead-bench-'));
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
  const started: ChildProcess[] = [];
  const start = (name: string): Promise<Contender> => {
    const child = fork(script(name), [join(folder, 'bench.db'), pem]);
    started.push(child);
    return contender(child, name);
  };
  try {
    const ours = await start('fairlead');
    const plain = await start('plain');
    const results = await takeTurns(ours.port, plain.port);
    yield* figures(results.ours, results.plain);
  } finally {
    await Promise.all(started.map(stop));
    await rm(folder, { recursive: true });
  }
}

/** Beside this file: `.js` in the build, `.ts` from source. */
function script(name: string): string {
  const here = fileURLToPath(import.meta.url);
  return fileURLToPath(new URL(`webhook/${name}${extname(here)}`, import.meta.url));
}

async function contender(child: ChildProcess, name: string): Promise<Contender> {
  const gone = once(child, 'exit').then(() => {
    throw new Error(`the ${name} server of the bench did not start`);
  });
  const [port] = (await Promise.race([once(child, 'message'), gone])) as [number];
  gone.catch(() => undefined);
  return { child, port };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

async function takeTurns(ours: number, plain: number): Promise<{ ours: Slice[]; plain: Slice[] }> {
  const deliveries = prepareDeliveries();
  await drive(ours, deliveries, warmUpMs);
  await drive(plain, deliveries, warmUpMs);
  const results: { ours: Slice[]; plain: Slice[] } = { ours: [], plain: [] };
  for (let turn = 0; turn < slices; turn += 1) {
    results.ours.push(await drive(ours, deliveries, sliceMs));
    results.plain.push(await drive(plain, deliveries, sliceMs));
  }
  return results;
}

function* figures(ours: readonly Slice[], plain: readonly Slice[]): Generator<Figure> {
  const latencies = ours.flatMap((slice) => slice.latencies).sort((a, b) => a - b);
  const rate = perSecond(ours);
  yield { name: 'webhook.ack.p50_ms', value: round(quantile(latencies, 0.5), 2), unit: 'ms' };
  yield { name: 'webhook.ack.p99_ms', value: round(quantile(latencies, 0.99), 2), unit: 'ms' };
  yield { name: 'webhook.per_second', value: round(rate, 0), unit: '1/s' };
  yield { name: 'webhook.vs_plain_probot_ratio', value: round(rate / perSecond(plain), 3), unit: 'ratio' };
}

function perSecond(all: readonly Slice[]): number {
  const count = all.reduce((sum, slice) => sum + slice.latencies.length, 0);
  return count / all.reduce((sum, slice) => sum + slice.seconds, 0);
}

/** Nearest rank. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
