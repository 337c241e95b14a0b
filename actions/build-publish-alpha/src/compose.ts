import { FairleadError, FinalError } from '../../../core/errors/fairlead-error.ts';
import type { ImageRepository } from '../../../core/packaging/image-name.ts';
import type {
  BuiltImage,
  ImageRepositoryClient,
  NodeRegistry,
  Registry,
} from '../../../core/ports/registry.ts';
import type { BuilderDeps, ImageBuilder } from './builders/types.ts';
import { cacheEnvironment, identityEnvironment, type RunFacts } from './environment.ts';
import type { BuilderName, BuildInputs } from './inputs.ts';
import type { KindDeps, Kinds } from './kind.ts';

/** What `index.ts` picks, loaded when it is used. Empty tokens are none. */
export interface Adapters {
  pypi(options: {
    readonly indexUrl: string;
    readonly publishUrl: string;
    readonly token: string;
  }): Promise<Registry>;
  /** A token for uploads, made by the index for the job's identity and masked in the log. */
  pypiToken(publishUrl: string): Promise<string>;
  npm(options: { readonly url: string; readonly token: string }): Promise<NodeRegistry>;
  images(credentials: {
    readonly user: string;
    readonly token: string;
  }): Promise<(image: ImageRepository) => ImageRepositoryClient>;
  readLayout(folder: string): Promise<BuiltImage>;
}

interface Composition {
  readonly inputs: BuildInputs;
  readonly deps: KindDeps;
  readonly adapters: Adapters;
  readonly environment: NodeJS.ProcessEnv;
}

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

/** False for a program without what it needs, such as docker on a machine without its daemon. */
async function works(builder: ImageBuilder, { job }: KindDeps): Promise<boolean> {
  try {
    await builder.platforms();
    return true;
  } catch (error) {
    if (!(error instanceof FairleadError)) throw error;
    job.info(`${builder.name} cannot build here: ${error.message}`);
    return false;
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
    if (!(await isThere(name, deps))) continue;
    const opened = await builders[name]({ ...deps, cacheEnvironment: cached });
    const last = name === candidates.at(-1);
    if (last || (await works(opened, deps))) return opened;
  }
  const detail = `${candidates.map((name) => probes[name].slice(0, -1).join(' ') || name).join(' or ')} builds images`;
  throw new FinalError('FL_TOOL_MISSING', detail);
}

function pythonKind({ inputs, deps, adapters }: Composition): Kinds['python'] {
  return once(async () => {
    const { createPythonKind } = await import('./kinds/python.ts');
    const { indexUrl, publishUrl, token } = inputs.python;
    const registry = once(async () => {
      const trusted = token === '' && inputs.trustedPublishing;
      return adapters.pypi({
        indexUrl,
        publishUrl,
        token: trusted ? await adapters.pypiToken(publishUrl) : token,
      });
    });
    return createPythonKind({ ...deps, inputs: inputs.python, registry });
  });
}

function npmKind({ inputs, deps, adapters, environment }: Composition): Kinds['npm'] {
  return once(async () => {
    const { createNpmKind } = await import('./kinds/npm.ts');
    const { registry: url, token } = inputs.npm;
    const trusted = inputs.trustedPublishing && token === '';
    const identity = trusted ? identityEnvironment(environment) : {};
    if (trusted && Object.keys(identity).length === 0) throw new FinalError('FL_TOKEN_MISSING');
    return createNpmKind({
      ...deps,
      inputs: inputs.npm,
      registry: await adapters.npm({ url, token }),
      identity,
    });
  });
}

function imageKind({ inputs, deps, adapters, environment }: Composition, serverUrl: string): Kinds['oci'] {
  return once(async () => {
    const { createImageKind } = await import('./kinds/oci.ts');
    const { user, token } = inputs.image;
    let opened: ImageBuilder | null = null;
    return createImageKind({
      ...deps,
      inputs: inputs.image,
      serverUrl,
      builder: once(async () => (opened = await openBuilder(inputs, deps, environment))),
      closeBuilder: async () => opened?.close(),
      registry: await adapters.images({ user: user || deps.job.context.actor, token }),
      readLayout: (folder) => adapters.readLayout(folder),
    });
  });
}

/** The kinds with their registries and builders, each loaded when it is used. */
export function openKinds(composition: Composition & { readonly facts: RunFacts }): Kinds {
  return {
    python: pythonKind(composition),
    npm: npmKind(composition),
    oci: imageKind(composition, composition.facts.serverUrl),
  };
}
