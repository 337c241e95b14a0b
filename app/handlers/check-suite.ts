import { z } from 'zod';
import { deliverySubject, nothing, policyKey, readPayload, repositoryHint, type Hint } from './hint.ts';

const payload = deliverySubject.extend({
  action: z.string(),
  check_suite: z.object({
    head_sha: z.string(),
    pull_requests: z.array(z.object({ number: z.number().int() })),
  }),
});

/** "Re-run all checks". */
export function checkSuite(raw: unknown): Hint {
  const delivery = readPayload(payload, raw);
  if (delivery.action !== 'rerequested') return nothing;
  const { head_sha: headSha, pull_requests: pulls } = delivery.check_suite;
  const { id } = delivery.repository;
  return repositoryHint(
    delivery,
    'check_suite.rerequested',
    { action: delivery.action, headSha, numbers: pulls.map((pull) => pull.number) },
    pulls.length === 0 ? [policyKey(id, '*')] : pulls.map((pull) => policyKey(id, pull.number)),
  );
}
