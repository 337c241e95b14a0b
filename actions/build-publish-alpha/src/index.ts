import { systemClock } from '../../../adapters/clock/system/index.ts';
import { createGit } from '../../../adapters/git/cli/index.ts';
import { setSecret } from '../../../adapters/job/github-actions/inputs.ts';
import { createJob, runAction } from '../../../adapters/job/github-actions/job.ts';
import { createWorkspace } from '../../../adapters/job/github-actions/workspace.ts';
import { createIdTokens } from '../../../adapters/tokens/github-actions/index.ts';
import { requiredInput } from '../../../core/reporting/inputs.ts';
import { type Adapters, openKinds } from './compose.ts';
import { readRunFacts } from './environment.ts';
import { type BuildInputs, readInputs } from './inputs.ts';
import type { KindDeps } from './kind.ts';
import { main } from './main.ts';

/** Most jobs publish one kind: only its registry is loaded. */
const adapters: Adapters = {
  pypi: async ({ indexUrl, publishUrl, token }) => {
    const { createPypiRegistry } = await import('../../../adapters/registry/pypi/pypi.ts');
    return createPypiRegistry({ indexUrl, publishUrl, ...(token === '' ? {} : { token }) });
  },
  pypiToken: async (publishUrl) => {
    const { mintPypiToken } = await import('../../../adapters/registry/pypi/trusted.ts');
    const appAudience = process.env['FAIRLEAD_AUDIENCE'] ?? '';
    const token = await mintPypiToken({ publishUrl, idToken: createIdTokens(), appAudience });
    setSecret(token);
    return token;
  },
  npm: async (options) => (await import('../../../adapters/registry/npm/npm.ts')).createNpmRegistry(options),
  images: async (given) => {
    const { createOciRegistry } = await import('../../../adapters/registry/oci/oci.ts');
    const credentials = given.token === '' ? {} : { credentials: given };
    return ({ registry, path }) => createOciRegistry({ registry, repository: path, ...credentials });
  },
  readLayout: async (folder) =>
    (await import('../../../adapters/builder/oci-layout/layout.ts')).readImageLayout(folder),
};

/** Deletes what nobody needs, with GitHub's packages, the registry of images and the App. */
async function runCleanup(inputs: BuildInputs, { job, workspace }: KindDeps): Promise<string | null> {
  const { cleanup } = await import('./cleanup.ts');
  const { createGitHubPackages } = await import('../../../adapters/packages/github/packages.ts');
  const { appUrl, githubToken } = inputs.cleanup;
  const token = requiredInput('github-token', githubToken);
  const { user, token: imageToken } = inputs.image;
  return cleanup({
    inputs,
    job,
    workspace,
    clock: systemClock,
    host: createGitHubPackages({
      apiUrl: process.env['GITHUB_API_URL'] ?? 'https://api.github.com',
      token,
      repository: job.context.repository.name,
    }),
    registry: await adapters.images({ user: user || job.context.actor, token: imageToken || token }),
    live: appUrl === '' ? null : () => liveDigests(appUrl),
  });
}

async function liveDigests(appUrl: string): Promise<readonly string[]> {
  const { createFairleadApi } = await import('../../../adapters/fairlead/http/index.ts');
  const idToken = createIdTokens();
  return createFairleadApi({ appUrl, idToken, clock: systemClock, random: Math.random }).liveDigests();
}

await runAction(async () => {
  const inputs = readInputs();
  const workspace = createWorkspace();
  const deps = { job: createJob(), git: createGit(workspace.root), workspace };
  if (inputs.mode === 'cleanup') return runCleanup(inputs, deps);
  const facts = readRunFacts(process.env);
  const kinds = openKinds({ inputs, deps, facts, adapters, environment: process.env });
  return main({ ...deps, inputs, facts, kinds, clock: systemClock });
});
