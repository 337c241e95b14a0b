import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Registry } from '../../../core/ports/registry.ts';
import type { Instance, InstanceSpec, Runtime } from '../../../core/ports/runtime.ts';
import type { TestJob, TestOutcome, TestRunner } from '../../../core/ports/test-runner.ts';
import { readReportLog } from '../../../core/testing/reportlog.ts';
import { plain, type Place } from './place.ts';
import { testProgram, testSite } from './programs.ts';
import { runSandboxed } from './sandbox.ts';

interface Planned {
  readonly spec: InstanceSpec;
  readonly instance: Instance;
  readonly wheel: { readonly filename: string; readonly bytes: Uint8Array };
  /** Path that answers 200 when it is ready. */
  health: string;
}

const firstPort = 10_000;

/**
 * A runtime that only notes what is to run, and a runner that starts all of it where the tests run: both are in one place,
 * and nobody else reaches it.
 */
export function createServices(
  place: Place,
  registry: Registry,
  clock: Pick<Clock, 'now'>,
): { readonly runtime: Runtime; readonly runner: TestRunner } {
  const planned = new Map<string, Planned>();
  return {
    runtime: {
      async start(spec) {
        const known = planned.get(spec.id);
        if (known !== undefined) return known.instance;
        const wheel = await wheelOf(spec.package, registry);
        const { id, service, environment } = spec;
        const at = { host: '127.0.0.1', port: firstPort + planned.size, pid: 0, startedAt: clock.now() };
        const instance = { id, service, environment, version: spec.package.version, ...at, logFile: '' };
        planned.set(id, { spec, instance, wheel, health: '/' });
        return instance;
      },
      ready(instance, path) {
        const known = planned.get(instance.id);
        if (known !== undefined) known.health = path;
        return Promise.resolve(known !== undefined);
      },
      stop: (id) => Promise.resolve(void planned.delete(id)),
      list: () => Promise.resolve([...planned.values()].map(({ instance }) => instance)),
    },
    runner: {
      run: (job, signal) => runTests(job, [...planned.values()], place, signal),
    },
  };
}

async function wheelOf({ name, version, sha256 }: InstanceSpec['package'], registry: Registry) {
  const files = await registry.files(name);
  const file = files.find((each) => each.version === version && each.sha256 === sha256);
  if (file === undefined) throw new FinalError('FL_ARTIFACT_MISSING', `${name} ${version}`);
  return { filename: file.filename, bytes: await registry.download(file) };
}

const told = z.union([
  z.object({ ended: z.number().int(), report: z.base64(), log: z.string() }),
  z.object({ error: z.string(), log: z.string() }),
]);

async function runTests(
  job: TestJob,
  services: readonly Planned[],
  place: Place,
  signal: AbortSignal,
): Promise<TestOutcome> {
  const { python, shown, environments } = await place.ready();
  const { limits } = place;
  const folder = join(place.folder, 'in');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const give = async (at: string, filename: string, bytes: Uint8Array) => {
    await mkdir(join(folder, at));
    await writeFile(join(folder, at, basename(filename)), bytes);
    return `/in/${at}/${basename(filename)}`;
  };
  const of = (environment: string) => join(environment, 'bin', 'python');
  const wanted = [];
  for (const [index, { spec, instance, wheel, health }] of services.entries()) {
    wanted.push({
      name: `s${index}`,
      label: `${spec.service} ${spec.package.version}`,
      wheel: await give(`s${index}`, wheel.filename, wheel.bytes),
      python: of(environments.services),
      wsgi: spec.wsgi,
      env: spec.env,
      port: instance.port,
      health,
    });
  }
  const tests = {
    wheel: await give('tests', job.filename, job.wheel),
    python: of(environments.tests),
    services: job.services,
    env: job.variables,
    bootstrap: place.bootstrap,
  };
  const result = await runSandboxed(
    {
      root: join(place.folder, 'root'),
      python,
      shown: [...shown, { from: folder, to: '/in' }],
      program: testProgram,
      input: {
        services: wanted,
        tests,
        seconds: limits.testMs / 1000,
        readySeconds: limits.readyMs / 1000,
        maxBytes: limits.reportBytes,
      },
      timeoutMs: limits.testMs,
      maxOutputBytes: limits.outputBytes,
    },
    signal,
  );
  if (result.kind === 'aborted') return { kind: 'aborted' };
  if (result.kind === 'stopped') return { kind: 'error', reason: result.why, results: [] };
  return outcomeOf(result.lines, result.failure);
}

/** A stranger's tests wrote the report: it is read as the data that it is. */
function outcomeOf(lines: readonly unknown[], failure: string): TestOutcome {
  const said = told.safeParse(lines[0]).data;
  if (said === undefined) {
    return { kind: 'error', reason: failure || 'they ended without a word', results: [] };
  }
  if ('error' in said) {
    return { kind: 'error', reason: `${plain(said.error)} (${plain(said.log)})`, results: [] };
  }
  const { results, cut } = readReportLog(Buffer.from(said.report, 'base64').toString('utf8'), testSite);
  if (cut) return { kind: 'error', reason: 'they report more than 10,000 tests', results };
  if (results.length === 0 && said.ended !== 0) {
    return {
      kind: 'error',
      reason: `exit code ${said.ended}, no test was reported (${plain(said.log)})`,
      results,
    };
  }
  return { kind: 'ended', exitCode: said.ended, results };
}
