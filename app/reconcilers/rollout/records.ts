import { deployedKey, readDeployed, type Deployed } from '../../../core/delivery/deployed.ts';
import type { RepositoryRef } from '../../../core/ports/github.ts';
import type { Store, StoredState } from '../../../core/ports/store.ts';
import type { RolloutState } from '../../../core/delivery/index.ts';

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
