import { z } from 'zod';
import { policyKey } from '../keys.ts';
import { deliverySubject, nothing, readPayload, repositoryHint, type Hint } from './hint.ts';

const actions = ['submitted', 'edited', 'dismissed'];

const payload = deliverySubject.extend({
  action: z.string(),
  pull_request: z.object({ number: z.number().int(), head: z.object({ sha: z.string(), ref: z.string() }) }),
});

export function pullRequestReview(raw: unknown): Hint {
  const delivery = readPayload(payload, raw);
  if (!actions.includes(delivery.action)) return nothing;
  const { number, head } = delivery.pull_request;
  return repositoryHint(
    delivery,
    `pull_request_review.${delivery.action}`,
    { action: delivery.action, number, headSha: head.sha, ref: head.ref },
    [policyKey(delivery.repository.id, number)],
  );
}
