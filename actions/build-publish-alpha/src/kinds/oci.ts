import { join } from 'node:path';
import { FinalError } from '../../../../core/errors/fairlead-error.ts';
import { baseImages, readDockerfile, type Stage } from '../../../../core/packaging/dockerfile.ts';
import {
  imageName,
  imageOf,
  type ImageRepository,
  parseImageRepository,
} from '../../../../core/packaging/image-name.ts';
import { readNodePackage } from '../../../../core/packaging/package-json.ts';
import { readProject } from '../../../../core/packaging/pyproject.ts';
import { requireMultiStage } from '../../../../core/packaging/stages.ts';
import type { BuiltImage, ImageManifest, ImageRepositoryClient } from '../../../../core/ports/registry.ts';
import {
  imageDependency,
  readPackageLock,
  readPinnedRequirements,
  readPythonLock,
} from '../../../../core/provenance/locks.ts';
import type { Dependency } from '../../../../core/provenance/types.ts';
import type { ImageBuilder } from '../builders/types.ts';
import type { ImageInputs } from '../inputs.ts';
import type { Kind, KindDeps, KindPlan, Prepared, Publication } from '../kind.ts';
import { warn } from '../warn.ts';
import { exportSource, readManifest } from './source.ts';

export interface ImageDeps extends KindDeps {
  readonly inputs: ImageInputs;
  readonly serverUrl: string;
  /** The same one at every call. */
  readonly builder: () => Promise<ImageBuilder>;
  readonly closeBuilder: () => Promise<void>;
  readonly registry: (image: ImageRepository) => ImageRepositoryClient;
  readonly readLayout: (folder: string) => Promise<BuiltImage>;
}

interface Source {
  readonly plan: KindPlan;
  readonly image: ImageRepository;
  /** The service's folder, exported. */
  readonly folder: string;
  /** What the builder sees. */
  readonly context: string;
  readonly stages: readonly Stage[];
}

/** A version of three numbers, as images have it: `1.4` is 1.4.0. */
function threeNumbers(version: string): string {
  const match = /^(\d+(?:\.\d+){0,2})$/.exec(version);
  return match === null ? version : [...version.split('.'), '0', '0'].slice(0, 3).join('.');
}

/** The version in the last stage's label, in a manifest beside the Dockerfile, or the first one there is. */
async function manifestVersion({ plan, folder, stages }: Source, { workspace }: ImageDeps): Promise<string> {
  const labels = stages.at(-1)?.instructions.filter(({ keyword }) => keyword === 'LABEL') ?? [];
  for (const { text } of labels) {
    const found = /\borg\.opencontainers\.image\.version["']?\s*=?\s*["']?(\d[0-9A-Za-z.+-]*)/.exec(
      text,
    )?.[1];
    if (found !== undefined) return threeNumbers(found);
  }
  const node = await workspace.read(join(folder, 'package.json'));
  if (node !== null) return threeNumbers(readNodePackage(node, `${plan.path}/package.json`).version);
  const python = await workspace.read(join(folder, 'pyproject.toml'));
  if (python !== null) return threeNumbers(readProject(python, `${plan.path}/pyproject.toml`).version);
  return '0.1.0';
}

/** The platforms to build: those that were asked for and can be built here. What cannot is told, not dropped in silence. */
async function platformsFor(builder: ImageBuilder, { inputs, job }: ImageDeps): Promise<readonly string[]> {
  if (inputs.platforms.length === 0) return [];
  const able = await builder.platforms();
  if (able === null) return inputs.platforms;
  const can = inputs.platforms.filter(
    (platform) => able.includes(platform) || able.includes(shortPlatform(platform)),
  );
  const cannot = inputs.platforms.filter((platform) => !can.includes(platform));
  if (can.length === 0) {
    const detail = `${builder.name} builds ${able.join(', ')} here, not ${cannot.join(', ')}; docker/setup-qemu-action brings others`;
    throw new FinalError('FL_TOOL_MISSING', detail);
  }
  if (cannot.length > 0) {
    const detail = `${builder.name} cannot build ${cannot.join(', ')} here: the image is for ${can.join(', ')} only. docker/setup-qemu-action brings the others.`;
    warn(job, 'Platforms left out', detail);
  }
  return can;
}

