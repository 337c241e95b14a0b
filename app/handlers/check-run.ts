import { z } from 'zod';
import { deliverySubject, nothing, policyKey, readPayload, repositoryHint, type Hint } from './hint.ts';

const payload = deliverySubject.extend({
  action: z.string(),
  check_run: z.object({
    name: z.string(),
    head_sha: z.string(),
    // Empty for forks.
    pull_requests: z.array(z.object({ number: z.number().int() })),
  }),
});

/** "Re-run" on one of our checks. What the check says of itself (created, completed) is our own doing. */
export function checkRun(raw: unknown): Hint {
  const delivery = readPayload(payload, raw);
  if (delivery.action !== 'rerequested') return nothing;
  const { name, head_sha: headSha, pull_requests: pulls } = delivery.check_run;
  return repositoryHint(
    delivery,
    'check_run.rerequested',
    { action: delivery.action, check: name, headSha, numbers: pulls.map((pull) => pull.number) },
    jobsFor(delivery.repository.id, name, headSha, pulls),
  );
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
