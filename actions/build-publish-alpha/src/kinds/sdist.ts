import { join } from 'node:path';
import { FinalError } from '../../../../core/errors/fairlead-error.ts';
import { normaliseSdist } from '../../../../core/packaging/sdist.ts';
import type { Distribution, PythonDeps, Source } from './python-types.ts';
import { buildEnvironment } from './source.ts';

/** The environment in which `python -m build` is there: the job's own, or with it in a folder beside. */
export async function buildFrontend(deps: PythonDeps): Promise<Record<string, string>> {
  const { job, workspace, inputs } = deps;
  const environment = await buildEnvironment(deps);
  const { exitCode } = await job.run([...inputs.python, '-m', 'build', '--version'], { env: environment });
  if (exitCode === 0) return environment;
  if (!inputs.isolation) {
    throw new FinalError(
      'FL_TOOL_MISSING',
      'the Python package `build` makes source distributions; pip installs it',
    );
  }
  const folder = await workspace.temporary('frontend');
  const install = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--no-input',
    '--disable-pip-version-check',
    '--target',
    folder,
  ];
  const installed = await job.run([...inputs.python, ...install, 'build'], { show: true });
  if (installed.exitCode === 0) return { ...environment, PYTHONPATH: folder };
  throw new FinalError('FL_COMMAND_FAILED', `pip install build ended with exit code ${installed.exitCode}`);
}

/** The source distribution of a package (PEP 517), the same bytes for the same commit and tools. */
export async function buildSdist(
  { plan, folder }: Source,
  frontend: Readonly<Record<string, string>>,
  deps: PythonDeps,
): Promise<Distribution> {
  const { job, workspace, git, inputs } = deps;
  const out = await workspace.temporary('sdist');
  const options = ['--sdist', ...(inputs.isolation ? [] : ['--no-isolation']), '--outdir', out];
  const command = [...inputs.python, '-m', 'build', ...options, folder];
  const { exitCode } = await job.run(command, { show: true, env: frontend });
  const files = (await workspace.list(out)).filter((name) => name.endsWith('.tar.gz'));
  const [filename] = files;
  if (exitCode !== 0 || filename === undefined || files.length !== 1) {
    throw new FinalError(
      'FL_COMMAND_FAILED',
      `python -m build ${plan.path} ended with exit code ${exitCode}`,
    );
  }
  const bytes = await workspace.readBytes(join(out, filename));
  return { filename, bytes: normaliseSdist(bytes, await git.commitTime('HEAD')) };
}
