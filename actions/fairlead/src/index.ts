import { createGitHubForToken } from '../../../adapters/github/octokit/index.ts';
import { createJob, runAction } from '../../../adapters/job/github-actions/job.ts';
import { readInputs } from './inputs.ts';
import { main } from './main.ts';

await runAction(async () => {
  const { token } = readInputs();
  const baseUrl = process.env['GITHUB_API_URL'] ?? 'https://api.github.com';
  return main({ job: createJob(), github: createGitHubForToken({ token, baseUrl }) });
});
