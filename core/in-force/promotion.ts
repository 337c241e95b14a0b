import type { FairleadConfig } from '../config/types.ts';
import type { PromotionFacts } from '../policy/index.ts';
import type { GitHub, PullRequest, RepositoryRef } from '../ports/github.ts';

type RulesOfBake = { readonly config: Pick<FairleadConfig, 'environments' | 'bakeMs'> };

/** Whether an environment's branch is ready to go on: two requests. */
export async function readPromotion(
  repository: RepositoryRef,
  { headRef, headSha, baseRef }: Pick<PullRequest, 'headRef' | 'headSha' | 'baseRef'>,
  rules: RulesOfBake,
  { github }: { readonly github: Pick<GitHub, 'history'> },
): Promise<PromotionFacts> {
  const missing = await github.history.missing(repository, headSha, baseRef);
  return {
    missingFromHead: missing === null ? 'unknown' : missing.filter(({ parents }) => parents < 2).length,
    greenSince: await greenSince(repository, { name: headRef, sha: headSha }, rules, github),
  };
}

/**
 * Since when the newest commit of a branch is deployed to its environment and green; null: it is not. The environment is
 * the one whose `deploys` names the branch, else the one of the branch's own name. A branch that the configuration gives
 * neither an environment nor a time, and that was never deployed, has nothing to bake in.
 */
export async function greenSince(
  repository: RepositoryRef,
  branch: { readonly name: string; readonly sha: string },
  rules: RulesOfBake,
  github: Pick<GitHub, 'history'>,
): Promise<number | null> {
  const environments = Object.values(rules.config.environments);
  const named = environments.find(({ deploys }) => deploys.includes(branch.name));
  const deployments = await github.history.deployments(repository, named?.name ?? branch.name);
  const newest = deployments[0];
  if (newest === undefined) {
    return named === undefined && rules.config.bakeMs[branch.name] === undefined ? 0 : null;
  }
  return newest.sha === branch.sha && newest.state === 'success' ? newest.since : null;
}
