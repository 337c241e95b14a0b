import { existsSync, statSync } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { git, gitText } from '../github/git.ts';

/** A third-party action that the stage plays by itself. */
export interface StandIn {
  readonly kind: 'stand-in';
  /** Without its `@ref`. */
  readonly name: string;
  readonly play: (call: StandInCall) => Promise<StandInResult>;
}

export interface StandInCall {
  readonly inputs: Readonly<Record<string, string>>;
  readonly workspace: string;
  /** The bare repository. */
  readonly bare: string;
  readonly repository: string;
  readonly ref: string;
  readonly sha: string;
  readonly pythonBin: string | null;
  readonly node: string;
  /** Where the run's artifacts are kept, each in a folder of its name. */
  readonly artifacts: string;
  readonly log: (line: string) => void;
}

export interface StandInResult {
  readonly outputs: Readonly<Record<string, string>>;
  /** Put first on PATH from the next step on. */
  readonly path?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The actions of others that are played, without their `@ref`. */
export const standIns: Readonly<Record<string, StandIn['play']>> = {
  'actions/attest': attest,
  'actions/checkout': checkout,
  'actions/setup-node': setupNode,
  'actions/setup-python': setupPython,
  'actions/upload-artifact': uploadArtifact,
};

/** Fetches from the bare repository what the real action would fetch from GitHub. */
async function checkout(call: StandInCall): Promise<StandInResult> {
  const { inputs, workspace, bare, log } = call;
  const repository = inputs['repository'] ?? '';
  if (repository !== '' && repository !== call.repository)
    throw new Error(`Checkout of ${repository} is not played`);
  const dir = resolve(workspace, inputs['path'] ?? '.');
  if (dir !== workspace && !dir.startsWith(`${workspace}/`))
    throw new Error('The path is outside the workspace');
  const depth = Number(inputs['fetch-depth'] || '1');
  if (!Number.isInteger(depth) || depth < 0)
    throw new Error(`fetch-depth ${inputs['fetch-depth']} is not a number`);
  const ref = inputs['ref'] || call.ref;
  const sha = inputs['ref'] ? await named(bare, ref) : call.sha;
  await gitText(workspace, ['init', '--quiet', '--initial-branch=main', dir]);
  await gitText(dir, ['remote', 'add', 'origin', `file://${bare}`]);
  if (depth === 0) {
    const all = [
      '+refs/heads/*:refs/remotes/origin/*',
      '+refs/tags/*:refs/tags/*',
      `+${sha}:refs/remotes/fetched`,
    ];
    await gitText(dir, ['fetch', '--quiet', '--no-tags', 'origin', ...all]);
  } else {
    await gitText(dir, [
      'fetch',
      '--quiet',
      '--no-tags',
      `--depth=${depth}`,
      'origin',
      `+${sha}:refs/remotes/fetched`,
    ]);
  }
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
  if (branch === undefined) await gitText(dir, ['checkout', '--quiet', '--detach', sha]);
  else await gitText(dir, ['checkout', '--quiet', '-B', branch, sha]);
  log(`HEAD is now at ${sha}`);
  return { outputs: { ref, commit: sha } };
}

/** The commit that a `ref:` input names: a full ref, a branch, a tag or a commit id. */
async function named(bare: string, ref: string): Promise<string> {
  for (const candidate of [ref, `refs/heads/${ref}`, `refs/tags/${ref}`]) {
    const found = await git(
      bare,
      ['rev-parse', '--verify', '--quiet', '--end-of-options', `${candidate}^{commit}`],
      {
        allow: [1, 128],
      },
    );
    if (found.code === 0) return found.stdout.toString('utf8').trim();
  }
  throw new Error(`A branch or tag with the name '${ref}' could not be found`);
}

async function setupPython(call: StandInCall): Promise<StandInResult> {
  const { pythonBin, log } = call;
  if (pythonBin === null) throw new Error('The step player was given no Python');
  const path = join(pythonBin, 'python');
  if (!existsSync(path)) throw new Error(`There is no python in ${pythonBin}`);
  log(`Python of the stage: ${path}`);
  return {
    outputs: { 'python-path': path, 'python-version': call.inputs['python-version'] ?? '' },
    path: pythonBin,
    env: { pythonLocation: join(pythonBin, '..') },
  };
}

function setupNode(call: StandInCall): Promise<StandInResult> {
  call.log(`Node of the stage: ${call.node}`);
  return Promise.resolve({ outputs: { 'node-version': process.version }, path: dirname(call.node) });
}

/** Keeps files and folders of plain paths; the stage's artifacts are folders, not archives. */
async function uploadArtifact(call: StandInCall): Promise<StandInResult> {
  const { inputs, log } = call;
  const name = inputs['name'] || 'artifact';
  if (!/^[\w.-]{1,100}$/.test(name)) throw new Error(`The artifact name "${name}" is not played`);
  const lines = (inputs['path'] ?? '').split('\n').map((line) => line.trim());
  const paths = lines.filter((line) => line !== '').map((path) => resolve(call.workspace, path));
  const found = paths.filter((path) => existsSync(path));
  if (found.length === 0) {
    const missing = inputs['if-no-files-found'] || 'warn';
    const text = 'No files were found with the provided path. No artifacts will be uploaded.';
    if (missing === 'error') throw new Error(text);
    if (missing === 'warn') log(`::warning::${text}`);
    return { outputs: {} };
  }
  const folder = join(call.artifacts, name);
  if (existsSync(folder) && inputs['overwrite'] !== 'true')
    throw new Error(`Failed to CreateArtifact: an artifact with the name ${name} already exists`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const path of found) {
    // As the real one does: the content of a folder that stands alone, otherwise the files by their names.
    const alone = paths.length === 1 && statSync(path).isDirectory();
    await cp(path, alone ? folder : join(folder, basename(path)), { recursive: true });
  }
  log(`Artifact ${name} is kept in ${folder}`);
  return { outputs: {} };
}

/** Nothing is signed here: there is no Sigstore on the stage. */
function attest(call: StandInCall): Promise<StandInResult> {
  const subject =
    call.inputs['subject-checksums'] || call.inputs['subject-path'] || call.inputs['subject-name'] || '';
  if (subject === '') return Promise.reject(new Error('actions/attest got no subject'));
  call.log(`Not signed on the stage: ${subject}`);
  return Promise.resolve({ outputs: {} });
}
