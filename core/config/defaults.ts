import { presets } from '../branching/presets.ts';
import type { ConfigFile, DeployFile, EnvironmentFile } from './schema.ts';
import { environmentSettingsOf, settingsOf, type EnvironmentSettings } from './settings.ts';
import type { CanaryConfig, FairleadConfig, RuleSettings, ServiceConfig } from './types.ts';
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

const ruleDefaults: RuleSettings = {
  strategy: 'feature',
  main: null,
  develop: 'develop',
  release: null,
  fixes: 'main-first',
  branches: [],
  pairs: [],
  merge: ['squash'],
  stacked: false,
  maxAgeMs: null,
  upToDate: false,
  linear: false,
  directCommits: 'deny',
  deleteMerged: true,
  approvals: 1,
  codeOwners: false,
  checks: [],
  releaseManagers: [],
  qa: [],
  maintainers: [],
  bots: [],
  backMergeMs: null,
  promote: [],
  bakeMs: {},
  freezes: [],
  tags: ['v*'],
  mergeQueue: false,
  schedule: null,
  mechanism: 'rulesets',
  enforcement: 'enforce',
};

const environmentDefaults: EnvironmentSettings = { target: null, deploys: [], approval: [], waitMs: 0 };

/** The configuration of a repository without a file. */
export const defaultConfig: FairleadConfig = complete({});

/** Fills in every default of a file that has passed the schema and stands alone, without an organisation above it. */
export function complete(file: ConfigFile): FairleadConfig {
  return completeWith(file, settingsOf(file), mapValues(file.environments ?? {}, environmentPart));
}

/** The same where settings and environments were merged from several layers; the rest is the repository's own. */
export function completeWith(
  file: ConfigFile,
  settings: Partial<RuleSettings>,
  environments: Readonly<Record<string, Partial<EnvironmentSettings>>>,
): FairleadConfig {
  const services = (name: string) => file.environments?.[name]?.services ?? {};
  return {
    version: 1,
    ...completeRules(settings),
    services: mapValues(file.services ?? {}, completeService),
    integrationTests: file.integration_tests ?? null,
    comment: file.comment ?? 'on',
    environments: mapValues(environments, (name, set) => ({
      ...environmentDefaults,
      ...set,
      name,
      services: mapValues(services(name), (_, entry) => completeCanary(entry.deploy ?? {})),
    })),
  };
}

/** Settings with the defaults of their strategy, and below those the defaults that every strategy shares. */
export function completeRules(set: Partial<RuleSettings>): RuleSettings {
  const preset = settingsOf(presets[set.strategy ?? ruleDefaults.strategy].defaults);
  // A preset's linear history gives way where merge commits are asked for; a linear history that is asked for stays.
  const asked = asksForMergeCommits(set) ? { linear: false, ...set } : set;
  const settings = { ...ruleDefaults, ...preset, ...asked };
  if (set.bakeMs !== undefined) return settings;
  // A preset's bake times are for its own branches.
  const bakes = Object.entries(settings.bakeMs).filter(([branch]) => settings.promote.includes(branch));
  return { ...settings, bakeMs: Object.fromEntries(bakes) };
}

function asksForMergeCommits({ merge, pairs = [] }: Partial<RuleSettings>): boolean {
  const methods = pairs.flatMap((pair) =>
    pair
      .replace(/^.*?: /, '')
      .replace(/,.*$/, '')
      .split(' or '),
  );
  return [...(merge ?? []), ...methods].some((method) => method.trim() === 'merge');
}

function environmentPart(_: string, environment: EnvironmentFile): Partial<EnvironmentSettings> {
  return environmentSettingsOf(environment);
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
