import { artifactName, limits } from '../../../core/hand-over/format.ts';
import { readHandOver, unusable, type HandOverOrigin } from '../../../core/hand-over/read.ts';
import type { Findings } from '../../../core/api/findings.ts';
import { FairleadError, FinalError } from '../../../core/errors/fairlead-error.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { GitHub, RepositoryRef } from '../../../core/ports/github.ts';
import type { HandOverRun } from '../../../core/ports/github-hand-overs.ts';
import type { Store } from '../../../core/ports/store.ts';
import { findRepository } from '../repository.ts';
import type { Reconciled } from '../rollout/deps.ts';
import { keepHandedOver } from './keep.ts';

export interface HandOverDeps {
  readonly github: Pick<GitHub, 'handOvers'>;
  readonly store: Store;
  readonly clock: Pick<Clock, 'now'>;
}

const keyPattern = /^hand-over:(\d+)\/(?:(\d{1,18})|([0-9a-f]{40}))$/;

/** Least time between two looks at a commit whose runs have not ended, and how long they are waited for, in milliseconds. */
const periodMs = 600_000;
const patienceMs = 24 * 3_600_000;
/** Runs of one commit that are looked at, the newest ones. */
const mostRuns = 10;

/**
 * Keys `hand-over:<repository id>/<run id>` and `hand-over:<repository id>/<commit>`: takes over what jobs of a fork
 * found. The first comes with the end of a workflow run; the second is a look some time after a new head was seen, so
 * that a delivery that never came is no loss.
 *
 * Commit, run and pull request are GitHub's word. What is in the artifact is the fork's, and changes nothing but what
 * two check runs of that commit say. State of the second key: when its first look was.
 */
export async function reconcileHandOver(key: string, deps: HandOverDeps): Promise<Reconciled> {
  const [, repositoryId, runId, commit] = keyPattern.exec(key) ?? [];
  const repository = await findRepository(deps.store, Number(repositoryId));
  if (repository === null) return {};
  if (commit !== undefined) return lookAtCommit(key, repository, commit, deps);
  const run = await deps.github.handOvers.run(repository, Number(runId));
  if (run !== null) await takeOver(repository, run, deps);
  return {};
}

async function lookAtCommit(
  key: string,
  repository: RepositoryRef,
  commit: string,
  deps: HandOverDeps,
): Promise<Reconciled> {
  const runs = await deps.github.handOvers.runsOf(repository, commit);
  const ofForks = runs.filter((run) => isOfFork(run, repository)).slice(0, mostRuns);
  for (const run of ofForks) await takeOver(repository, run, deps);
  if (ofForks.length > 0 && ofForks.every(({ completed }) => completed)) return {};
  const now = deps.clock.now();
  const stored = await deps.store.load(key);
  const since = stored === null ? now : Number(stored.state);
  if (stored === null) await deps.store.transaction((batch) => batch.save(key, now, 0));
  const waited = now - since;
  // The longer nothing came, the less often: about a dozen looks in all.
  return waited < patienceMs ? { runAgainAt: now + Math.max(periodMs, waited / 2) } : {};
}

function isOfFork(run: HandOverRun, repository: RepositoryRef): boolean {
  return run.event === 'pull_request' && run.head?.repositoryId !== repository.id;
}

async function takeOver(repository: RepositoryRef, run: HandOverRun, deps: HandOverDeps): Promise<void> {
  if (!run.completed || !isOfFork(run, repository)) return;
  if (!(await isHead(repository, run, deps))) return;
  const artifact = await deps.github.handOvers.artifact(repository, run.id, artifactName);
  if (artifact === null || artifact.expired) return;
  const origin: HandOverOrigin = {
    repository: { id: repository.id, name: `${repository.owner}/${repository.name}` },
    run: { id: run.id, attempt: run.attempt },
    headSha: run.headSha,
  };
  for (const findings of await read(repository, artifact, origin, deps)) {
    await keepHandedOver(repository, findings, deps);
  }
}

/** Whether the run's commit is what an open pull request of that very fork stands at now. */
async function isHead(
  repository: RepositoryRef,
  { head, headBranch, headSha }: HandOverRun,
  { github }: HandOverDeps,
): Promise<boolean> {
  if (head === null || headBranch === null) return false;
  const pulls = await github.handOvers.pullsFrom(repository, { owner: head.owner, branch: headBranch });
  return pulls.some((pull) => pull.headSha === headSha && pull.headRepositoryId === head.repositoryId);
}

async function read(
  repository: RepositoryRef,
  artifact: { readonly id: number; readonly bytes: number },
  origin: HandOverOrigin,
  { github }: HandOverDeps,
): Promise<readonly Findings[]> {
  const tooLarge = () =>
    unusable(new FinalError('FL_HAND_OVER_INVALID', `it has more than ${limits.archive} bytes`), origin);
  if (artifact.bytes > limits.archive) return tooLarge();
  try {
    return readHandOver(await github.handOvers.download(repository, artifact.id, limits.archive), origin);
  } catch (error) {
    if (error instanceof FairleadError && error.code === 'FL_HTTP_ANSWER_TOO_LARGE') return tooLarge();
    throw error;
  }
}
