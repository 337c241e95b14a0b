import { systemClock } from '../../../adapters/clock/system/index.ts';
import { createGitHubForToken } from '../../../adapters/github/octokit/index.ts';
import { createJob, runAction } from '../../../adapters/job/github-actions/job.ts';
import { createWorkspace } from '../../../adapters/job/github-actions/workspace.ts';
import { createStandalone } from '../../../core/standalone/index.ts';
import { readInputs } from './inputs.ts';
import { main } from './main.ts';

await runAction(async () => {
  const inputs = readInputs();
  const { token, organisation, configRepository } = inputs;
  const baseUrl = process.env['GITHUB_API_URL'] ?? 'https://api.github.com';
  const github = createGitHubForToken({ token, baseUrl });
  const standalone = createStandalone({ github, clock: systemClock, organisation, configRepository });
  return main({ job: createJob(), standalone, workspace: createWorkspace() }, inputs);
});
