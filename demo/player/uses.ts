import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { git, gitText } from '../github/git.ts';

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const metadata = z.object({
  inputs: z.record(z.string(), z.object({ default: text.optional() })).nullish(),
  runs: z.object({
    using: z.string(),
    main: z.string().optional(),
    pre: z.string().optional(),
    post: z.string().optional(),
    'post-if': z.string().optional(),
  }),
});

/** A JavaScript action, ready to run. */
export interface ScriptAction {
  readonly kind: 'script';
  readonly dir: string;
  readonly defaults: Readonly<Record<string, string>>;
  readonly main: string;
  readonly pre: string | null;
  readonly post: string | null;
  readonly postIf: string;
}

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
  readonly log: (line: string) => void;
}

export interface StandInResult {
  readonly outputs: Readonly<Record<string, string>>;
  /** Put first on PATH from the next step on. */
  readonly path?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const STAND_INS: Readonly<Record<string, StandIn['play']>> = {
  'actions/checkout': checkout,
  'actions/setup-python': setupPython,
};

/** What a `uses:` means here. Throws where nothing is known for it. */
export async function resolveUses(
  uses: string,
  where: { readonly product: string; readonly productName: string; readonly workspace: string },
): Promise<ScriptAction | StandIn> {
  if (uses.startsWith('./')) return readAction(resolve(where.workspace, uses), uses);
  const [name = '', ref] = uses.split('@');
  const play = STAND_INS[name];
  if (play !== undefined) return { kind: 'stand-in', name, play };
  if (ref !== undefined && name === where.productName) return readAction(where.product, uses);
  if (ref !== undefined && name.startsWith(`${where.productName}/`)) {
    const path = name.slice(where.productName.length + 1);
    if (/^[\w-]+(?:\/[\w-]+)*$/.test(path)) return readAction(join(where.product, path), uses);
  }
  const known = [where.productName, ...Object.keys(STAND_INS)].join(', ');
  throw new Error(
    `The step player does not know "${uses}"; it plays ${known}, and actions of the repository itself`,
  );
}

async function readAction(dir: string, uses: string): Promise<ScriptAction> {
  const file = ['action.yml', 'action.yaml'].map((name) => join(dir, name)).find((path) => existsSync(path));
  if (file === undefined) throw new Error(`"${uses}" has no action.yml`);
  const { inputs, runs } = metadata.parse(parse(await readFile(file, 'utf8')));
  if (runs.using !== 'node24')
    throw new Error(`"${uses}" runs on ${runs.using}; the step player plays node24 only`);
  if (runs.main === undefined) throw new Error(`"${uses}" names no main file`);
  const script = (path: string) => {
    const full = join(dir, path);
    if (!existsSync(full)) throw new Error(`"${uses}" lacks its bundle ${path}; run npm run bundle`);
    return full;
  };
  const defaults: Record<string, string> = {};
  for (const [name, input] of Object.entries(inputs ?? {})) defaults[name] = input.default ?? '';
  return {
    kind: 'script',
    dir,
    defaults,
    main: script(runs.main),
    pre: runs.pre === undefined ? null : script(runs.pre),
    post: runs.post === undefined ? null : script(runs.post),
    postIf: runs['post-if'] ?? 'always()',
  };
}

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
