import type { Findings } from '../api/findings.ts';
import { FairleadError, FinalError } from '../errors/fairlead-error.ts';
import type { GitHubHandOvers, HandOverRun, RunArtifact } from '../ports/github-hand-overs.ts';
import type { RepositoryRef } from '../ports/github.ts';
import { isHandOver, limits } from './format.ts';
import { readHandOver, type HandOverOrigin } from './read.ts';

/** What the jobs of one run of a fork said, and the open pull request that they ran for. */
export interface TakenOver {
  readonly pull: number;
  readonly findings: readonly Findings[];
}

/** A run of a pull request whose jobs may not speak for themselves. */
export function isOfFork(run: HandOverRun, repository: RepositoryRef): boolean {
  return run.event === 'pull_request' && run.head?.repositoryId !== repository.id;
}

/**
 * Takes over what the jobs of a run left behind. Null where there is nothing to take: the run is not a fork's or has not
 * ended, its commit is no longer the head of an open pull request of that very fork, or it left no artifact. Commit, run
 * and pull request are GitHub's word; what the artifact says of them must be the same.
 * @throws TransientError, FinalError where GitHub could not be asked
 */
export async function takeOver(
  repository: RepositoryRef,
  run: HandOverRun,
  handOvers: GitHubHandOvers,
): Promise<TakenOver | null> {
  if (!run.completed || !isOfFork(run, repository)) return null;
  const pull = await pullOf(repository, run, handOvers);
  if (pull === null) return null;
  const left = await handOvers.artifacts(repository, run.id);
  const artifacts = left
    .filter(({ name, expired }) => isHandOver(name) && !expired)
    .slice(0, limits.artifacts);
  if (artifacts.length === 0) return null;
  const origin: HandOverOrigin = {
    repository: { id: repository.id, name: `${repository.owner}/${repository.name}` },
    run: { id: run.id, attempt: run.attempt },
    headSha: run.headSha,
  };
  const archives: (Uint8Array | FinalError)[] = [];
  for (const artifact of artifacts) archives.push(await download(repository, artifact, handOvers));
  return { pull, findings: readHandOver(archives, origin) };
}

async function pullOf(
  repository: RepositoryRef,
  { head, headBranch, headSha }: HandOverRun,
  handOvers: GitHubHandOvers,
): Promise<number | null> {
  if (head === null || headBranch === null) return null;
  const pulls = await handOvers.pullsFrom(repository, { owner: head.owner, branch: headBranch });
  const own = pulls.find((pull) => pull.headSha === headSha && pull.headRepositoryId === head.repositoryId);
  return own?.number ?? null;
}

/** The archive, or why it is not read. */
async function download(
  repository: RepositoryRef,
  { id, bytes }: RunArtifact,
  handOvers: GitHubHandOvers,
): Promise<Uint8Array | FinalError> {
  const tooLarge = new FinalError('FL_HAND_OVER_INVALID', `it has more than ${limits.archive} bytes`);
  if (bytes > limits.archive) return tooLarge;
  try {
    return await handOvers.download(repository, id, limits.archive);
  } catch (error) {
    if (error instanceof FairleadError && error.code === 'FL_HTTP_ANSWER_TOO_LARGE') return tooLarge;
    throw error;
  }
}
