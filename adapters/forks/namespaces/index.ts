import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { ForkBench, ForkPackage, ForkTests, ForkWheel } from '../../../core/ports/fork-tests.ts';
import type { PublishedFile, Registry } from '../../../core/ports/registry.ts';
import type { RepositoryRef } from '../../../core/ports/github.ts';
import { normaliseName, tryParseWheelName } from '../../../core/versions/wheel-name.ts';
import { keepApart } from './apart.ts';
import { plain, type ForkLimits, type Place } from './place.ts';
import { buildProgram } from './programs.ts';
import { runSandboxed, systemPaths } from './sandbox.ts';
import { createServices } from './services.ts';
import { unpackSource } from './source.ts';

export interface BasePython {
  readonly path: string;
  /** The folder that it is installed in, with its standard library. */
  readonly prefix: string;
}

export interface ForkTestsOptions {
  /** A folder of its own. */
  readonly dir: string;
  readonly python: () => Promise<BasePython>;
  /** Folders of virtual environments, made by the operator's side: to build with, to serve with, to test with. */
  readonly environments: () => Promise<Record<'build' | 'services' | 'tests', string>>;
  /** What starts pytest, as Python text. */
  readonly bootstrap: string;
  /** Folders and files of the App that no program may be shown; its settings and credentials, its database. */
  readonly own: readonly string[];
  /** A commit's source, gzip and tar. */
  readonly source: (repository: RepositoryRef, sha: string) => Promise<Uint8Array>;
  /** Read for what the change does not build. */
  readonly registry: Registry;
  readonly clock: Pick<Clock, 'now'>;
  readonly limits?: Partial<ForkLimits>;
}

const execute = promisify(execFile);

/** The Python that another one, of a virtual environment perhaps, is made from. */
export async function basePython(python: string): Promise<BasePython> {
  const program =
    'import sys; print(getattr(sys, "_base_executable", sys.executable)); print(sys.base_prefix)';
  const { stdout } = await execute(python, ['-I', '-c', program], { env: {}, timeout: 10_000 });
  const [path = '', prefix = ''] = stdout.split('\n');
  return { path, prefix };
}

const defaultLimits: ForkLimits = {
  buildMs: 300_000,
  testMs: 900_000,
  readyMs: 60_000,
  wheelBytes: 32 * 1024 * 1024,
  reportBytes: 32 * 1024 * 1024,
  outputBytes: 64 * 1024 * 1024,
};

/**
 * Tests commits of forks in namespaces of Linux, by util-linux's `unshare` and `setpriv`: without root where the machine
 * allows user namespaces. What cannot be isolated is not run. See docs/forks.md for what is isolated and what is not.
 */
export function createForkTests(options: ForkTestsOptions): ForkTests {
  const limits = { ...defaultLimits, ...options.limits };
  return {
    open(runId) {
      if (!/^[\w-]+$/.test(runId)) throw new FinalError('FL_INTERNAL', 'a run id is not a plain name');
      const folder = resolve(options.dir, runId);
      const place: Place = {
        folder,
        limits,
        bootstrap: options.bootstrap,
        async ready() {
          const { path, prefix } = await options.python();
          const environments = await options.environments();
          const folders = [prefix, ...Object.values(environments)];
          keepApart([...systemPaths, ...folders], [folder, ...options.own]);
          return { python: path, environments, shown: folders.map((from) => ({ from, to: from })) };
        },
      };
      return openBench(place, options);
    },
  };
}

function openBench(place: Place, options: ForkTestsOptions): ForkBench {
  const wheels = join(place.folder, 'wheels');
  const registry = overlay(wheels, options.registry);
  const { runtime, runner } = createServices(place, registry, options.clock);
  return {
    registry,
    runtime,
    runner,
    build: (order, signal) => build(order, { place, wheels, source: options.source }, signal),
    clear: () => rm(place.folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}

const built = z.union([
  z.object({ wheel: z.number().int(), filename: z.string(), data: z.base64() }),
  z.object({ failed: z.number().int(), why: z.string() }),
  z.object({ done: z.literal(true) }),
]);

async function build(
  order: Parameters<ForkBench['build']>[0],
  { place, wheels, source }: { place: Place; wheels: string; source: ForkTestsOptions['source'] },
  signal: AbortSignal,
): Promise<readonly ForkWheel[]> {
  const { python, shown, environments } = await place.ready();
  await rm(place.folder, { recursive: true, force: true });
  const from = join(place.folder, 'source');
  await unpackSource(await source(order.repository, order.sha), from);
  await mkdir(wheels, { recursive: true });
  const { limits } = place;
  const result = await runSandboxed(
    {
      root: join(place.folder, 'root'),
      python,
      shown: [...shown, { from, to: '/in/source' }],
      program: buildProgram,
      input: {
        python: join(environments.build, 'bin', 'python'),
        seconds: limits.buildMs / 1000,
        maxBytes: limits.wheelBytes,
        packages: order.packages.map(({ path }) => path),
      },
      timeoutMs: limits.buildMs,
      maxOutputBytes: limits.outputBytes,
    },
    signal,
  );
  // Whoever stops it looks at the signal, and at nothing else.
  if (result.kind === 'aborted') return [];
  if (result.kind === 'stopped') throw new FinalError('FL_FORK_BUILD', result.why);
  const told = result.lines.flatMap((line) => built.safeParse(line).data ?? []);
  const kept = order.packages.map((wanted, index) => keep(wanted, index, told, wheels));
  return Promise.all(kept).catch((error: unknown) => {
    // The program itself may have ended before its last word, for want of room for example.
    if (told.length > 0 || result.failure === '') throw error;
    throw new FinalError('FL_FORK_BUILD', result.failure, { cause: error });
  });
}

async function keep(
  wanted: ForkPackage,
  index: number,
  told: readonly z.infer<typeof built>[],
  wheels: string,
): Promise<ForkWheel> {
  for (const line of told) {
    if ('failed' in line && line.failed === index) {
      throw new FinalError('FL_FORK_BUILD', `${wanted.name}: ${plain(line.why) || 'no wheel came of it'}`);
    }
    if (!('wheel' in line) || line.wheel !== index) continue;
    const name = tryParseWheelName(line.filename);
    if (name === null || normaliseName(name.distribution) !== normaliseName(wanted.name)) {
      throw new FinalError('FL_FORK_BUILD', `${wanted.path} is not the package ${wanted.name}`);
    }
    const bytes = Buffer.from(line.data, 'base64');
    await writeFile(join(wheels, line.filename), bytes);
    const { service } = wanted;
    return { service, name: wanted.name, version: name.version, sha256: sha256Of(bytes) };
  }
  throw new FinalError('FL_FORK_BUILD', `${wanted.name}: no wheel came of it`);
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The index, with the wheels of the run in front. */
function overlay(wheels: string, outer: Registry): Registry {
  return {
    async files(packageName) {
      const own: PublishedFile[] = [];
      for (const filename of existsSync(wheels) ? await readdir(wheels) : []) {
        const name = tryParseWheelName(filename);
        if (name === null || normaliseName(name.distribution) !== normaliseName(packageName)) continue;
        const sha256 = sha256Of(await readFile(join(wheels, filename)));
        own.push({ filename, version: name.version, sha256, url: join(wheels, filename) });
      }
      return [...own, ...(await outer.files(packageName))];
    },
    async download(file) {
      if (dirname(file.url) !== wheels) return outer.download(file);
      return new Uint8Array(await readFile(file.url));
    },
    publish: () =>
      Promise.reject(new FinalError('FL_NOT_AUTHORISED', 'what a fork built is never published')),
  };
}
