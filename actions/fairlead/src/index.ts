import { systemClock } from '../../../adapters/clock/system/index.ts';
import { createJob, runAction } from '../../../adapters/job/github-actions/job.ts';
import { readStartedBy } from '../../../adapters/job/github-actions/started-by.ts';
import { createWorkspace } from '../../../adapters/job/github-actions/workspace.ts';
import { readInputs } from './inputs.ts';

await runAction(async () => {
  const inputs = readInputs();
  const { command, token, organisation, configRepository } = inputs;
  const baseUrl = process.env['GITHUB_API_URL'] ?? 'https://api.github.com';
  // Wrong inputs are told before the client of GitHub and all the rules are loaded.
  const { createGitHubForToken } = await import('../../../adapters/github/octokit/index.ts');
  const github = createGitHubForToken({ token, baseUrl });
  if (command === 'report') {
    const { reportFork } = await import('./report-fork.ts');
    return reportFork({ job: createJob(), github, startedBy: readStartedBy() });
  }
  const [{ createStandalone }, { main }] = await Promise.all([
    import('../../../core/standalone/index.ts'),
    import('./main.ts'),
  ]);
  const standalone = createStandalone({ github, clock: systemClock, organisation, configRepository });
  return main({ job: createJob(), standalone, workspace: createWorkspace() }, { ...inputs, command });
});
