import type { FairleadConfig } from '../../../core/config/types.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { GitHub, RepositoryRef } from '../../../core/ports/github.ts';
import type { Store } from '../../../core/ports/store.ts';
import type { Target, Targets } from '../../../core/ports/targets.ts';

export interface RolloutDeps {
  readonly store: Store;
  readonly targets: Targets;
  readonly github: Pick<GitHub, 'checks' | 'deployments'>;
  readonly clock: Clock;
  /** The configuration in force on the default branch. */
  readonly loadConfig: (repository: RepositoryRef) => Promise<FairleadConfig>;
  /** Where people reach the dashboard, without a slash at the end. */
  readonly origin: string;
  /** Requests a path of an instance; the status, or null where nothing answered in time. */
  readonly probe: (url: string, timeoutMs: number) => Promise<number | null>;
}

/** What a reconciler says when it has done what it could for now. */
export interface Reconciled {
  /** Milliseconds since the epoch; absent: nothing to do until the key is touched. */
  readonly runAgainAt?: number;
}

export interface Place {
  readonly target: Target;
  readonly entry: string;
}
