import { systemClock } from '../../../adapters/clock/system/index.ts';
import { createFairleadApi } from '../../../adapters/fairlead/http/index.ts';
import { createJob, runAction } from '../../../adapters/job/github-actions/job.ts';
import { createIdTokens } from '../../../adapters/tokens/github-actions/index.ts';
import { readInputs } from './inputs.ts';
import { main } from './main.ts';

await runAction(async () => {
  const inputs = readInputs();
  const { appUrl } = inputs;
  return main({
    inputs,
    job: createJob(),
    clock: systemClock,
    app: createFairleadApi({ appUrl, idToken: createIdTokens(), clock: systemClock, random: Math.random }),
  });
});
