import { FinalError } from '../../core/errors/fairlead-error.ts';
import type { RepositoryRef } from '../../core/ports/github.ts';
import type { Claims } from '../../core/ports/tokens.ts';
import type { ApiDeps } from './deps.ts';

/** The part of every body that its token must confirm. */
interface Origin {
  readonly repository: { readonly id: number; readonly name: string };
  readonly run: { readonly id: number; readonly attempt: number };
}

/** @throws FinalError FL_TOKEN_REPOSITORY or FL_TOKEN_RUN where the body speaks for somebody else */
export function requireSameOrigin(claims: Claims, { repository, run }: Origin): void {
  if (repository.id !== claims.repositoryId || repository.name !== claims.repository) {
    throw new FinalError('FL_TOKEN_REPOSITORY', `it is for ${claims.repository}`);
  }
  if (run.id !== claims.runId || run.attempt !== claims.runAttempt) {
    throw new FinalError('FL_TOKEN_RUN', `it is for run ${claims.runId}, attempt ${claims.runAttempt}`);
  }
}

/** The repository as the App sees it. @throws FinalError FL_NOT_INSTALLED */
export async function requireInstalled(claims: Claims, deps: ApiDeps): Promise<RepositoryRef> {
  const [owner = '', name = ''] = claims.repository.split('/');
  const repository = await deps.github.installations.repository(claims.repositoryId, owner, name);
  if (repository === null) throw new FinalError('FL_NOT_INSTALLED', claims.repository);
  return repository;
}

/**
 * The commit must be the run's. For a pull request the token names the merge commit, so GitHub is asked for the head.
 * @throws FinalError FL_TOKEN_RUN
 */
export async function requireRunsCommit(
  claims: Claims,
  repository: RepositoryRef,
  headSha: string,
  deps: ApiDeps,
): Promise<void> {
  let expected = claims.sha;
  if (claims.eventName === 'pull_request') {
    expected = (await deps.github.actions.run(repository, claims.runId)).headSha;
  }
  if (expected !== headSha) throw new FinalError('FL_TOKEN_RUN', `its run is of commit ${expected}`);
}

/** The pull request that the token's run belongs to, or null. */
export function pullRequestOf(claims: Claims): number | null {
  if (claims.eventName !== 'pull_request') return null;
  const number = /^refs\/pull\/([1-9]\d{0,9})\//.exec(claims.ref)?.[1];
  return number === undefined ? null : Number(number);
}
