import type { CanaryConfig } from '../config/types.ts';
import type { Json } from '../json.ts';
import type { RepositoryRef } from '../ports/github.ts';
import type { VersionRef } from './types.ts';

/** How an instance of a service is started, frozen with the version that it belongs to. */
export interface LaunchSpec {
  readonly package: string;
  readonly wsgi: string;
  readonly health: string;
  readonly needs: readonly string[];
  readonly probes: readonly string[];
}

/** State `deployed:<repository id>/<environment>/<service>`: what users get, and who may change it now. */
export interface Deployed {
  /** Shape of this state; `readDeployed` reads older ones. */
  readonly schema: 2;
  readonly repository: RepositoryRef;
  readonly environment: string;
  readonly service: string;
  readonly target: string;
  /** How it was rolled out last; a rollback goes by it, since it may not depend on reading configuration. */
  readonly canary: CanaryConfig | null;
  readonly stable: VersionRef | null;
  /** The good version before `stable`; where a rollback goes. */
  readonly previous: VersionRef | null;
  /** The version that `stable` came back from, where the last change was a rollback. */
  readonly wentBackFrom?: VersionRef | null;
  /**
   * Versions whose rollout ended well, newest first, `stable` and `previous` among them: each may be gone back to by its
   * name. One that a rollback left is not among them until it is rolled out again.
   */
  readonly good: readonly VersionRef[];
  /** By instance id: how to start it again, after a reboot for example. */
  readonly launch: Readonly<Record<string, LaunchSpec>>;
  readonly since: number;
  /** The rollout that holds the environment's service, or null. */
  readonly lock: { readonly holder: string; readonly reason: string; readonly since: number } | null;
}

/** Reads a stored state of any shape there ever was. Before `schema`, only two good versions were kept. */
export function readDeployed(state: Json): Deployed {
  const stored = state as unknown as Deployed | Omit<Deployed, 'schema' | 'good'>;
  if ('schema' in stored) return stored;
  const { stable, previous } = stored;
  return { ...stored, schema: 2, good: [stable, previous].filter((version) => version != null) };
}

export function deployedKey(repositoryId: number, environment: string, service: string): string {
  return `deployed:${repositoryId}/${environment}/${service}`;
}

/** The name of the balancer's entry; also the first part of its instances' ids. */
export function entryName(repository: RepositoryRef, environment: string, service: string): string {
  return `${repository.owner}/${repository.name}/${environment}/${service}`;
}

/** The same version in the same place is the same instance: `acme/shop/production/notes/1.1.0`. */
export function instanceId(
  repository: RepositoryRef,
  environment: string,
  service: string,
  version: string,
): string {
  return `${entryName(repository, environment, service)}/${version}`;
}

/** The environment variable that carries the address of a needed service: `SERVICE_URL_NOTES`. */
export function addressVariable(service: string): string {
  return `SERVICE_URL_${service.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`;
}
