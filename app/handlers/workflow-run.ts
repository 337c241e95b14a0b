import { z } from 'zod';
import { handOverKey } from '../keys.ts';
import { deliverySubject, nothing, readPayload, repositoryHint, type Hint } from './hint.ts';

const payload = deliverySubject.extend({
  action: z.string(),
  workflow_run: z.object({
    id: z.number().int(),
    run_attempt: z.number().int().nullish(),
    event: z.string(),
    head_sha: z.string(),
    head_branch: z.string().nullable(),
    conclusion: z.string().nullable(),
    // Null where the fork is gone.
    head_repository: z.object({ id: z.number().int() }).nullish(),
  }),
});

/**
 * Kept for the record of what ran; the numbers of the dashboard are folds of it. Jobs of forks may not speak for
 * themselves: what theirs left behind is looked at.
 */
export function workflowRun(raw: unknown): Hint {
  const delivery = readPayload(payload, raw);
  if (delivery.action !== 'completed') return nothing;
  const run = delivery.workflow_run;
  const isFork = run.event === 'pull_request' && run.head_repository?.id !== delivery.repository.id;
  return repositoryHint(
    delivery,
    'workflow_run.completed',
    {
      action: delivery.action,
      runId: run.id,
      attempt: run.run_attempt ?? 1,
      event: run.event,
      headSha: run.head_sha,
      ref: run.head_branch,
      conclusion: run.conclusion,
    },
    isFork ? [handOverKey(delivery.repository.id, run.id)] : [],
  );
}
