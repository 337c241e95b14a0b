import type { RollbackRequest, RolloutRequest } from '../api/rollouts.ts';
import type { RepositoryRef } from '../ports/github.ts';
import type { Store } from '../ports/store.ts';
import type { Promotion } from '../testing/types.ts';

interface Asked {
  readonly id: string;
  readonly repository: RepositoryRef;
  /** Who ran the job that asked. */
  readonly actor: string;
  /** The event that the job ran for. */
  readonly event: string;
  /** Milliseconds since the epoch. */
  readonly requestedAt: number;
}

/** State `rollout-request:<id>`, written when a rollout was authorised. */
export interface StoredRolloutRequest extends Asked {
  /** With the version that was found for `newest`. */
  readonly request: RolloutRequest;
  /** The version as it was asked for. */
  readonly askedVersion: string;
}

/** State `rollback-request:<id>`, written when a rollback was authorised. */
export interface StoredRollbackRequest extends Asked {
  readonly request: RollbackRequest;
  /** The version to go back to, as it stood when the request was made. */
  readonly version: string;
}

/** State `rollout-refusal:<id>`: why an authorised request can never become a rollout. */
export interface RolloutRefusal {
  readonly sentence: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export function rolloutRequestKey(id: string): string {
  return `rollout-request:${id}`;
}

export function rollbackRequestKey(id: string): string {
  return `rollback-request:${id}`;
}

export function refusalKey(id: string): string {
  return `rollout-refusal:${id}`;
}

/** The commit that a released version of a package was built from, or null where no promotion of it is stored. */
export async function releaseCommit(
  store: Pick<Store, 'load'>,
  repositoryId: number,
  packageName: string,
  version: string,
): Promise<string | null> {
  const stored = await store.load(`promotion:${repositoryId}/${packageName}/${version}`);
  return stored === null ? null : (stored.state as unknown as Promotion).sha;
}
