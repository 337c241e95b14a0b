import type { RepositoryRef } from './github-repository.ts';
import type { Registry } from './registry.ts';
import type { Runtime } from './runtime.ts';
import type { TestRunner } from './test-runner.ts';

/** A package of the repository, by its folder; no service: the integration tests. */
export interface ForkPackage {
  readonly service: string | null;
  /** Distribution name that must come out of it. */
  readonly name: string;
  readonly path: string;
}

export interface ForkWheel {
  readonly service: string | null;
  readonly name: string;
  readonly version: string;
  readonly sha256: string;
}

/**
 * A place for one run of a fork's code, without network, without credentials and without anything of this machine that
 * it could change. What it is given stands in a folder of the run; what it says comes back through a pipe.
 */
export interface ForkBench {
  /**
   * Builds wheels of a commit's packages from its source, in their order.
   * @throws FinalError FL_FORK_BUILD where one cannot be built, FL_FORK_SANDBOX where this machine has no such place;
   * TransientError where GitHub does not hand over the source
   */
  build(
    order: {
      readonly repository: RepositoryRef;
      readonly sha: string;
      readonly packages: readonly ForkPackage[];
    },
    signal: AbortSignal,
  ): Promise<readonly ForkWheel[]>;
  /** The wheels that were built, besides what the package index has. Publishing is refused. */
  readonly registry: Registry;
  /** Services start in the place of the tests, together with them. */
  readonly runtime: Runtime;
  readonly runner: TestRunner;
  /** Removes everything of the run. */
  clear(): Promise<void>;
}

/** Where commits of forks are tested. */
export interface ForkTests {
  open(runId: string): ForkBench;
}
