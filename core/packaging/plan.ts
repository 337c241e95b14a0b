import type { Affected } from '../changes/affected.ts';
import type { FairleadConfig } from '../config/types.ts';

/** A package to build: of a service, or (service null) of the integration tests. */
export interface PackagePlan {
  readonly service: string | null;
  readonly path: string;
  readonly package: string;
}

/**
 * What a build publishes: on the default branch everything; for a pull request the changed services, and the
 * integration tests where they changed, where none was published yet, or where no service changed, since the
 * test engine needs at least one artifact to answer for.
 *
 * @param affected null for everything
 */
export function packagesToBuild(
  config: Pick<FairleadConfig, 'services' | 'integrationTests'>,
  affected: Affected | null,
  testsPublished: boolean,
): PackagePlan[] {
  const services = Object.values(config.services).filter(
    (service) => affected === null || affected.services.includes(service.name),
  );
  const plans: PackagePlan[] = services.map((service) => ({
    service: service.name,
    path: service.path,
    package: service.package,
  }));
  const tests = config.integrationTests;
  const wanted = affected === null || affected.integrationTests || !testsPublished || services.length === 0;
  if (tests !== null && wanted) plans.push({ service: null, path: tests.path, package: tests.package });
  return plans;
}
