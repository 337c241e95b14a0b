import { isOfFork, takeOver } from '../../../core/hand-over/take.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { GitHub, RepositoryRef } from '../../../core/ports/github.ts';
import type { HandOverRun } from '../../../core/ports/github-hand-overs.ts';
import type { Store } from '../../../core/ports/store.ts';
import { handOverKey } from '../../keys.ts';
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
 * two check runs of that commit say. State of the first key: the attempt that was taken over; of the second: when its
 * first look was.
 */
export async function reconcileHandOver(key: string, deps: HandOverDeps): Promise<Reconciled> {
  const [, repositoryId, runId, commit] = keyPattern.exec(key) ?? [];
  const repository = await findRepository(deps.store, Number(repositoryId));
  if (repository === null) return {};
  if (commit !== undefined) return lookAtCommit(key, repository, commit, deps);
  const run = await deps.github.handOvers.run(repository, Number(runId));
  if (run !== null) await takeOverRun(repository, run, deps);
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
  for (const run of ofForks) {
    const taken = await deps.store.load(handOverKey(repository.id, run.id));
    if (taken?.state !== run.attempt) await takeOverRun(repository, run, deps);
  }
  if (ofForks.length > 0 && ofForks.every(({ completed }) => completed)) return {};
  const now = deps.clock.now();
  const stored = await deps.store.load(key);
  const since = stored === null ? now : Number(stored.state);
  if (stored === null) await deps.store.transaction((batch) => batch.save(key, now, 0));
  const waited = now - since;
  // The longer nothing came, the less often: about a dozen looks in all.
  return waited < patienceMs ? { runAgainAt: now + Math.max(periodMs, waited / 2) } : {};
}

async function takeOverRun(repository: RepositoryRef, run: HandOverRun, deps: HandOverDeps): Promise<void> {
  const taken = await takeOver(repository, run, deps.github.handOvers);
  if (taken === null) return;
  const { pull, findings: all } = taken;
  for (const findings of all) await keepHandedOver({ repository, pull, findings }, deps);
  const key = handOverKey(repository.id, run.id);
  const stored = await deps.store.load(key);
  if (stored?.state === run.attempt) return;
  await deps.store.transaction((batch) => batch.save(key, run.attempt, stored?.version ?? 0));
}
