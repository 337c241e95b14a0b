import { z } from 'zod';
import { policyOfHead } from '../keys.ts';
import { deliverySubject, readPayload, repositoryHint, type Hint } from './hint.ts';

const payload = deliverySubject.extend({
  deployment: z.object({ id: z.number().int(), sha: z.string(), ref: z.string(), environment: z.string() }),
  deployment_status: z.object({ state: z.string() }),
});

/** States that end a deployment: from then on a branch is green, or green no more. */
const ends = ['success', 'failure', 'error'];
const commit = /^[0-9a-f]{40,64}$/;

/**
 * Kept for the record, where deployments that others made count in the numbers as well; and a branch that was deployed
 * may be promoted now.
 */
export function deploymentStatus(raw: unknown): Hint {
  const delivery = readPayload(payload, raw);
  const { id, sha, ref, environment } = delivery.deployment;
  const { state } = delivery.deployment_status;
  const jobs = ends.includes(state) && !commit.test(ref) ? [policyOfHead(delivery.repository.id, ref)] : [];
  return repositoryHint(
    delivery,
    'deployment_status.created',
    { deploymentId: id, headSha: sha, ref, environment, state },
    jobs,
  );
}
