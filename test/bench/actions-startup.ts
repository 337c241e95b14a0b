import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  bundleOf,
  type FakeServer,
  makeCheckout,
  startFakeServer,
  type Step,
  stepEnvironment,
} from '../fakes/action-stage.ts';
import { quietRootStep } from '../fakes/quiet-root-step.ts';
import { type QuietStep, quietSteps } from '../fakes/quiet-steps.ts';

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

const rounds = 21;

/** Milliseconds from the start of Node to its exit. */
async function timed(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<number> {
  const start = performance.now();
  const code = await new Promise<number | null>((resolve, reject) => {
    spawn(process.execPath, args, { cwd, env, stdio: 'ignore' }).on('exit', resolve).on('error', reject);
  });
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

async function runOnce(step: Step): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-startup-'));
  try {
    return await timed([bundleOf(step.action)], step.checkout.folder, stepEnvironment(step, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function bytesOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

const round = (value: number) => Math.round(value * 100) / 100;

/** Runs of one step and of a Node that does nothing, taking turns. */
async function measure(
  { step, requests }: QuietStep,
  fake: FakeServer,
): Promise<{ readonly bareMs: number; readonly ms: number }> {
  const bare: number[] = [];
  const full: number[] = [];
  for (let turn = 0; turn < rounds; turn += 1) {
    fake.requests.length = 0;
    bare.push(await timed(['-e', '0'], step.checkout.folder, { PATH: process.env['PATH'] }));
    full.push(await runOnce(step));
    const sent = fake.requests.map(({ method, path }) => `${method} ${path}`);
    if (sent.join() !== requests.join())
      throw new Error(`${step.action} sent ${sent.join() || 'nothing'}, not ${requests.join() || 'nothing'}`);
  }
  return { bareMs: median(bare), ms: median(full) };
}

function* sizes(): Generator<Figure> {
  const actions = dirname(dirname(dirname(bundleOf('lint'))));
  let all = 0;
  for (const action of readdirSync(actions)) {
    const entry = bundleOf(action);
    if (!existsSync(entry)) continue;
    yield { name: `actions.entry_bytes.${action}`, value: statSync(entry).size, unit: 'bytes' };
    all += bytesOf(dirname(entry));
  }
  yield { name: 'actions.dist_bytes', value: all, unit: 'bytes' };
}

/**
 * How long a complete run of each committed bundle takes that finds nothing, to the exit of its process, in times of
 * what Node takes to do nothing: medians of runs that take turns. The App and the issuer of tokens stand on this
 * machine. And how large the bundles are. Other work on the machine makes the ratio larger: run it alone.
 *
 * Coverage has two figures. `coverage` is a run that looks for no baseline: with `baseline: none`, or on a runner
 * without a cache service. `coverage-with-cache` is what hosted runners do by default: the client of GitHub's cache is
 * loaded and asks once, of a service on this machine, which has nothing.
 */
export async function* bench(): AsyncGenerator<Figure> {
  const fake = await startFakeServer();
  const checkout = makeCheckout();
  const root = await quietRootStep(checkout, fake);
  try {
    const bare: number[] = [];
    for (const [action, quiet] of Object.entries({ ...quietSteps(checkout, fake), fairlead: root })) {
      const { ms, bareMs } = await measure(quiet, fake);
      bare.push(bareMs);
      yield { name: `actions.startup_ratio.${action}`, value: round(ms / bareMs), unit: 'times' };
    }
    yield { name: 'actions.startup_bare_ms', value: round(median(bare)), unit: 'ms' };
  } finally {
    await root.close();
    checkout.remove();
    await fake.close();
  }
  yield* sizes();
}
