import { setSecret } from '../../../adapters/job/github-actions/inputs.ts';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { BuilderDeps, ImageBuilder } from './builders/types.ts';
import { cacheEnvironment, identityEnvironment, type RunFacts } from './environment.ts';
import type { BuilderName, BuildInputs } from './inputs.ts';
import type { KindDeps, Kinds } from './kind.ts';

/** One value for all who ask, made when the first one does. */
function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => (made ??= make());
}

const builders: Readonly<Record<BuilderName, (deps: BuilderDeps) => Promise<ImageBuilder>>> = {
  docker: async (deps) => (await import('./builders/buildx.ts')).createBuildx(deps),
  buildah: async (deps) => (await import('./builders/buildah.ts')).createBuildah(deps),
};

const probes: Readonly<Record<BuilderName, readonly string[]>> = {
  docker: ['docker', 'buildx', 'version'],
  buildah: ['buildah', '--version'],
};

async function isThere(name: BuilderName, { job }: KindDeps): Promise<boolean> {
  try {
    return (await job.run(probes[name])).exitCode === 0;
  } catch (error) {
    if (error instanceof FinalError) return false;
    throw error;
  }
}

/** The builder that was asked for, or the first one that the machine has. Errors: FL_TOOL_MISSING. */
async function openBuilder(
  inputs: BuildInputs,
  deps: KindDeps,
  environment: NodeJS.ProcessEnv,
): Promise<ImageBuilder> {
  const { builder, cache } = inputs.image;
  const cached = cache === 'none' ? {} : cacheEnvironment(environment);
  if (cache === 'github' && Object.keys(cached).length === 0) {
    throw new FinalError('FL_INPUT_INVALID', 'cache is github, and the job has no cache of GitHub');
  }
  const candidates: readonly BuilderName[] = builder === 'auto' ? ['docker', 'buildah'] : [builder];
  for (const name of candidates) {
    if (await isThere(name, deps)) return builders[name]({ ...deps, cacheEnvironment: cached });
  }
  const detail = `${candidates.map((name) => probes[name].slice(0, -1).join(' ') || name).join(' or ')} builds images`;
  throw new FinalError('FL_TOOL_MISSING', detail);
}

function pythonKind(inputs: BuildInputs, deps: KindDeps): Kinds['python'] {
  return once(async () => {
    const { createPythonKind } = await import('./kinds/python.ts');
    const { indexUrl, publishUrl } = inputs.python;
    const registry = once(async () => {
      const { createPypiRegistry } = await import('../../../adapters/registry/pypi/pypi.ts');
      const token = await pythonToken(inputs);
      return createPypiRegistry({ indexUrl, publishUrl, ...(token === '' ? {} : { token }) });
    });
    return createPythonKind({ ...deps, inputs: inputs.python, registry });
  });
}

/** The token that was given, else one that the index makes for this job's identity, where that is asked for. */
async function pythonToken({ python, trustedPublishing }: BuildInputs): Promise<string> {
  if (python.token !== '' || !trustedPublishing) return python.token;
  const { createIdTokens } = await import('../../../adapters/tokens/github-actions/index.ts');
  const { mintPypiToken } = await import('../../../adapters/registry/pypi/trusted.ts');
  const token = await mintPypiToken({ publishUrl: python.publishUrl, idToken: createIdTokens() });
  setSecret(token);
  return token;
}

function npmKind(inputs: BuildInputs, deps: KindDeps, environment: NodeJS.ProcessEnv): Kinds['npm'] {
  return once(async () => {
    const { createNpmKind } = await import('./kinds/npm.ts');
    const { createNpmRegistry } = await import('../../../adapters/registry/npm/npm.ts');
    const { registry: url, token } = inputs.npm;
    const trusted = inputs.trustedPublishing && token === '';
    const identity = trusted ? identityEnvironment(environment) : {};
    if (trusted && Object.keys(identity).length === 0) throw new FinalError('FL_TOKEN_MISSING');
    const registry = createNpmRegistry({ url, ...(token === '' ? {} : { token }) });
    return createNpmKind({ ...deps, inputs: inputs.npm, registry, identity });
  });
}

function imageKind(
  inputs: BuildInputs,
  deps: KindDeps,
  facts: RunFacts,
  environment: NodeJS.ProcessEnv,
): Kinds['oci'] {
  return once(async () => {
    const { createImageKind } = await import('./kinds/oci.ts');
    const { createOciRegistry } = await import('../../../adapters/registry/oci/oci.ts');
    const { readImageLayout } = await import('../../../adapters/builder/oci-layout/layout.ts');
    const { user, token } = inputs.image;
    const credentials = token === '' ? {} : { credentials: { user: user || deps.job.context.actor, token } };
    let opened: ImageBuilder | null = null;
    const builder = once(async () => (opened = await openBuilder(inputs, deps, environment)));
    return createImageKind({
      ...deps,
      inputs: inputs.image,
      serverUrl: facts.serverUrl,
      builder,
      closeBuilder: async () => opened?.close(),
      registry: ({ registry, path }) => createOciRegistry({ registry, repository: path, ...credentials }),
      readLayout: readImageLayout,
    });
  });
}

/** The kinds with their registries and builders, each loaded when it is used. */
export function openKinds(
  inputs: BuildInputs,
  deps: KindDeps,
  facts: RunFacts,
  environment: NodeJS.ProcessEnv,
): Kinds {
  return {
    python: pythonKind(inputs, deps),
    npm: npmKind(inputs, deps, environment),
    oci: imageKind(inputs, deps, facts, environment),
  };
}
