import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import { readProject, withVersion } from '../../../core/packaging/pyproject.ts';
import type { PackagePlan } from '../../../core/packaging/plan.ts';
import type { Git } from '../../../core/ports/git.ts';
import type { Job, Workspace } from '../../../core/ports/job.ts';

export interface Project {
  readonly plan: PackagePlan;
  /** The tracked files of the package, in a folder of their own. */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
}

export interface Wheel {
  readonly filename: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

export interface BuildDeps {
  readonly job: Job;
  readonly git: Git;
  readonly workspace: Workspace;
  readonly python: readonly string[];
  readonly isolation: boolean;
}

/** Puts the package's files, as the checked-out commit has them, into a folder outside the checkout. */
export async function exportProject(plan: PackagePlan, { git, workspace }: BuildDeps): Promise<Project> {
  const folder = join(await workspace.temporary('build'), 'source');
  await git.exportFolder('HEAD', plan.path, folder);
  const file = `${plan.path}/pyproject.toml`;
  const text = await workspace.read(join(folder, 'pyproject.toml'));
  if (text === null) throw new FinalError('FL_VERSION_INVALID', `${file} does not exist`);
  return { plan, folder, ...readProject(text, file) };
}

/**
 * Builds the wheel with another version in `pyproject.toml`. The commit's time stands for the build's, so that the
 * same commit, version and tools give the same bytes (https://reproducible-builds.org/specs/source-date-epoch/).
 */
export async function buildWheel(project: Project, version: string, deps: BuildDeps): Promise<Wheel> {
  const { job, git, workspace } = deps;
  const manifest = join(project.folder, 'pyproject.toml');
  const text = (await workspace.read(manifest)) ?? '';
  await workspace.write(manifest, withVersion(text, version, `${project.plan.path}/pyproject.toml`));
  const out = await workspace.temporary('wheel');
  const command = [
    ...deps.python,
    '-m',
    'pip',
    'wheel',
    '--quiet',
    '--no-deps',
    '--no-input',
    '--disable-pip-version-check',
    ...(deps.isolation ? [] : ['--no-build-isolation']),
    '-w',
    out,
    project.folder,
  ];
  const env = { SOURCE_DATE_EPOCH: String(await git.commitTime('HEAD')), PYTHONHASHSEED: '0' };
  const { exitCode } = await job.run(command, { show: true, env });
  const wheels = (await workspace.list(out)).filter((name) => name.endsWith('.whl'));
  const [filename] = wheels;
  if (exitCode !== 0 || filename === undefined || wheels.length !== 1) {
    throw new FinalError(
      'FL_COMMAND_FAILED',
      `pip wheel ${project.plan.path} ended with exit code ${exitCode}`,
    );
  }
  const bytes = await workspace.readBytes(join(out, filename));
  return { filename, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
