import { z } from 'zod';
import { deliverySubject, nothing, readPayload, repositoryHint, type Hint } from './hint.ts';

const payload = deliverySubject.extend({
  action: z.string(),
  environment: z.string(),
  deployment_callback_url: z.string(),
  deployment: z
    .object({ id: z.number().int(), sha: z.string(), ref: z.string(), environment: z.string() })
    .nullish(),
});

/** GitHub asks whether a deployment may start: the App is the environment's protection rule. */
export function deploymentProtectionRule(raw: unknown): Hint {
  const delivery = readPayload(payload, raw);
  if (delivery.action !== 'requested' || !delivery.deployment) return nothing;
  const { id, sha, ref } = delivery.deployment;
  return repositoryHint(
    delivery,
    'deployment_protection_rule.requested',
    {
      action: delivery.action,
      deploymentId: id,
      headSha: sha,
      ref,
      environment: delivery.environment,
      callbackUrl: delivery.deployment_callback_url,
    },
    [`gate:${delivery.repository.id}/${id}`],
  );
}
