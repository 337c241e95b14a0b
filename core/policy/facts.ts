import type { FairleadConfig } from '../config/types.ts';
import { configFile } from '../config/parse.ts';
import type { GitHub, PullRequest, RepositoryRef } from '../ports/github.ts';
import type { PolicyFacts } from './types.ts';

/** Reads what the rules need to know of a pull request. `config` is the one in force. */
export async function readPolicyFacts(
  github: Pick<GitHub, 'contents' | 'pulls'>,
  repository: RepositoryRef,
  pull: PullRequest,
  inForce: { readonly config: FairleadConfig; readonly defaultBranch: string },
): Promise<PolicyFacts> {
  const changed = await github.pulls.changedPaths(repository, pull.number);
  const proposedConfig = changed.includes(configFile)
    ? { file: configFile, text: await github.contents.read(repository, configFile, pull.headSha) }
    : null;
  const asked = inForce.config.approvals > 0;
  return {
    headRef: pull.headRef,
    baseRef: pull.baseRef,
    fork: pull.headRepositoryId !== repository.id,
    author: pull.author,
    defaultBranch: inForce.defaultBranch,
    approvals: asked ? await github.pulls.approvals(repository, pull.number) : [],
    proposedConfig,
  };
}
