import type { FairleadConfig } from '../core/config/types.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { ForkTests } from '../core/ports/fork-tests.ts';
import type { GitHub, RepositoryRef } from '../core/ports/github.ts';
import type { Registry } from '../core/ports/registry.ts';
import type { Runtime } from '../core/ports/runtime.ts';
import type { Store } from '../core/ports/store.ts';
import type { TestRunner } from '../core/ports/test-runner.ts';

/** Makes the release of an alpha. The engine proves the result equal to the alpha before it publishes it. */
export interface Promoter {
  promote(
    alpha: Uint8Array,
    releaseVersion: string,
  ): { readonly filename: string; readonly bytes: Uint8Array };
}

export interface EngineDeps {
  readonly store: Store;
  readonly github: Pick<GitHub, 'checks' | 'contents' | 'pulls'>;
  readonly registry: Registry;
  readonly runtime: Runtime;
  readonly runner: TestRunner;
  readonly promoter: Promoter;
  readonly clock: Clock;
  /** The configuration in force on the default branch. */
  readonly loadConfig: (repository: RepositoryRef) => Promise<FairleadConfig>;
  /** The page of a run, shown as the check run's details. */
  readonly statusUrl: (runId: string) => string;
  /** Aborts when the process is about to stop: work in hand is given up and taken up again by the next one. */
  readonly stopping: AbortSignal;
  /** Where commits of forks are tested; without it they are not. */
  readonly forks?: ForkTests | null;
  /** Environment variables of the services in test environments, by service. */
  readonly variables?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface Engine {
  /** Key `testrun:<id>`: takes the run as far as it will go; safe to call again at any time. */
  reconcile(key: string): Promise<{ runAgainAt?: number }>;
}
