import type { FairleadConfig, ServiceConfig } from '../config/types.ts';
import { count, cut } from '../reporting/text.ts';
import { inside } from './affected.ts';

/** The `tests` part of a message: which services' tests to run, and why. */
export interface RelatedTests {
  /** In the configuration's order. */
  readonly services: string[];
  readonly reason: { service: string; because: string }[];
}

export interface Change {
  /** Services that artifacts were built from. */
  readonly built: readonly string[];
  readonly paths: Iterable<string>;
}

type Config = Pick<FairleadConfig, 'services' | 'integrationTests'>;

const longestReason = 500;
const longestPath = 200;

/**
 * The services whose integration tests a change can break, each with the shortest reason: the changed ones, those that
 * were built, those whose own tests changed, and all that need one that changed or was built, directly or through
 * others. A change of tests that belong to no service relates to all. Cycles are fine.
 */
export function relatedTests(change: Change, config: Config): RelatedTests {
  const services = Object.values(config.services);
  const paths = [...change.paths];
  const because = new Map<string, string>();
  for (const service of services) {
    const found = ownReason(service, paths, change.built);
    if (found !== null) because.set(service.name, found);
  }
  spread(because, services);
  const tests = testChanges(paths, services, config.integrationTests);
  for (const { name } of services) {
    const own = tests.own.get(name) ?? tests.shared;
    if (own !== null && !because.has(name)) because.set(name, own);
  }
  const related = services.map(({ name }) => name).filter((name) => because.has(name));
  const reason = related.map((service) => ({
    service,
    because: cut(because.get(service) ?? '', longestReason),
  }));
  return { services: related, reason };
}

function ownReason(
  { name, path }: ServiceConfig,
  paths: readonly string[],
  built: readonly string[],
): string | null {
  const changed = paths.filter((each) => inside(path, each));
  if (changed.length > 0) return changedPaths(changed);
  return built.includes(name) ? 'it was built' : null;
}

function changedPaths(paths: readonly string[]): string {
  const first = cut(paths[0] ?? '', longestPath);
  return paths.length === 1
    ? `${first} changed`
    : `${first} and ${count(paths.length - 1, 'more file')} changed`;
}

/** Adds all that need one that is there. Breadth first, so that the reason names the shortest way. */
function spread(because: Map<string, string>, services: readonly ServiceConfig[]): void {
  const dependents = new Map<string, string[]>();
  for (const { name, needs } of services) {
    for (const need of needs) dependents.set(need, [...(dependents.get(need) ?? []), name]);
  }
  // A Map's keys include those that are added on the way, in order.
  for (const next of because.keys()) {
    for (const name of dependents.get(next) ?? []) {
      if (!because.has(name)) because.set(name, `it needs ${next}: ${because.get(next) ?? ''}`);
    }
  }
}

/** Changed tests, by the service whose folders they stand in, and of no service. Folders may be named from either root. */
function testChanges(
  paths: readonly string[],
  services: readonly ServiceConfig[],
  integrationTests: FairleadConfig['integrationTests'],
): { readonly own: ReadonlyMap<string, string>; readonly shared: string | null } {
  const root = integrationTests?.path ?? null;
  const own = new Map<string, string>();
  let shared: string | null = null;
  for (const path of paths) {
    const owners = services.filter(({ tests }) =>
      tests.some((folder) => inside(folder, path) || (root !== null && inside(`${root}/${folder}`, path))),
    );
    const reason = `its tests changed: ${cut(path, longestPath)}`;
    for (const { name } of owners) if (!own.has(name)) own.set(name, reason);
    if (owners.length === 0 && root !== null && inside(root, path))
      shared ??= 'the integration tests changed';
  }
  return { own, shared };
}
