import type { CanaryConfig, EnvironmentConfig, FairleadConfig, ServiceConfig } from './types.ts';
import type { ConfigFile, DeployFile } from './schema.ts';
import { parseDuration, parsePercent } from './units.ts';

/** How a service is rolled out where the file says nothing. */
export const defaultCanary: CanaryConfig = {
  pattern: 'canary',
  steps: [5, 25, 50],
  intervalMs: 10_000,
  bakeMs: 600_000,
  finalBakeMs: 1_800_000,
  warmUpMs: 30_000,
  safeDelta: 0.005,
  onInconclusive: 'ask',
};

/** The configuration of a repository without a file. */
export const defaultConfig: FairleadConfig = complete({});

/** Fills in every default. The file has passed the schema. */
export function complete(file: ConfigFile): FairleadConfig {
  return {
    version: 1,
    strategy: file.strategy ?? 'feature',
    approvals: file.approvals ?? 1,
    checks: file.checks ?? [],
    releaseManagers: file.release_managers ?? [],
    qa: file.qa ?? [],
    services: mapValues(file.services ?? {}, completeService),
    integrationTests: file.integration_tests ?? null,
    environments: mapValues(file.environments ?? {}, completeEnvironment),
  };
}

function completeService(name: string, service: NonNullable<ConfigFile['services']>[string]): ServiceConfig {
  const packageName = service.package ?? name;
  const health = service.health ?? '/healthz';
  return {
    name,
    path: service.path,
    package: packageName,
    wsgi: service.wsgi ?? `${packageName.replaceAll(/[-.]/g, '_')}.app:app`,
    needs: service.needs ?? [],
    tests: service.tests ?? [],
    health,
    probes: service.probes ?? [health],
  };
}

function completeEnvironment(
  name: string,
  environment: NonNullable<ConfigFile['environments']>[string],
): EnvironmentConfig {
  const { target, deploys = [], services = {} } = environment;
  return {
    name,
    target,
    deploys: typeof deploys === 'string' ? [deploys] : deploys,
    services: mapValues(services, (_, entry) => completeCanary(entry.deploy ?? {})),
  };
}

function completeCanary(deploy: DeployFile): CanaryConfig {
  const ms = (text: string | undefined, otherwise: number) => parseDuration(text ?? '') ?? otherwise;
  return {
    pattern: 'canary',
    steps: deploy.steps ?? defaultCanary.steps,
    intervalMs: ms(deploy.interval, defaultCanary.intervalMs),
    bakeMs: ms(deploy.bake, defaultCanary.bakeMs),
    finalBakeMs: ms(deploy.final_bake, defaultCanary.finalBakeMs),
    warmUpMs: ms(deploy.warm_up, defaultCanary.warmUpMs),
    safeDelta: parsePercent(deploy.safe_delta ?? '') ?? defaultCanary.safeDelta,
    onInconclusive: deploy.on_inconclusive ?? defaultCanary.onInconclusive,
  };
}

function mapValues<A, B>(
  record: Readonly<Record<string, A>>,
  convert: (key: string, value: A) => B,
): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, convert(key, value)]));
}
