import type { RolloutStatus } from '../../core/api/rollouts.ts';
import type { FairleadConfig } from '../../core/config/types.ts';
import type { RolloutState } from '../../core/delivery/state.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { GitHub, RepositoryRef } from '../../core/ports/github.ts';
import type { Store } from '../../core/ports/store.ts';
import type { Tokens } from '../../core/ports/tokens.ts';

export interface ApiDeps {
  readonly store: Pick<Store, 'transaction' | 'load' | 'list'>;
  readonly tokens: Tokens;
  readonly github: Pick<GitHub, 'actions' | 'contents' | 'installations'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Where the actions reach us, without a slash at the end; the first part of every token's audience. */
  readonly origin: string;
  /** Also accepted as an audience, where the issuer cannot bind a body. It vouches for no body. */
  readonly plainAudience?: string;
  /** The configuration in force on the default branch. */
  readonly loadConfig: (repository: RepositoryRef) => Promise<FairleadConfig>;
  readonly toStatus: (state: RolloutState) => RolloutStatus;
  /** Told of errors whose words the caller does not get. */
  readonly onError?: (error: unknown) => void;
}
