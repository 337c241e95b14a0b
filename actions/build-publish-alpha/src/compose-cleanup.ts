import { systemClock } from '../../../adapters/clock/system/index.ts';
import { createFairleadApi } from '../../../adapters/fairlead/http/index.ts';
import { createGitHubPackages } from '../../../adapters/packages/github/packages.ts';
import { createOciRegistry } from '../../../adapters/registry/oci/oci.ts';
import { createIdTokens } from '../../../adapters/tokens/github-actions/index.ts';
import { requiredInput } from '../../../core/reporting/inputs.ts';
import { cleanup } from './cleanup.ts';
import type { BuildInputs } from './inputs.ts';
import type { KindDeps } from './kind.ts';

/** Runs the clean-up with GitHub's packages, the registry of images and the App. */
export async function runCleanup(
  inputs: BuildInputs,
  deps: KindDeps,
  environment: NodeJS.ProcessEnv,
): Promise<string | null> {
  const { job, workspace } = deps;
  const { appUrl, githubToken } = inputs.cleanup;
  const token = requiredInput('github-token', githubToken);
  const { user, token: imageToken } = inputs.image;
  const credentials = { user: user || job.context.actor, token: imageToken || token };
  const app = () =>
    createFairleadApi({
      appUrl,
      idToken: createIdTokens(environment),
      clock: systemClock,
      random: Math.random,
    });
  return cleanup({
    inputs,
    job,
    workspace,
    clock: systemClock,
    host: createGitHubPackages({
      apiUrl: environment['GITHUB_API_URL'] ?? 'https://api.github.com',
      token,
      repository: job.context.repository.name,
    }),
    registry: ({ registry, path }) => createOciRegistry({ registry, repository: path, credentials }),
    live: appUrl === '' ? null : () => app().liveDigests(),
  });
}
