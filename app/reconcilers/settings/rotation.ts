import { z } from 'zod';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Store } from '../../../core/ports/store.ts';
import type { GitHub } from '../../../core/ports/github.ts';
import type { Reconciled } from '../rollout/deps.ts';

export interface RotationDeps {
  readonly github: Pick<GitHub, 'settings'>;
  readonly store: Store;
  readonly clock: Pick<Clock, 'now'>;
  /** How often each repository's turn comes, in milliseconds. */
  readonly turnMs: number;
}

const keyPattern = /^rotation:(\d+)$/;
/** One list of the installation's repositories serves for this long. */
const listEveryMs = 3_600_000;
const state = z.object({ after: z.number() });

/**
 * Key `rotation:<installation id>`: gives each repository its turn for the deep look, an hour's share at a time and
 * spread over that hour, in the order of their ids. What only REST shows, repository by repository, is read this way, and
 * its pull requests are judged anew, those that are beyond the pages of a pass among them.
 */
export async function reconcileRotation(key: string, deps: RotationDeps): Promise<Reconciled> {
  const match = keyPattern.exec(key);
  if (match === null) return {};
  const repositories = await deps.github.settings.list(Number(match[1]));
  const stored = await deps.store.load(key);
  const after = state.safeParse(stored?.state).data?.after ?? 0;
  const ids = repositories.map(({ id }) => id).toSorted((a, b) => a - b);
  const share = Math.ceil((ids.length * listEveryMs) / deps.turnMs);
  const first = ids.findIndex((id) => id > after);
  const next = [...ids.slice(Math.max(first, 0)), ...ids.slice(0, Math.max(first, 0))].slice(0, share);
  const now = deps.clock.now();
  await deps.store.transaction((batch) => {
    for (const [index, id] of next.entries()) {
      const turn = now + Math.floor((index * listEveryMs) / next.length);
      batch.enqueue(`settings:${id}/deep`, turn);
      batch.enqueue(`policy:${id}/*`, turn);
    }
    batch.save(key, { after: next.at(-1) ?? 0 }, stored?.version ?? 0);
  });
  return { runAgainAt: now + listEveryMs };
}
