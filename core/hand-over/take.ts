import type { Findings } from '../api/findings.ts';
import { FairleadError, FinalError } from '../errors/fairlead-error.ts';
import type { GitHubHandOvers, HandOverRun } from '../ports/github-hand-overs.ts';
import type { RepositoryRef } from '../ports/github.ts';
import { artifactName, limits } from './format.ts';
import { readHandOver, unusable, type HandOverOrigin } from './read.ts';

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
  const artifact = await handOvers.artifact(repository, run.id, artifactName);
  if (artifact === null || artifact.expired) return null;
  const origin: HandOverOrigin = {
    repository: { id: repository.id, name: `${repository.owner}/${repository.name}` },
    run: { id: run.id, attempt: run.attempt },
    headSha: run.headSha,
  };
  return { pull, findings: await read(repository, artifact, origin, handOvers) };
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

async function read(
  repository: RepositoryRef,
  artifact: { readonly id: number; readonly bytes: number },
  origin: HandOverOrigin,
  handOvers: GitHubHandOvers,
): Promise<readonly Findings[]> {
  const tooLarge = () =>
    unusable(new FinalError('FL_HAND_OVER_INVALID', `it has more than ${limits.archive} bytes`), origin);
  if (artifact.bytes > limits.archive) return tooLarge();
  try {
    return readHandOver(await handOvers.download(repository, artifact.id, limits.archive), origin);
  } catch (error) {
    if (error instanceof FairleadError && error.code === 'FL_HTTP_ANSWER_TOO_LARGE') return tooLarge();
    throw error;
  }
}
