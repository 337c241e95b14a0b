import type { FairleadConfig } from '../core/config/types.ts';
import { addressVariable } from '../core/delivery/deployed.ts';
import { FinalError } from '../core/errors/fairlead-error.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Instance, Runtime } from '../core/ports/runtime.ts';
import type { EnvironmentService } from '../core/testing/types.ts';
import type { EngineDeps } from './deps.ts';

const readyDeadlineMs = 60_000;
const readyPollMs = 100;
const stopGraceMs = 2_000;

/** Thrown where the signal stopped the work. */
export class Aborted extends Error {}

/**
 * Brings the services up in the given order, each with the addresses of what it needs, and waits until each is ready.
 * Returns the addresses by variable. What an earlier try left running is stopped first.
 * @throws FinalError FL_NOT_READY, FL_RUNTIME_FAILED; Aborted
 */
export async function startEnvironment(
  runId: string,
  services: readonly EnvironmentService[],
  config: Pick<FairleadConfig, 'services'>,
  deps: Pick<EngineDeps, 'runtime' | 'clock' | 'variables'>,
  signal: AbortSignal,
): Promise<Readonly<Record<string, string>>> {
  await stopEnvironment(runId, deps.runtime);
  const addresses: Record<string, string> = {};
  for (const { service, artifact } of services) {
    if (signal.aborted) throw new Aborted();
    const settings = config.services[service];
    if (settings === undefined) throw new FinalError('FL_RUNTIME_FAILED', `${service} is not configured`);
    const env: Record<string, string> = { ...deps.variables?.[service] };
    for (const need of settings.needs) env[addressVariable(need)] = addresses[addressVariable(need)] ?? '';
    const instance = await deps.runtime.start({
      id: `${prefix(runId)}${service}`,
      service,
      environment: `test-${runId}`,
      package: { name: artifact.name, version: artifact.version, sha256: artifact.sha256 },
      wsgi: settings.wsgi,
      env,
    });
    await waitReady(instance, settings.health, deps, signal);
    addresses[addressVariable(service)] = `http://${instance.host}:${instance.port}`;
  }
  return addresses;
}

/** Stops whatever runs for this run. Nothing running is fine. */
export async function stopEnvironment(runId: string, runtime: Runtime): Promise<void> {
  const running = await runtime.list();
  const ours = running.filter((instance) => instance.id.startsWith(prefix(runId)));
  await Promise.all(ours.map((instance) => runtime.stop(instance.id, stopGraceMs)));
}

async function waitReady(
  instance: Instance,
  path: string,
  deps: { readonly runtime: Runtime; readonly clock: Clock },
  signal: AbortSignal,
): Promise<void> {
  const deadline = deps.clock.now() + readyDeadlineMs;
  while (!(await deps.runtime.ready(instance, path))) {
    if (signal.aborted) throw new Aborted();
    const alive = (await deps.runtime.list()).some((other) => other.id === instance.id);
    if (!alive || deps.clock.now() >= deadline) {
      const why = alive ? `did not answer on ${path} within a minute` : 'ended';
      throw new FinalError(
        'FL_NOT_READY',
        `${instance.service} ${instance.version} ${why}; ${instance.logFile}`,
      );
    }
    await deps.clock.sleep(readyPollMs, signal);
  }
}

function prefix(runId: string): string {
  return `test-${runId}/`;
}
