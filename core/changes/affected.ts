import type { FairleadConfig } from '../config/types.ts';

export interface Affected {
  /** Names of the services with a changed file in their folder, in the configuration's order. */
  readonly services: readonly string[];
  /** True when the package of integration tests changed. */
  readonly integrationTests: boolean;
}

/** True when the path is the folder, or in it. */
export function inside(folder: string, path: string): boolean {
  const clean = folder.replace(/^\.\//, '').replace(/\/+$/, '');
  return clean === '' || clean === '.' || path === clean || path.startsWith(`${clean}/`);
}

/** Which services a change touches, by the folders that the configuration gives them. */
export function affectedServices(
  paths: Iterable<string>,
  config: Pick<FairleadConfig, 'services' | 'integrationTests'>,
): Affected {
  const changed = [...paths];
  const touches = (folder: string) => changed.some((path) => inside(folder, path));
  return {
    services: Object.values(config.services)
      .filter((service) => touches(service.path))
      .map((service) => service.name),
    integrationTests: config.integrationTests !== null && touches(config.integrationTests.path),
  };
}
