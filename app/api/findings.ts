import { findingsRequest } from '../../core/api/findings.ts';
import type { Json } from '../../core/json.ts';
import { requireInstalled, requireRunsCommit, requireSameOrigin } from './caller.ts';
import type { ApiDeps } from './deps.ts';
import { parseBody, type Authenticated } from './request.ts';
import { onNewestState } from './save-once.ts';

/** 202 when they are new, 200 when exactly these are known. The newest findings of a concern are the commit's. */
export async function postFindings({ claims, body }: Authenticated, deps: ApiDeps): Promise<200 | 202> {
  const findings = parseBody(findingsRequest, body);
  requireSameOrigin(claims, findings);
  const repository = await requireInstalled(claims, deps);
  await requireRunsCommit(claims, repository, findings.headSha, deps);
  const key = `findings:${repository.id}/${findings.headSha}/${findings.concern}`;
  const state = { repository, findings } as unknown as Json;
  return onNewestState(async () => {
    const stored = await deps.store.load(key);
    if (stored !== null && JSON.stringify(stored.state) === JSON.stringify(state)) return 200;
    const now = deps.clock.now();
    await deps.store.transaction((batch) => {
      batch.append({
        stream: key,
        type: 'findings.received',
        occurredAt: now,
        source: 'action',
        dedupeKey: null,
        body: {
          concern: findings.concern,
          headSha: findings.headSha,
          conclusion: findings.conclusion,
          annotations: findings.annotations.length,
          leftOut: findings.leftOut,
          runId: findings.run.id,
          attempt: findings.run.attempt,
        },
      });
      batch.save(key, state, stored?.version ?? 0);
      batch.enqueue(key, now);
    });
    return 202;
  });
}
