import { createFolderCache, hasCacheService } from '../../../adapters/cache/github-actions/index.ts';
import { systemClock } from '../../../adapters/clock/system/index.ts';
import { createFairleadApi } from '../../../adapters/fairlead/http/index.ts';
import { createGit } from '../../../adapters/git/cli/index.ts';
import { createJob, runAction } from '../../../adapters/job/github-actions/job.ts';
import { createWorkspace } from '../../../adapters/job/github-actions/workspace.ts';
import { createIdTokens } from '../../../adapters/tokens/github-actions/index.ts';
import type { BaselineStore } from '../../../core/ports/baselines.ts';
import type { Job, Workspace } from '../../../core/ports/job.ts';
import { createCacheBaselines, slotOf } from './compare.ts';
import { type BaselineKind, type CoverageInputs, readInputs } from './inputs.ts';
import { main } from './main.ts';

interface StoreDeps {
  readonly inputs: CoverageInputs;
  readonly job: Job;
  readonly workspace: Workspace;
  /** Whose baselines they are. */
  readonly slot: string;
}

/** Only the store that is used is loaded: the cache's client is larger than all the rest. */
const stores: Readonly<Record<BaselineKind, (deps: StoreDeps) => Promise<BaselineStore | null>>> = {
  none: () => Promise.resolve(null),
  cache: async ({ workspace, slot }) => {
    if (!hasCacheService()) return null;
    return createCacheBaselines(createFolderCache(), workspace, slot);
  },
  git: async ({ workspace, slot }) => {
    const { createGitBaselines } = await import('../../../adapters/git/cli/baselines.ts');
    return createGitBaselines(workspace.root, slot);
  },
  artifact: async ({ inputs: { token }, job: { context }, slot }) => {
    const { createArtifactBaselines } =
      await import('../../../adapters/artifacts/github-actions/baselines.ts');
    const { repository, defaultBranch } = context;
    return createArtifactBaselines({
      repository: repository.name,
      defaultBranch,
      token,
      slot,
      environment: process.env,
    });
  },
};

await runAction(async () => {
  const inputs = await readInputs();
  const { appUrl, part } = inputs;
  const workspace = createWorkspace();
  const job = createJob();
  const slot = slotOf(job.context, part);
  const idToken = createIdTokens();
  const log = (line: string) => job.info(line);
  return main({
    inputs,
    workspace,
    job,
    git: createGit(workspace.root),
    baselines: await stores[inputs.baseline]({ inputs, job, workspace, slot }),
    app:
      appUrl === ''
        ? null
        : createFairleadApi({ appUrl, idToken, clock: systemClock, random: Math.random, log }),
  });
});
