import { systemClock } from '../../../adapters/clock/system/index.ts';
import { createFairleadApi } from '../../../adapters/fairlead/http/index.ts';
import { createJob, runAction } from '../../../adapters/job/github-actions/job.ts';
import { createIdTokens } from '../../../adapters/tokens/github-actions/index.ts';
import { readInputs } from './inputs.ts';
import { main } from './main.ts';

await runAction(async () => {
  const inputs = readInputs();
  const { appUrl, token } = inputs;
  const job = createJob();
  const deployments = async () => {
    const { createJobDeployments } = await import('../../../adapters/deployments/github-actions/index.ts');
    return createJobDeployments({ token, repository: job.context.repository.name });
  };
  return main({
    inputs,
    job,
    clock: systemClock,
    app: createFairleadApi({
      appUrl,
      idToken: createIdTokens(),
      clock: systemClock,
      random: Math.random,
      log: (line) => job.info(line),
    }),
    deployments: inputs.deployment && token !== '' ? deployments : null,
  });
});
