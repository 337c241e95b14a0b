import { refuseForksCode } from '../../../core/changes/forks-code.ts';
import type { Job, Workspace } from '../../../core/ports/job.ts';
import { detectNode, detectPython } from './detect.ts';
import { type Folder, readFolders } from './folders.ts';
import type { PrepareInputs } from './inputs.ts';
import {
  type Installation,
  nodeInstallations,
  pythonInstallations,
  pythonTools,
  toolInstallation,
} from './install.ts';

export interface PrepareDeps {
  readonly inputs: PrepareInputs;
  readonly job: Job;
  readonly workspace: Pick<Workspace, 'root' | 'list' | 'read'>;
}

/** Says which languages the job needs, or installs what its tests and linters need. */
export async function main(deps: PrepareDeps): Promise<string | null> {
  const { inputs, workspace } = deps;
  const folders = await readFolders(workspace, inputs.servicesFrom);
  return inputs.task === 'detect' ? detect(folders, deps) : install(folders, deps);
}

async function detect(folders: readonly Folder[], deps: PrepareDeps): Promise<null> {
  const { inputs, job, workspace } = deps;
  const python = await detectPython(inputs.python, folders, workspace);
  const node = await detectNode(inputs.node, folders, workspace);
  job.output('python', String(python.wanted));
  job.output('python-version', python.version);
  job.output('python-version-file', python.versionFile);
  job.output('node', String(node.wanted));
  job.output('node-version', node.version);
  job.output('node-version-file', node.versionFile);
  for (const [name, language] of [['Python', python] as const, ['Node', node] as const]) {
    const which = language.version || `as ${language.versionFile} says`;
    job.info(language.wanted ? `${name}: ${which}` : `${name}: not needed`);
  }
  return null;
}

async function install(folders: readonly Folder[], deps: PrepareDeps): Promise<string | null> {
  const { inputs, job, workspace } = deps;
  refuseForksCode(job.context);
  if (inputs.install !== 'auto') {
    return runAll(
      inputs.install.map((command) => ({ command, folder: '' })),
      deps,
    );
  }
  const python = inputs.python === 'off' ? [] : await pythonInstallations(folders, workspace);
  const node = inputs.node === 'off' ? [] : await nodeInstallations(folders, workspace);
  const failed = await runAll([...python, ...node], deps);
  if (failed !== null) return failed;
  const missing = inputs.python === 'off' ? [] : await missingTools(folders, deps);
  if (missing.length > 0) return runAll([toolInstallation(missing)], deps);
  if (python.length === 0 && node.length === 0) job.info('There is nothing to install.');
  return null;
}

/** Of the tools that lint and coverage start, those that Python does not have. */
async function missingTools(folders: readonly Folder[], { job }: PrepareDeps) {
  const tools = pythonTools(folders);
  if (tools.length === 0) return [];
  const script =
    'import importlib.util,sys;print(*[m for m in sys.argv[1:] if not importlib.util.find_spec(m)])';
  const { exitCode, stdout } = await job.run(['python', '-c', script, ...tools.map(({ module }) => module)]);
  if (exitCode !== 0) return tools;
  const missing = new Set(stdout.trim().split(/\s+/));
  return tools.filter(({ module }) => missing.has(module));
}

/** Runs the commands one after the other, up to the first that fails. */
async function runAll(
  installations: readonly Installation[],
  { inputs, job, workspace }: PrepareDeps,
): Promise<string | null> {
  for (const { command, folder } of installations) {
    const text = command.join(' ');
    job.info(`${text}${folder === '' ? '' : ` (in ${folder})`}`);
    const { exitCode } = await job.run(command, {
      cwd: folder === '' ? workspace.root : `${workspace.root}/${folder}`,
      // Corepack would ask before it downloads a package manager.
      env: { COREPACK_ENABLE_DOWNLOAD_PROMPT: '0' },
      show: true,
      timeoutMs: inputs.timeoutMs,
    });
    if (exitCode !== 0) return `${text} ended with exit code ${exitCode}.`;
  }
  return null;
}
