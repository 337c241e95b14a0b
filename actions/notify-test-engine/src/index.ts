import { systemClock } from '../../../adapters/clock/system/index.ts';
import { createFairleadApi } from '../../../adapters/fairlead/http/index.ts';
import { createGit } from '../../../adapters/git/cli/index.ts';
import { createJob, runAction } from '../../../adapters/job/github-actions/job.ts';
import { createWorkspace } from '../../../adapters/job/github-actions/workspace.ts';
import { createIdTokens } from '../../../adapters/tokens/github-actions/index.ts';
import { readInputs } from './inputs.ts';
import { main } from './main.ts';

await runAction(async () => {
  const inputs = await readInputs();
  const { appUrl } = inputs;
  const workspace = createWorkspace();
  const job = createJob();
  return main({
    inputs,
    workspace,
    job,
    git: createGit(workspace.root),
    clock: systemClock,
    app: createFairleadApi({
      appUrl,
      idToken: createIdTokens(),
      clock: systemClock,
      random: Math.random,
      log: (line) => job.info(line),
    }),
  });
});
