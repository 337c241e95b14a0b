import { z } from 'zod';
import { findingsRequest, type Findings } from '../../../core/api/findings.ts';
import type { Json } from '../../../core/json.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { RepositoryRef } from '../../../core/ports/github.ts';
import type { Store } from '../../../core/ports/store.ts';
import { onNewestState } from '../../api/save-once.ts';

/** The state of findings that came from a fork: never over that of a job that proved who it is. */
const fromFork = z.object({ fromFork: z.literal(true), findings: findingsRequest.pick({ run: true }) });

/**
 * Keeps what a fork's job said as the findings of its commit, unless a job of the repository itself spoke of that commit,
 * or a newer run of the fork did. The same again changes nothing.
 */
export function keepHandedOver(
  {
    repository,
    pull,
    findings,
  }: { readonly repository: RepositoryRef; readonly pull: number | null; readonly findings: Findings },
  { store, clock }: { readonly store: Store; readonly clock: Pick<Clock, 'now'> },
): Promise<void> {
  const { concern, headSha, conclusion, annotations, leftOut, run } = findings;
  const key = `findings:${repository.id}/${headSha}/${concern}`;
  const state = { repository, pull, findings, set: null, fromFork: true } as unknown as Json;
  return onNewestState(async () => {
    const stored = await store.load(key);
    if (stored !== null && !gives(stored.state, run)) return;
    if (JSON.stringify(stored?.state) === JSON.stringify(state)) return;
    const now = clock.now();
    await store.transaction((batch) => {
      batch.append({
        stream: key,
        type: 'findings.handed-over',
        occurredAt: now,
        source: 'app',
        dedupeKey: null,
        body: {
          concern,
          headSha,
          conclusion,
          annotations: annotations.length,
          leftOut,
          runId: run.id,
          attempt: run.attempt,
        },
      });
      batch.save(key, state, stored?.version ?? 0);
      batch.enqueue(key, now);
    });
  });
}

/** Whether what is kept gives way to what this run says. */
function gives(state: Json, run: Findings['run']): boolean {
  const known = fromFork.safeParse(state).data?.findings.run;
  if (known === undefined) return false;
  return known.id === run.id ? known.attempt <= run.attempt : known.id < run.id;
}
