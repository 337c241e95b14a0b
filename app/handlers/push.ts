import { z } from 'zod';
import { configFile, orgConfigFile } from '../../core/config/index.ts';
import { dutiesKey, organisationKey, policyKey, settingsKey } from '../keys.ts';
import { deliverySubject, readPayload, repositoryHint, type Hint } from './hint.ts';

/** GitHub lists no more commits than this in one delivery; what a longer push changed is not known from it. */
const listedCommits = 2048;

const paths = z.array(z.string()).optional();
const payload = deliverySubject.extend({
  ref: z.string(),
  after: z.string(),
  forced: z.boolean().optional(),
  created: z.boolean().optional(),
  repository: deliverySubject.shape.repository.extend({
    default_branch: z.string(),
    // Organisations have a login, the owners of pushes to personal repositories a name as well.
    owner: z.object({ login: z.string().optional(), name: z.string().nullish() }),
  }),
  commits: z.array(z.object({ added: paths, modified: paths, removed: paths })),
});

type Push = z.infer<typeof payload>;

/**
 * A push to the default branch that may change the rules makes the settings and every open pull request looked at
 * again, and one that may change the organisation's file every repository. Any push to a branch may end or begin a duty.
 */
export function push(raw: unknown): Hint {
  const delivery = readPayload(payload, raw);
  const { repository } = delivery;
  const subject = {
    ...delivery,
    repository: { ...repository, owner: { login: repository.owner.login ?? repository.owner.name ?? '' } },
  };
  const branch = /^refs\/heads\/(.+)$/.exec(delivery.ref)?.[1];
  const detail = {
    ref: delivery.ref,
    headSha: delivery.after,
    forced: delivery.forced === true,
    created: delivery.created === true,
  };
  return repositoryHint(subject, 'push.received', detail, branch === undefined ? [] : jobs(delivery, branch));
}

function jobs(delivery: Push, branch: string): readonly string[] {
  const { id, default_branch: defaultBranch } = delivery.repository;
  const always = [dutiesKey(id), `commit:${id}/${delivery.after}/${branch}`];
  if (branch !== defaultBranch) return always;
  const rules = mayChange(delivery, configFile) ? [settingsKey(id), policyKey(id, '*')] : [];
  const organisation =
    delivery.installation !== undefined && mayChange(delivery, orgConfigFile)
      ? [organisationKey(delivery.installation.id)]
      : [];
  return [...always, ...rules, ...organisation];
}

function mayChange(delivery: Push, file: string): boolean {
  if (delivery.forced === true || delivery.commits.length >= listedCommits) return true;
  return delivery.commits.some((commit) =>
    [commit.added, commit.modified, commit.removed].some((list) => list?.includes(file)),
  );
}
