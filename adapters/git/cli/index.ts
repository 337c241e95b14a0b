import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { Git } from '../../../core/ports/git.ts';

const limits = { timeout: 120_000, maxBuffer: 256 * 1024 * 1024 } as const;

interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs git without a shell, a pager, prompts or the user's own settings for diffs. */
function run(
  root: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Result> {
  const environment = {
    ...process.env,
    ...env,
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
  };
  return new Promise((resolve, reject) => {
    execFile('git', ['-C', root, ...args], { ...limits, env: environment }, (error, stdout, stderr) => {
      if (error === null) resolve({ code: 0, stdout, stderr });
      else if (error.code === 'ENOENT') reject(new FinalError('FL_GIT_MISSING', '', { cause: error }));
      else if (typeof error.code === 'number') resolve({ code: error.code, stdout, stderr });
      else reject(new FinalError('FL_COMMAND_FAILED', `git ${args[0] ?? ''}`, { cause: error }));
    });
  });
}

/** A commit id or a plain ref name: never something that git could read as an option. */
function revision(name: string): string {
  if (/^[0-9A-Za-z][0-9A-Za-z._/-]{0,254}$/.test(name) && !name.includes('..')) return name;
  throw new FinalError('FL_INPUT_INVALID', 'a commit or branch name has characters that are not allowed');
}

/** git on the command line, version 2.30 or newer, in the checkout at `root`. */
export function createGit(root: string): Git {
  const git = async (args: readonly string[], env?: Readonly<Record<string, string>>) => {
    const result = await run(root, args, env);
    if (result.code === 0) return result.stdout;
    throw new FinalError('FL_COMMAND_FAILED', `git ${args[0] ?? ''}: ${result.stderr.trim().slice(0, 500)}`);
  };
  const names = (text: string) => text.split('\0').filter((name) => name !== '');

  async function mergeBase(a: string, b: string): Promise<string | null> {
    const find = () => run(root, ['merge-base', revision(a), revision(b)]);
    const first = await find();
    if (first.code === 0) return first.stdout.trim();
    const shallow = (await git(['rev-parse', '--is-shallow-repository'])).trim() === 'true';
    if (first.code === 1 && !shallow) return null;
    await run(root, [
      'fetch',
      '--quiet',
      '--no-tags',
      ...(shallow ? ['--unshallow'] : []),
      'origin',
      revision(a),
    ]);
    const second = await find();
    return second.code === 0 ? second.stdout.trim() : null;
  }

  async function exportFolder(commit: string, path: string, destination: string): Promise<void> {
    // An index of its own: the checkout's stays as it is.
    const index = `${destination}.index`;
    try {
      await mkdir(destination, { recursive: true });
      await git(['read-tree', `${revision(commit)}:${path}`], { GIT_INDEX_FILE: index });
      await git(['checkout-index', '--all', '--force', `--prefix=${destination}/`], {
        GIT_INDEX_FILE: index,
      });
    } finally {
      await rm(index, { force: true });
    }
  }

  return {
    head: async () => (await git(['rev-parse', 'HEAD'])).trim(),
    mergeBase,
    diff: async (from, to) =>
      git([
        'diff',
        '--unified=0',
        '--find-renames',
        '--no-color',
        '--no-ext-diff',
        '--no-textconv',
        '--src-prefix=a/',
        '--dst-prefix=b/',
        revision(from),
        revision(to),
        '--',
      ]),
    changedPaths: async (from, to) =>
      names(await git(['diff', '--name-only', '--no-renames', '-z', revision(from), revision(to), '--'])),
    tracked: async () => names(await git(['ls-files', '-z'])),
    contentHash: async (patterns) => {
      if ((await run(root, ['diff', '--quiet', 'HEAD', '--', ...patterns])).code !== 0) return null;
      const listing = await git(['ls-files', '-s', '-z', '--', ...patterns]);
      return createHash('sha256').update(listing).digest('hex');
    },
    firstParentCount: async (commit) =>
      Number((await git(['rev-list', '--first-parent', '--count', revision(commit), '--'])).trim()),
    commitTime: async (commit) =>
      Number((await git(['log', '-1', '--format=%ct', revision(commit), '--'])).trim()),
    exportFolder,
  };
}
