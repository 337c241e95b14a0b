import { z } from 'zod';
import { dutiesKey, policyKey } from '../keys.ts';
import { deliverySubject, nothing, readPayload, repositoryHint, type Hint } from './hint.ts';

/** Everything that can change a verdict or the commit that it stands on. */
const actions = [
  'opened',
  'reopened',
  'synchronize',
  'edited',
  'closed',
  'ready_for_review',
  'converted_to_draft',
  'labeled',
  'unlabeled',
];

const payload = deliverySubject.extend({
  action: z.string(),
  number: z.number().int(),
  pull_request: z.object({
    head: z.object({ sha: z.string(), ref: z.string() }),
    base: z.object({ ref: z.string() }),
    merged: z.boolean().nullish(),
  }),
});

export function pullRequest(raw: unknown): Hint {
  const delivery = readPayload(payload, raw);
  if (!actions.includes(delivery.action)) return nothing;
  const { head, base, merged } = delivery.pull_request;
  return repositoryHint(
    delivery,
    `pull_request.${delivery.action}`,
    {
      action: delivery.action,
      number: delivery.number,
      headSha: head.sha,
      ref: head.ref,
      baseRef: base.ref,
      merged: merged === true,
    },
    jobs(delivery.repository.id, delivery.number, delivery.action),
  );
}

/** What is merged may oblige to a back-merge; a label may ask for a merge. */
function jobs(repositoryId: number, number: number, action: string): readonly string[] {
  if (action === 'closed') return [dutiesKey(repositoryId)];
  if (action === 'labeled') return [policyKey(repositoryId, number), dutiesKey(repositoryId)];
  return [policyKey(repositoryId, number)];
}
