import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { FinalError, TransientError } from '../../../core/errors/fairlead-error.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Instance, InstanceSpec, Runtime } from '../../../core/ports/runtime.ts';
import { plainEnvironment, run } from './command.ts';
import { processStart } from './identity.ts';
import {
  createInstanceStore,
  fileName,
  type InstanceRecord,
  type InstanceStore,
  isAlive,
  terminate,
  toInstance,
} from './instances.ts';
import { ensureVenv, findPython, installWheel } from './python.ts';
import { storeWheel } from './wheel.ts';

export { ensureVenv, findPython } from './python.ts';

const HOST = '127.0.0.1';
const READY_TIMEOUT_MS = 2000;
const STARTED_WITHIN_MS = 1500;
const PORT_TRIES = 200;
const HELP_TIMEOUT_MS = 30_000;

export interface ProcessRuntimeOptions {
  /** Directory of the runtime's own: environments, records, logs. */
  readonly stateDir: string;
  /** Path of Python; by default the one that `findPython` finds. */
  readonly python?: string;
  /** The wheel of a package's version; its digest is checked here. */
  readonly fetchArtifact: (artifact: InstanceSpec['package']) => Promise<Uint8Array>;
  readonly clock: Clock;
  /** What services share, installed once, such as `flask==3.1.3`; must hold gunicorn. */
  readonly baseRequirements: readonly string[];
  /** Where the shared environment is; `base` in the state directory by default. Several runtimes may share one. */
  readonly baseDir?: string;
}

interface Base {
  readonly python: string;
  /** Gunicorn 25 and newer opens a control socket in the home directory unless told otherwise. */
  readonly extraArguments: readonly string[];
}

/**
 * Runs Python services as process groups on this box, each version in an environment of its own, served by Gunicorn
 * on a loopback port. Processes outlive the App; their ids, starts and ports are stored as they start.
 * Errors: FL_RUNTIME_FAILED, FL_DIGEST_MISMATCH, FL_WHEEL_INVALID, FL_PYTHON_MISSING, FL_VENV_MISSING.
 */
export function createProcessRuntime(given: ProcessRuntimeOptions): Runtime {
  // Services run in their own folder: a relative path would mean something else there.
  const stateDir = resolve(given.stateDir);
  const options = { ...given, stateDir, baseDir: resolve(given.baseDir ?? join(stateDir, 'base')) };
  const { clock } = options;
  const store = createInstanceStore(join(stateDir, 'instances'));
  const starting = new Map<string, Promise<Instance>>();
  let base: Promise<Base> | null = null;

  function ensureBase(): Promise<Base> {
    base ??= makeBase(options).catch((error: unknown) => {
      base = null;
      throw error;
    });
    return base;
  }

  async function startNew(spec: InstanceSpec): Promise<Instance> {
    const known = store.get(spec.id);
    if (known !== null && isAlive(known)) return toInstance(known);
    const { python, extraArguments } = await ensureBase();
    const folder = await installPackage(options, python, spec);
    const port = await freePort(spec.id, known?.port ?? null);
    const record = launch(
      { stateDir, python, extraArguments, folder, port, spec, startedAt: clock.now() },
      store,
    );
    await expectAlive(record, clock);
    return toInstance(record);
  }

  return {
    start(spec) {
      const running = starting.get(spec.id);
      if (running !== undefined) return running;
      const started = startNew(spec).finally(() => starting.delete(spec.id));
      starting.set(spec.id, started);
      return started;
    },
    async ready(instance, path) {
      try {
        const response = await fetch(`http://${instance.host}:${instance.port}${path}`, {
          redirect: 'manual',
          signal: AbortSignal.timeout(READY_TIMEOUT_MS),
        });
        await response.body?.cancel();
        return response.status === 200;
      } catch {
        return false;
      }
    },
    async stop(id, graceMs) {
      await starting.get(id)?.catch(() => undefined);
      const record = store.get(id);
      if (record === null) return;
      await terminate(record, graceMs, clock);
      if (isAlive(record))
        throw new TransientError('FL_RUNTIME_FAILED', `${id} does not stop, pid ${record.pid}`);
      store.remove(id);
    },
    async list() {
      return store.all().filter(isAlive).map(toInstance);
    },
  };
}

/** Stops every instance of a state directory, also those that another process started. */
export async function stopAll(stateDir: string, clock: Clock, graceMs = 2000): Promise<void> {
  const dir = join(stateDir, 'instances');
  if (!existsSync(dir)) return;
  const records = createInstanceStore(dir).all();
  await Promise.all(records.map((record) => terminate(record, graceMs, clock)));
}

async function makeBase(options: ProcessRuntimeOptions & { readonly baseDir: string }): Promise<Base> {
  const python = options.python ?? (await findPython());
  const bin = await ensureVenv(options.baseDir, options.baseRequirements, { python });
  const help = await run(join(bin, 'python'), ['-m', 'gunicorn', '--help'], {
    env: plainEnvironment(),
    timeoutMs: HELP_TIMEOUT_MS,
  });
  if (!help.ok) throw new FinalError('FL_RUNTIME_FAILED', 'the base requirements hold no gunicorn');
  const hasSocket = help.output.includes('--no-control-socket');
  return { python: join(bin, 'python'), extraArguments: hasSocket ? ['--no-control-socket'] : [] };
}

