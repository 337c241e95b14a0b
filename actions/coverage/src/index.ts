import { systemClock } from '../../../adapters/clock/system/index.ts';
import { createFairleadApi } from '../../../adapters/fairlead/http/index.ts';
import { createGit } from '../../../adapters/git/cli/index.ts';
import { createJob, runAction } from '../../../adapters/job/github-actions/job.ts';
import { createWorkspace } from '../../../adapters/job/github-actions/workspace.ts';
import { createIdTokens } from '../../../adapters/tokens/github-actions/index.ts';
import type { BaselineStore } from '../../../core/ports/baselines.ts';
import type { Workspace } from '../../../core/ports/job.ts';
import { createCacheBaselines } from './compare.ts';
import { type BaselineKind, readInputs } from './inputs.ts';
import { main } from './main.ts';

/** Only the store that is used is loaded: the cache's client is larger than all the rest. */
const stores: Readonly<Record<BaselineKind, (workspace: Workspace) => Promise<BaselineStore | null>>> = {
  none: () => Promise.resolve(null),
  cache: async (workspace) => {
    const { createFolderCache } = await import('../../../adapters/cache/github-actions/index.ts');
    return createCacheBaselines(createFolderCache(), workspace);
  },
  git: async ({ root }) => {
    const { createGitBaselines } = await import('../../../adapters/git/cli/baselines.ts');
    return createGitBaselines(root);
  },
};

await runAction(async () => {
  const inputs = readInputs();
  const { appUrl } = inputs;
  const workspace = createWorkspace();
  const idToken = createIdTokens();
  return main({
    inputs,
    workspace,
    job: createJob(),
    git: createGit(workspace.root),
    baselines: await stores[inputs.baseline](workspace),
    app:
      appUrl === '' ? null : createFairleadApi({ appUrl, idToken, clock: systemClock, random: Math.random }),
  });
});
