import { z } from 'zod';
import { findingsRequest } from '../../../core/api/findings.ts';
import { reportMarker } from '../../../core/comment/key.ts';
import { renderComment, type ReportedFindings } from '../../../core/comment/render.ts';
import type { FairleadConfig } from '../../../core/config/types.ts';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { GitHub, RepositoryRef } from '../../../core/ports/github.ts';
import type { Store } from '../../../core/ports/store.ts';
import { findRepository } from '../repository.ts';
import type { Reconciled } from '../rollout/deps.ts';

export interface ReportDeps {
  readonly github: Pick<GitHub, 'comments' | 'ownChecks' | 'pulls'>;
  readonly store: Pick<Store, 'load' | 'transaction' | 'events'>;
  readonly clock: Pick<Clock, 'now'>;
  /** The configuration in force on the default branch. */
  readonly loadConfig: (repository: RepositoryRef) => Promise<FairleadConfig>;
}

const keyPattern = /^report:(\d+)\/(\d+)$/;
const concerns = ['lint', 'coverage'] as const;

/** State of the key: what the comment says. Saved once it does. */
const said = z.object({ body: z.string() });
const kept = z.object({ findings: findingsRequest, fromFork: z.boolean().default(false) });

/**
 * Key `report:<repository id>/<number>`: keeps the one comment of a pull request, which says how its checks stand on
 * the head commit. It is made when there is something to say, as `comment` in fairlead.yml wants it, and edited only
 * where it says something else; a comment that carries our marker and is not ours is left alone.
 */
export async function reconcilePullReport(key: string, deps: ReportDeps): Promise<Reconciled> {
  const match = keyPattern.exec(key);
  const repository = match === null ? null : await findRepository(deps.store, Number(match[1]));
  if (match === null || repository === null) return {};
  const number = Number(match[2]);
  const { comment: wanted } = await deps.loadConfig(repository);
  if (wanted === 'off') return {};
  const stored = await deps.store.load(key);
  const before = said.safeParse(stored?.state).data?.body ?? null;
  const pull = await deps.github.pulls.get(repository, number);
  // What comes after the merge still belongs to what was said, and starts nothing.
  if (pull.state !== 'open' && before === null) return {};
  const checks = await deps.github.ownChecks.on(repository, pull.headSha);
  const findings = await findingsOn(repository, pull.headSha, deps.store);
  const rendered = renderComment({ headSha: pull.headSha, checks, findings });
  if (rendered === null || rendered.body === before) return {};
  // What was said of a failure is put right; without one there is nothing to start with.
  if (wanted === 'failures' && !rendered.failed && before === null) return {};
  const refused = await write(repository, number, rendered.body, deps);
  const now = deps.clock.now();
  await deps.store.transaction((batch) => {
    if (refused === null) batch.save(key, { body: rendered.body }, stored?.version ?? 0);
    batch.append({
      stream: key,
      type: refused === null ? 'report.said' : 'report.refused',
      occurredAt: now,
      source: 'app',
      dedupeKey: null,
      body: { headSha: pull.headSha, failed: rendered.failed, refused },
    });
  });
  return {};
}

/** GitHub's reason where it takes no comment: a locked conversation, a permission that was not granted. */
async function write(
  repository: RepositoryRef,
  number: number,
  body: string,
  { github }: ReportDeps,
): Promise<string | null> {
  try {
    await github.comments.put(repository, number, { marker: reportMarker, body });
    return null;
  } catch (error) {
    // Trying again would not help, and the checks say the same: the next change tries anew.
    if (error instanceof FinalError) return error.message;
    throw error;
  }
}

async function findingsOn(
  repository: RepositoryRef,
  headSha: string,
  store: Pick<Store, 'load'>,
): Promise<readonly ReportedFindings[]> {
  const found: ReportedFindings[] = [];
  for (const concern of concerns) {
    const stored = await store.load(`findings:${repository.id}/${headSha}/${concern}`);
    const state = kept.safeParse(stored?.state).data;
    if (state !== undefined) found.push(state);
  }
  return found;
}
