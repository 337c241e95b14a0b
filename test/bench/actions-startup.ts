import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  bundleOf,
  makeCheckout,
  startFakeServer,
  type Step,
  stepEnvironment,
} from '../fakes/action-stage.ts';
import { quietSteps } from '../fakes/quiet-steps.ts';

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

/**
 * How long a complete run of each committed bundle takes that finds nothing, to the exit of its process, in times of
 * what Node takes to do nothing: medians of runs that take turns. The App and the issuer of tokens stand on this
 * machine. And how large the bundles are.
 */
export async function* bench(): AsyncGenerator<Figure> {
  const fake = await startFakeServer();
  const checkout = makeCheckout();
  let dist = 0;
  try {
    for (const [action, { step, requests }] of Object.entries(quietSteps(checkout, fake))) {
      const times: { bare: number[]; action: number[] } = { bare: [], action: [] };
      for (let round = 0; round < rounds; round += 1) {
        fake.requests.length = 0;
        times.bare.push(await timed(['-e', '0'], checkout.folder, { PATH: process.env['PATH'] }));
        times.action.push(await runOnce(step));
        const sent = fake.requests.map(({ method, path }) => `${method} ${path}`);
        if (sent.join() !== requests.join()) throw new Error(`${action} sent ${sent.join() || 'nothing'}`);
      }
      const ratio = median(times.action) / median(times.bare);
      yield { name: `actions.startup_ratio.${action}`, value: Math.round(ratio * 100) / 100, unit: 'times' };
    }
    const actions = readdirSync(dirname(dirname(dirname(bundleOf('lint')))));
    for (const action of actions) {
      const entry = bundleOf(action);
      yield { name: `actions.entry_bytes.${action}`, value: statSync(entry).size, unit: 'bytes' };
      dist += bytesOf(dirname(entry));
    }
    yield { name: 'actions.dist_bytes', value: dist, unit: 'bytes' };
  } finally {
    checkout.remove();
    await fake.close();
  }
}
