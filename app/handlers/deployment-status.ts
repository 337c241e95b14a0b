import { z } from 'zod';
import { deliverySubject, readPayload, repositoryHint, type Hint } from './hint.ts';

const payload = deliverySubject.extend({
  deployment: z.object({ id: z.number().int(), sha: z.string(), ref: z.string(), environment: z.string() }),
  deployment_status: z.object({ state: z.string() }),
});

/** Kept for the record: deployments that others made count in the numbers as well. */
export function deploymentStatus(raw: unknown): Hint {
  const delivery = readPayload(payload, raw);
  const { id, sha, ref, environment } = delivery.deployment;
  return repositoryHint(
    delivery,
    'deployment_status.created',
    { deploymentId: id, headSha: sha, ref, environment, state: delivery.deployment_status.state },
    [],
  );
}