/** `linux/arm64/v8` is what a builder lists as `linux/arm64`. */
function shortPlatform(platform: string): string {
  return platform === 'linux/arm64/v8' ? 'linux/arm64' : platform;
}

async function dependenciesOf(
  { plan, folder, stages }: Source,
  deps: ImageDeps,
): Promise<readonly Dependency[]> {
  const read = (file: string) => deps.workspace.read(join(folder, file));
  const found = baseImages(stages).map(imageDependency);
  for (const file of ['uv.lock', 'poetry.lock', 'pylock.toml'])
    found.push(...readPythonLock((await read(file)) ?? ''));
  found.push(...readPinnedRequirements((await read('requirements.txt')) ?? ''));
  const lock = await read('package-lock.json');
  return lock === null ? found : [...found, ...readPackageLock(lock, `${plan.path}/package-lock.json`)];
}

/** Null where the tag is free. Errors: FL_ALREADY_PUBLISHED. */
async function publishedAs(
  registry: ImageRepositoryClient,
  source: Source,
  version: string,
  built: ImageManifest,
): Promise<ImageManifest | null> {
  const found = await registry.manifest(version);
  if (found === null || found.digest === built.digest) return found;
  throw new FinalError(
    'FL_ALREADY_PUBLISHED',
    `${imageName(source.image)}:${version} is ${found.digest}, this build is ${built.digest}`,
  );
}

async function publish(
  source: Source,
  version: string,
  pointer: string | null,
  deps: ImageDeps,
): Promise<Publication> {
  const { job, git } = deps;
  const { plan, image } = source;
  const builder = await deps.builder();
  const layout = await builder.build({
    context: source.context,
    dockerfile: join(source.folder, plan.manifest),
    platforms: await platformsFor(builder, deps),
    labels: {
      'org.opencontainers.image.version': version,
      'org.opencontainers.image.revision': job.context.headSha,
      'org.opencontainers.image.source': `${deps.serverUrl}/${job.context.repository.name}`,
    },
    epoch: await git.commitTime('HEAD'),
    cacheScope: plan.service ?? 'tests',
  });
  const built = await deps.readLayout(layout);
  const registry = deps.registry(image);
  const before = await publishedAs(registry, source, version, built.root);
  if (before === null) await registry.push(built, version);
  if (pointer !== null) await registry.tag(built.root, pointer);
  const digest = built.root.digest.slice('sha256:'.length);
  const artifact = { kind: 'oci' as const, name: imageName(image), version, sha256: digest };
  return {
    artifact: { ...artifact, platforms: [...built.platforms] },
    files: [],
    dependencies: await dependenciesOf(source, deps),
    already: before !== null,
  };
}

/** Images from Dockerfiles: built by docker or buildah, uploaded here, so that no builder gets the registry's token. */
export function createImageKind(deps: ImageDeps): Kind {
  const { inputs, job } = deps;
  return {
    ecosystem: 'oci',
    close: deps.closeBuilder,
    async prepare(plan): Promise<Prepared> {
      const prefix = parseImageRepository(
        inputs.image === '' ? `ghcr.io/${job.context.repository.name}` : inputs.image,
      );
      const image = imageOf(prefix, plan.service ?? plan.package);
      const root = inputs.context === 'repository' ? await exportSource('', deps) : null;
      const folder = root === null ? await exportSource(plan.path, deps) : join(root, plan.path);
      const file = `${plan.path}/${plan.manifest}`;
      const stages = readDockerfile(await readManifest(plan, folder, deps), file);
      if (!inputs.allowSingleStage) requireMultiStage(stages, file);
      const source: Source = { plan, image, folder, context: root ?? folder, stages };
      return {
        name: imageName(image),
        version: await manifestVersion(source, deps),
        versions: () => deps.registry(image).tags(),
        publish: (version, pointer) => publish(source, version, pointer, deps),
      };
    },
  };
}
