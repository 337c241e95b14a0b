import type { RepositoryRef } from './github-repository.ts';

/** Commits as files. */
export interface GitHubSources {
  /**
   * A commit's files, gzip and tar, in one folder; of forks as well, as long as GitHub has the commit.
   * @throws FinalError FL_HTTP_ANSWER_TOO_LARGE beyond `maxBytes`, FL_GITHUB_REFUSED where there is no such commit
   */
  tarball(repository: RepositoryRef, sha: string, maxBytes: number): Promise<Uint8Array>;
}
