import { configFile } from '../config/index.ts';
import { FinalError } from '../errors/fairlead-error.ts';
import { changedPaths, headConfig } from '../in-force/index.ts';
import type { RepositoryRef } from '../ports/github.ts';
import type { Plan } from '../protection/index.ts';
import { planOverview, planProposed, type Planned } from './plan.ts';
import type { Standalone } from './world.ts';

export interface PullPlan {
  /** Of the default branch as it is. */
  readonly planned: Planned;
  /** What merging the pull request adds to it. */
  readonly delta: Plan;
}

/**
 * What merging an open pull request changes in GitHub's settings: nothing, unless it brings another `.github/fairlead.yml`
 * to the default branch.
 * @throws FinalError FL_NOT_FOUND, FL_CONFIG_INVALID (of the proposed file too), FL_ORGANISATION_UNREAD.
 */
export async function planPull(
  { owner, name }: Pick<RepositoryRef, 'owner' | 'name'>,
  number: number,
  standalone: Standalone,
): Promise<PullPlan> {
  const { github } = standalone;
  const { overview, pull } = await github.settings.pull({ installationId: 0, id: 0, owner, name }, number);
  if (pull === null) throw new FinalError('FL_NOT_FOUND', `no pull request ${number} in ${owner}/${name}`);
  const planned = await planOverview(overview, standalone, 'leave');
  const { repository, defaultBranch } = overview;
  const none = (why: string): PullPlan => ({ planned, delta: { changes: [], notes: [why] } });
  if (pull.baseRef !== defaultBranch) {
    return none(`Only the configuration on ${defaultBranch} is in force, and this goes elsewhere.`);
  }
  const paths = await changedPaths(repository, pull, github);
  if (!paths.includes(configFile)) return none(`This pull request does not change ${configFile}.`);
  const text = await headConfig(repository, pull, github);
  return { planned, delta: await planProposed(planned, text, standalone) };
}