async function installPackage(
  options: ProcessRuntimeOptions,
  python: string,
  { package: artifact }: InstanceSpec,
): Promise<string> {
  const name = fileName(`${artifact.name}-${artifact.version}-${artifact.sha256}`);
  const folder = join(options.stateDir, 'envs', name);
  if (existsSync(folder)) return folder;
  const wheel = await storeWheel(
    join(options.stateDir, 'wheels'),
    await options.fetchArtifact(artifact),
    artifact.sha256,
  );
  mkdirSync(join(options.stateDir, 'envs'), { recursive: true });
  await installWheel(python, wheel, folder);
  return folder;
}

interface Launch {
  readonly stateDir: string;
  readonly python: string;
  readonly extraArguments: readonly string[];
  readonly folder: string;
  readonly port: number;
  readonly spec: InstanceSpec;
  readonly startedAt: number;
}

/** Starts the process and stores who it is, with nothing asynchronous between the two. */
function launch(plan: Launch, store: InstanceStore): InstanceRecord {
  const { spec, port } = plan;
  if (!/^[A-Za-z_][\w.]*:[A-Za-z_]\w*$/.test(spec.wsgi)) {
    throw new FinalError('FL_RUNTIME_FAILED', `${JSON.stringify(spec.wsgi)} is not module:attribute`);
  }
  mkdirSync(join(plan.stateDir, 'logs'), { recursive: true, mode: 0o700 });
  const logFile = join(plan.stateDir, 'logs', `${fileName(spec.id)}.log`);
  const log = openSync(logFile, 'a', 0o600);
  try {
    const child = spawn(plan.python, gunicornArguments(plan), {
      cwd: plan.folder,
      detached: true,
      stdio: ['ignore', log, log],
      env: { ...plainEnvironment(), ...spec.env, PYTHONPATH: plan.folder },
    });
    child.on('error', () => undefined);
    const start = child.pid === undefined ? null : processStart(child.pid);
    if (child.pid === undefined || start === null) {
      throw new FinalError('FL_RUNTIME_FAILED', `${spec.id}, see ${logFile}`);
    }
    child.unref();
    const record: InstanceRecord = {
      id: spec.id,
      service: spec.service,
      environment: spec.environment,
      version: spec.package.version,
      host: HOST,
      port,
      pid: child.pid,
      startedAt: plan.startedAt,
      logFile,
      processStart: start,
    };
    store.save(record);
    return record;
  } finally {
    closeSync(log);
  }
}

/** Keep-alive is longer than the balancer's, so that it is the balancer that closes idle connections. */
function gunicornArguments({ port, spec, extraArguments }: Launch): string[] {
  const options = [
    '--workers',
    '2',
    '--worker-class',
    'gthread',
    '--threads',
    '4',
    '--bind',
    `${HOST}:${port}`,
  ];
  const times = ['--graceful-timeout', '10', '--keep-alive', '75'];
  return ['-m', 'gunicorn', ...options, ...times, ...extraArguments, spec.wsgi];
}

/**
 * A process that ends soon after its start, or before its first answer, has failed; what comes later, readiness
 * tells. Gunicorn accepts connections before its workers are there, so that only an answer says something.
 */
async function expectAlive(record: InstanceRecord, clock: Clock): Promise<void> {
  const state = { asking: false, answered: false };
  function ask(): void {
    state.asking = true;
    fetch(`http://${HOST}:${record.port}/`, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(STARTED_WITHIN_MS),
    })
      .then(
        () => (state.answered = true),
        () => undefined,
      )
      .finally(() => (state.asking = false));
  }
  const deadline = clock.now() + STARTED_WITHIN_MS;
  while (!state.answered && clock.now() < deadline) {
    if (!state.asking) ask();
    await clock.sleep(50);
    if (!isAlive(record))
      throw new FinalError('FL_RUNTIME_FAILED', `${record.id} ended, see ${record.logFile}`);
  }
}

/**
 * The port that the instance had before, since a balancer may know it; otherwise one that follows from its id. Both
 * lie outside the range that outgoing connections take, so that nobody gets in between before Gunicorn listens.
 */
async function freePort(id: string, before: number | null): Promise<number> {
  const offset = createHash('sha256').update(id).digest().readUInt32BE(0);
  for (let attempt = 0; attempt < PORT_TRIES; attempt += 1) {
    const port = attempt === 0 && before !== null ? before : 10_000 + ((offset + attempt) % 10_000);
    if (await isFree(port)) return port;
  }
  throw new TransientError('FL_RUNTIME_FAILED', 'no free port');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, HOST, () => void server.close(() => done(true)));
  });
}
