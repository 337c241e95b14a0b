import { z } from 'zod';
import { deliverySubject, policyKey, readPayload, repositoryHint, type Hint } from './hint.ts';

const configFile = '.github/fairlead.yml';
/** GitHub lists no more commits than this in one delivery; what a longer push changed is not known from it. */
const listedCommits = 2048;

const paths = z.array(z.string()).optional();
const payload = deliverySubject.extend({
  ref: z.string(),
  after: z.string(),
  forced: z.boolean().optional(),
  repository: deliverySubject.shape.repository.extend({
    default_branch: z.string(),
    // Organisations have a login, the owners of pushes to personal repositories a name as well.
    owner: z.object({ login: z.string().optional(), name: z.string().nullish() }),
  }),
  commits: z.array(z.object({ added: paths, modified: paths, removed: paths })),
});

type Push = z.infer<typeof payload>;

/** A push to the default branch that may change the rules makes every open pull request look again. */
export function push(raw: unknown): Hint {
  const delivery = readPayload(payload, raw);
  const { repository } = delivery;
  const subject = {
    ...delivery,
    repository: { ...repository, owner: { login: repository.owner.login ?? repository.owner.name ?? '' } },
  };
  const toDefault = delivery.ref === `refs/heads/${repository.default_branch}`;
  return repositoryHint(
    subject,
    'push.received',
    { ref: delivery.ref, headSha: delivery.after, forced: delivery.forced === true },
    toDefault && mayChangeRules(delivery) ? [policyKey(repository.id, '*')] : [],
  );
}

function mayChangeRules(delivery: Push): boolean {
  if (delivery.forced === true || delivery.commits.length >= listedCommits) return true;
  return delivery.commits.some((commit) =>
    [commit.added, commit.modified, commit.removed].some((list) => list?.includes(configFile)),
  );
}
