import { join } from 'node:path';
import { FairleadError, FinalError } from '../../../../core/errors/fairlead-error.ts';
import { readProject, withVersion } from '../../../../core/packaging/pyproject.ts';
import { readZip } from '../../../../core/promotion/zip.ts';
import {
  readPinnedRequirements,
  readPythonLock,
  readRequiresDist,
} from '../../../../core/provenance/locks.ts';
import type { Dependency } from '../../../../core/provenance/types.ts';
import type { Kind, KindDeps, Prepared, Publication } from '../kind.ts';
import type { Distribution, PythonDeps, Source } from './python-types.ts';
import { buildFrontend, buildSdist } from './sdist.ts';
import { buildEnvironment, exportSource, readManifest, sha256 } from './source.ts';

async function buildWheel({ plan, folder }: Source, deps: PythonDeps): Promise<Distribution> {
  const { job, workspace, inputs } = deps;
  const out = await workspace.temporary('wheel');
  const command = [
    ...inputs.python,
    '-m',
    'pip',
    'wheel',
    '--quiet',
    '--no-deps',
    '--no-input',
    '--disable-pip-version-check',
    ...(inputs.isolation ? [] : ['--no-build-isolation']),
    '-w',
    out,
    folder,
  ];
  const { exitCode } = await job.run(command, { show: true, env: await buildEnvironment(deps) });
  const wheels = (await workspace.list(out)).filter((name) => name.endsWith('.whl'));
  const [filename] = wheels;
  if (exitCode === 0 && filename !== undefined && wheels.length === 1) {
    return { filename, bytes: await workspace.readBytes(join(out, filename)) };
  }
  throw new FinalError('FL_COMMAND_FAILED', `pip wheel ${plan.path} ended with exit code ${exitCode}`);
}

const lockFiles = ['uv.lock', 'poetry.lock', 'pylock.toml'];

/** From the lock file of the folder, else its pinned requirements, else what the wheel's own metadata asks for. */
async function dependenciesOf(
  folder: string,
  wheel: Distribution,
  deps: KindDeps,
): Promise<readonly Dependency[]> {
  for (const file of lockFiles) {
    const text = await deps.workspace.read(join(folder, file));
    const locked = text === null ? [] : readPythonLock(text);
    if (locked.length > 0) return locked;
  }
  const pinned = readPinnedRequirements((await deps.workspace.read(join(folder, 'requirements.txt'))) ?? '');
  if (pinned.length > 0) return pinned;
  try {
    const metadata = readZip(wheel.bytes).find(({ path }) => /^[^/]+\.dist-info\/METADATA$/.test(path));
    return readRequiresDist(new TextDecoder().decode(metadata?.bytes));
  } catch (error) {
    const why = error instanceof FairleadError ? error.message : String(error);
    deps.job.info(`The dependencies of ${wheel.filename} are not known: ${why}`);
    return [];
  }
}

async function publish(
  source: Source,
  name: string,
  version: string,
  deps: PythonDeps & { readonly frontend: () => Promise<Readonly<Record<string, string>>> },
): Promise<Publication> {
  const { plan, folder } = source;
  const file = join(folder, 'pyproject.toml');
  const text = await readManifest(plan, folder, deps);
  await deps.workspace.write(file, withVersion(text, version, `${plan.path}/${plan.manifest}`));
  const wheel = await buildWheel(source, deps);
  const sdist = deps.inputs.sdist ? await buildSdist(source, await deps.frontend(), deps) : null;
  const registry = await deps.registry();
  // The wheel comes last: where it is, everything is.
  let already = true;
  for (const { filename, bytes } of sdist === null ? [wheel] : [sdist, wheel]) {
    const done = await registry.publish(name, version, filename, bytes);
    already &&= done === 'already';
  }
  const files = [wheel, ...(sdist === null ? [] : [sdist])].map(({ filename, bytes }) => {
    return { filename, sha256: sha256(bytes) };
  });
  const artifact = { kind: 'python' as const, name, version, sha256: sha256(wheel.bytes) };
  return { artifact, files, dependencies: await dependenciesOf(folder, wheel, deps), already };
}

/** Python packages: a wheel by pip, and a source distribution where it is asked for. */
export function createPythonKind(deps: PythonDeps): Kind {
  const { inputs } = deps;
  // Installed once for all packages of the run.
  let frontend: Promise<Readonly<Record<string, string>>> | null = null;
  const tools = { ...deps, frontend: () => (frontend ??= buildFrontend(deps)) };
  return {
    ecosystem: 'pep440',
    close: () => Promise.resolve(),
    async prepare(plan): Promise<Prepared> {
      for (const [input, value] of [
        ['index-url', inputs.indexUrl],
        ['publish-url', inputs.publishUrl],
      ]) {
        if (value !== '') continue;
        const detail = `${input} must be given to publish ${plan.path}; \`kinds\` can leave Python out`;
        throw new FinalError('FL_INPUT_INVALID', detail);
      }
      const folder = await exportSource(plan.path, deps);
      const text = await readManifest(plan, folder, deps);
      const { name, version } = readProject(text, `${plan.path}/${plan.manifest}`);
      return {
        name,
        version,
        versions: async () => (await (await deps.registry()).files(name)).map((file) => file.version),
        publish: (alpha) => publish({ plan, folder }, name, alpha, tools),
      };
    },
  };
}
