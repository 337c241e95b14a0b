import type { PullRequest, RepositoryRef } from './github-repository.ts';

/** A workflow run as it concerns what its jobs left behind. */
export interface HandOverRun {
  readonly id: number;
  readonly attempt: number;
  readonly event: string;
  readonly completed: boolean;
  readonly headSha: string;
  readonly headBranch: string | null;
  /** Where the head commit lies; null where that repository is gone. */
  readonly head: { readonly repositoryId: number; readonly owner: string } | null;
}

export interface RunArtifact {
  readonly id: number;
  readonly name: string;
  /** Packed. */
  readonly bytes: number;
  readonly expired: boolean;
}

/** What jobs that may not speak for themselves left in artifacts of their runs. */
export interface GitHubHandOvers {
  /** Null where there is no such run. */
  run(repository: RepositoryRef, runId: number): Promise<HandOverRun | null>;
  /** Runs of `pull_request` for a head commit, newest first; at most 100. */
  runsOf(repository: RepositoryRef, headSha: string): Promise<readonly HandOverRun[]>;
  /** Open pull requests from a branch of somebody's repository; at most 100. */
  pullsFrom(
    repository: RepositoryRef,
    head: { readonly owner: string; readonly branch: string },
  ): Promise<readonly PullRequest[]>;
  /** The newest artifact of each name in a run, newest first; of at most 300 that are there. */
  artifacts(repository: RepositoryRef, runId: number): Promise<readonly RunArtifact[]>;
  /**
   * The artifact's archive. GitHub answers with an address elsewhere, to which no token is sent.
   * @throws FinalError FL_HTTP_ANSWER_TOO_LARGE beyond `maxBytes`; FL_GITHUB_REFUSED where it is gone
   */
  download(repository: RepositoryRef, artifactId: number, maxBytes: number): Promise<Uint8Array>;
}
