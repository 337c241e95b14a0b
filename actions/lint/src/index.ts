import { createFolderCache } from '../../../adapters/cache/github-actions/index.ts';
import { systemClock } from '../../../adapters/clock/system/index.ts';
import { createFairleadApi } from '../../../adapters/fairlead/http/index.ts';
import { createGit } from '../../../adapters/git/cli/index.ts';
import { createJob, runAction } from '../../../adapters/job/github-actions/job.ts';
import { createWorkspace } from '../../../adapters/job/github-actions/workspace.ts';
import { createIdTokens } from '../../../adapters/tokens/github-actions/index.ts';
import { readInputs } from './inputs.ts';
import { main } from './main.ts';

await runAction(async () => {
  const inputs = readInputs();
  const { appUrl } = inputs;
  const workspace = createWorkspace();
  const job = createJob();
  const idToken = createIdTokens();
  const log = (line: string) => job.info(line);
  return main({
    inputs,
    workspace,
    job,
    git: createGit(workspace.root),
    cache: createFolderCache(),
    app:
      appUrl === ''
        ? null
        : createFairleadApi({ appUrl, idToken, clock: systemClock, random: Math.random, log }),
  });
});
