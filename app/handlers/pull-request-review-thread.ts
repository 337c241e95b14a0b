import { z } from 'zod';
import { dutiesKey } from '../keys.ts';
import { deliverySubject, nothing, readPayload, repositoryHint, type Hint } from './hint.ts';

const payload = deliverySubject.extend({
  action: z.string(),
  pull_request: z.object({ number: z.number().int() }),
});

/** A conversation that is resolved: where GitHub asks for that, a merge by the App may go on. */
export function pullRequestReviewThread(raw: unknown): Hint {
  const delivery = readPayload(payload, raw);
  if (delivery.action !== 'resolved') return nothing;
  const detail = { action: delivery.action, number: delivery.pull_request.number };
  return repositoryHint(delivery, 'pull_request_review_thread.resolved', detail, [
    dutiesKey(delivery.repository.id),
  ]);
}
