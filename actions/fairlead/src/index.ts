import { systemClock } from '../../../adapters/clock/system/index.ts';
import { createJob, runAction } from '../../../adapters/job/github-actions/job.ts';
import { createWorkspace } from '../../../adapters/job/github-actions/workspace.ts';
import { readInputs } from './inputs.ts';

await runAction(async () => {
  const inputs = readInputs();
  const { token, organisation, configRepository } = inputs;
  const baseUrl = process.env['GITHUB_API_URL'] ?? 'https://api.github.com';
  // Wrong inputs are told before the client of GitHub and all the rules are loaded.
  const [{ createGitHubForToken }, { createStandalone }, { main }] = await Promise.all([
    import('../../../adapters/github/octokit/index.ts'),
    import('../../../core/standalone/index.ts'),
    import('./main.ts'),
  ]);
  const github = createGitHubForToken({ token, baseUrl });
  const standalone = createStandalone({ github, clock: systemClock, organisation, configRepository });
  return main({ job: createJob(), standalone, workspace: createWorkspace() }, inputs);
});
