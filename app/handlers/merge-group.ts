import { z } from 'zod';
import { deliverySubject, nothing, readPayload, repositoryHint, type Hint } from './hint.ts';

const payload = deliverySubject.extend({
  action: z.string(),
  merge_group: z.object({ head_sha: z.string(), head_ref: z.string(), base_ref: z.string() }),
});

/** A group that the merge queue asks about: its commit needs the check run that its pull requests have. */
export function mergeGroup(raw: unknown): Hint {
  const delivery = readPayload(payload, raw);
  if (delivery.action !== 'checks_requested') return nothing;
  const { head_sha: headSha, head_ref: headRef, base_ref: baseRef } = delivery.merge_group;
  return repositoryHint(
    delivery,
    'merge_group.checks_requested',
    { action: delivery.action, headSha, ref: headRef, baseRef },
    [`merge-group:${delivery.repository.id}/${headSha}`],
  );
}
