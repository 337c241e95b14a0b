import type { RollbackRequest, RolloutRequest } from '../../../core/api/rollouts.ts';
import { deployedKey, readDeployed, type Deployed } from '../../../core/delivery/deployed.ts';
import type { RepositoryRef } from '../../../core/ports/github.ts';
import type { Store, StoredState } from '../../../core/ports/store.ts';
import type { RolloutState } from '../../../core/delivery/index.ts';

/** State `rollout-request:<id>`, written by the API when a rollout was authorised. */
export interface StoredRolloutRequest {
  readonly id: string;
  readonly repository: RepositoryRef;
  readonly request: RolloutRequest;
  readonly actor: string;
  readonly requestedAt: number;
}

/** State `rollback-request:<id>`. */
export interface StoredRollbackRequest {
  readonly id: string;
  readonly repository: RepositoryRef;
  readonly request: RollbackRequest;
  /** The version to go back to, as it stood when the request was made. */
  readonly version: string;
  readonly actor: string;
  readonly requestedAt: number;
}

/** State `rollout-refusal:<id>`: why an authorised request can never become a rollout. */
export interface RolloutRefusal {
  readonly sentence: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export function refusalKey(id: string): string {
  return `rollout-refusal:${id}`;
}

export interface DeployedRecord {
  readonly key: string;
  readonly version: number;
  readonly deployed: Deployed;
}

export async function loadDeployed(
  store: Store,
  repositoryId: number,
  environment: string,
  service: string,
): Promise<DeployedRecord | null> {
  const key = deployedKey(repositoryId, environment, service);
  const stored: StoredState | null = await store.load(key);
  if (stored === null) return null;
  return { key, version: stored.version, deployed: readDeployed(stored.state) };
}

export async function deployedRepository(store: Store, rollout: RolloutState): Promise<RepositoryRef | null> {
  const record = await loadDeployed(store, rollout.repositoryId, rollout.environment, rollout.service);
  return record?.deployed.repository ?? null;
}
