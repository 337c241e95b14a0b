import { z } from 'zod';
import { dutiesKey, policyKey } from '../keys.ts';
import { deliverySubject, nothing, readPayload, repositoryHint, type Hint } from './hint.ts';

const payload = deliverySubject.extend({
  action: z.string(),
  check_suite: z.object({
    head_sha: z.string(),
    pull_requests: z.array(z.object({ number: z.number().int() })),
  }),
});

/**
 * "Re-run all checks", and a suite that ended: a pull request that waits for a merge by the App may be ready now. One
 * suite ends once however many checks it has, so that many checks cost no more than one.
 */
export function checkSuite(raw: unknown): Hint {
  const delivery = readPayload(payload, raw);
  const { head_sha: headSha, pull_requests: pulls } = delivery.check_suite;
  const { id } = delivery.repository;
  if (delivery.action === 'completed') {
    return repositoryHint(delivery, 'check_suite.completed', { action: delivery.action, headSha }, [
      dutiesKey(id),
    ]);
  }
  if (delivery.action !== 'rerequested') return nothing;
  return repositoryHint(
    delivery,
    'check_suite.rerequested',
    { action: delivery.action, headSha, numbers: pulls.map((pull) => pull.number) },
    pulls.length === 0 ? [policyKey(id, '*')] : pulls.map((pull) => policyKey(id, pull.number)),
  );
}
