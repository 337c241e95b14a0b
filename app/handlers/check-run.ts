import { z } from 'zod';
import { policyKey } from '../keys.ts';
import { deliverySubject, nothing, readPayload, repositoryHint, type Hint } from './hint.ts';

const payload = deliverySubject.extend({
  action: z.string(),
  check_run: z.object({
    name: z.string(),
    head_sha: z.string(),
    // Empty for forks.
    pull_requests: z.array(z.object({ number: z.number().int() })),
    id: z.number().int(),
    external_id: z.string().nullish(),
  }),
  requested_action: z.object({ identifier: z.string().max(20) }).nullish(),
});

/** "Re-run" or a button on one of our checks. What the check says of itself (created, completed) is our own doing. */
export function checkRun(raw: unknown): Hint {
  const delivery = readPayload(payload, raw);
  if (delivery.action === 'requested_action') return button(delivery);
  if (delivery.action !== 'rerequested') return nothing;
  const { name, head_sha: headSha, pull_requests: pulls } = delivery.check_run;
  return repositoryHint(
    delivery,
    'check_run.rerequested',
    { action: delivery.action, check: name, headSha, numbers: pulls.map((pull) => pull.number) },
    jobsFor(delivery.repository.id, name, headSha, pulls),
  );
}

/** The pull request that a button belongs to stands in our own external id, so that forks have buttons as well. */
function button(delivery: z.infer<typeof payload>): Hint {
  const { id, name, head_sha: headSha, external_id: externalId } = delivery.check_run;
  // A run that stands for several pull requests is answered under the first.
  const number = /^policy:(\d+)(?:,\d+)*$/.exec(externalId ?? '')?.[1];
  const identifier = delivery.requested_action?.identifier;
  if (name !== 'fairlead/policy' || number === undefined || identifier === undefined) return nothing;
  const detail = { action: delivery.action, identifier, headSha, number: Number(number), checkRunId: id };
  return repositoryHint(delivery, 'check_run.requested_action', detail, [
    `button:${delivery.repository.id}/${number}/${id}/${identifier}`,
  ]);
}

function jobsFor(
  repositoryId: number,
  check: string,
  headSha: string,
  pulls: readonly { readonly number: number }[],
): readonly string[] {
  if (check === 'fairlead/lint' || check === 'fairlead/coverage') {
    return [`findings:${repositoryId}/${headSha}/${check.slice('fairlead/'.length)}`];
  }
  if (check !== 'fairlead/policy') return [];
  return pulls.length === 0
    ? [policyKey(repositoryId, '*')]
    : pulls.map((pull) => policyKey(repositoryId, pull.number));
}
