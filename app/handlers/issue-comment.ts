import { z } from 'zod';
import { deliverySubject, nothing, readPayload, repositoryHint, type Hint } from './hint.ts';

const payload = deliverySubject.extend({
  action: z.string(),
  issue: z.object({ number: z.number().int(), pull_request: z.unknown().optional() }),
  comment: z.object({ id: z.number().int(), body: z.string().nullish() }),
});

const asks = /^\s*\/fairlead\b/m;

/** A comment with a command. What it says is read again from GitHub before anything is done. */
export function issueComment(raw: unknown): Hint {
  const delivery = readPayload(payload, raw);
  if (delivery.action !== 'created' || !asks.test(delivery.comment.body ?? '')) return nothing;
  const { id } = delivery.repository;
  return repositoryHint(
    delivery,
    'issue_comment.created',
    { action: delivery.action, number: delivery.issue.number, commentId: delivery.comment.id },
    [`command:${id}/${delivery.issue.number}/${delivery.comment.id}`],
  );
}
