import type { FairleadConfig } from '../config/types.ts';
import type { Affected } from './affected.ts';

/** The `tests` part of a message: which services' tests to run, and why. */
export interface RelatedTests {
  readonly services: string[];
  readonly reason: { service: string; because: string }[];
}

/**
 * The services whose integration tests a change can break: the changed ones, and all that need them, directly or
 * through others. A change of the tests themselves relates to all. Cycles are fine.
 */
export function relatedTests(affected: Affected, config: Pick<FairleadConfig, 'services'>): RelatedTests {
  const names = Object.keys(config.services);
  const because = new Map<string, string>();
  for (const name of affected.services) if (names.includes(name)) because.set(name, 'it changed');
  // Breadth first, so that the reason names the shortest way to a changed service.
  const queue = [...because.keys()];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    for (const name of names) {
      if (because.has(name) || !(config.services[name]?.needs ?? []).includes(next)) continue;
      because.set(name, `it needs ${next}: ${because.get(next) ?? ''}`.slice(0, 500));
      queue.push(name);
    }
  }
  if (affected.integrationTests) {
    for (const name of names) if (!because.has(name)) because.set(name, 'the integration tests changed');
  }
  const services = names.filter((name) => because.has(name));
  return { services, reason: services.map((service) => ({ service, because: because.get(service) ?? '' })) };
}
