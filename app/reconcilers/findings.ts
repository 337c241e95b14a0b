import { z } from 'zod';
import { renderFindings, revisionOf } from '../checks/index.ts';
import { findingsRequest, type Findings } from '../../core/api/findings.ts';
import { reportKey, settleMs } from '../../core/comment/key.ts';
import { TransientError } from '../../core/errors/fairlead-error.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { GitHub, RepositoryRef } from '../../core/ports/github.ts';
import type { Store, StoredState } from '../../core/ports/store.ts';
import { announcedPull } from './report/announced.ts';
import type { Reconciled } from './rollout/deps.ts';

export interface FindingsDeps {
  readonly github: Pick<GitHub, 'checks'>;
  readonly store: Pick<Store, 'load' | 'transaction' | 'events'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** State `findings:<repository id>/<head sha>/<concern>`. */
const stateShape = z.object({
  repository: z.object({
    installationId: z.number().int().positive(),
    id: z.number().int().positive(),
    owner: z.string().min(1),
    name: z.string().min(1),
  }),
  /** The pull request of the job, where it had one. */
  pull: z.number().int().positive().nullable().default(null),
  findings: findingsRequest,
});

/**
 * State `findings-check:<repository id>/<head sha>/<concern>`: which annotations were put last, and how many
 * different ones were put on this commit. It is saved before they are put, so that a run that nobody can have made is not looked for.
 */
const putShape = z.object({ turn: z.number().int(), revision: z.string() });

/**
 * Key `findings:<repository id>/<head sha>/<concern>`: puts `fairlead/lint` or `fairlead/coverage` on the commit as
 * the newest findings have it. Putting the same again adds no annotation; what was left half done is gone on with, and
 * other annotations get a check run of their own, which is the newest then. Where GitHub takes no more for now, the rest
 * follows when it does.
 */
export async function reconcileFindings(key: string, deps: FindingsDeps): Promise<Reconciled> {
  const stored = await deps.store.load(key);
  if (stored === null) return {};
  const { repository, pull, findings } = stateShape.parse(stored.state);
  const { turn, isNew } = await takeTurn(key, findings, deps);
  try {
    await deps.github.checks.put(repository, renderFindings(findings, turn), isNew ? null : undefined);
  } catch (error) {
    if (!(error instanceof TransientError) || error.code !== 'FL_GITHUB_BUDGET') throw error;
    return { runAgainAt: deps.clock.now() + (error.retryAfterMs ?? settleMs) };
  }
  await wakeReport(repository, pull, findings, deps);
  return {};
}

async function takeTurn(
  key: string,
  findings: Findings,
  { store }: FindingsDeps,
): Promise<{ readonly turn: number; readonly isNew: boolean }> {
  const putKey = `findings-check:${key.slice('findings:'.length)}`;
  const stored: StoredState | null = await store.load(putKey);
  const before = putShape.safeParse(stored?.state).data ?? null;
  const revision = revisionOf(findings);
  if (before?.revision === revision) return { turn: before.turn, isNew: false };
  const turn = (before?.turn ?? 0) + 1;
  await store.transaction((batch) => batch.save(putKey, { turn, revision }, stored?.version ?? 0));
  return { turn, isNew: true };
}

/** The comment on the pull request follows a little later, so that what comes together is one edit. */
async function wakeReport(
  repository: RepositoryRef,
  pull: number | null,
  { headSha }: Findings,
  { store, clock }: FindingsDeps,
): Promise<void> {
  const number = pull ?? (await announcedPull(store, repository.id, headSha));
  if (number === null) return;
  await store.transaction((batch) => batch.enqueue(reportKey(repository.id, number), clock.now() + settleMs));
}
