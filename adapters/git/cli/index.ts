import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { Git } from '../../../core/ports/git.ts';
import { fetchCommits, isShallow, parentsOf } from './commits.ts';
import { headFromFiles, isComplete } from './head.ts';
import { revision, run } from './run.ts';

type RunGit = (args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<string>;

/** git in a checkout, as a function from arguments to what it prints. Errors: FL_COMMAND_FAILED. */
function gitIn(root: string): RunGit {
  return async (args, env) => {
    const result = await run(root, args, env);
    if (result.code === 0) return result.stdout;
    throw new FinalError('FL_COMMAND_FAILED', `git ${args[0] ?? ''}: ${result.stderr.trim().slice(0, 500)}`);
  };
}

/** Writes the files of a folder, as the commit has them, into an empty folder. */
async function exportFolder(root: string, commit: string, path: string, destination: string): Promise<void> {
  const git = gitIn(root);
  // An index of its own: the checkout's stays as it is.
  const index = `${destination}.index`;
  try {
    mkdirSync(destination, { recursive: true });
    // The root folder has no name in a tree.
    const tree = path === '.' ? '' : path;
    await git(['read-tree', `${revision(commit)}:${tree}`], { GIT_INDEX_FILE: index });
    await git(['checkout-index', '--all', '--force', `--prefix=${destination}/`], {
      GIT_INDEX_FILE: index,
    });
  } finally {
    rmSync(index, { force: true });
  }
}

/** git on the command line, version 2.30 or newer, in the checkout at `root`. */
export function createGit(root: string): Git {
  const git = gitIn(root);
  const names = (text: string) => text.split('\0').filter((name) => name !== '');

  /** What a shallow clone holds may be counted, but the number would be wrong: it is made whole first. */
  async function firstParentCount(commit: string): Promise<number> {
    if (await isShallow(root)) await run(root, ['fetch', '--quiet', '--no-tags', '--unshallow', 'origin']);
    if (await isShallow(root)) {
      throw new FinalError(
        'FL_COMMAND_FAILED',
        'git fetch --unshallow: commits cannot be counted in a shallow clone; give actions/checkout `fetch-depth: 0`',
      );
    }
    return Number((await git(['rev-list', '--first-parent', '--count', revision(commit), '--'])).trim());
  }

  async function mergeBase(a: string, b: string): Promise<string | null> {
    const find = () => run(root, ['merge-base', revision(a), revision(b)]);
    const first = await find();
    if (first.code === 0) return first.stdout.trim();
    const shallow = await isShallow(root);
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

  return {
    head: async () => headFromFiles(root) ?? (await git(['rev-parse', 'HEAD'])).trim(),
    complete: () => isComplete(root),
    mergeBase,
    parents: (commit) => parentsOf(root, commit),
    fetchCommits: (commits) => fetchCommits(root, commits),
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
    ancestors: async (commit, most) =>
      (await git(['rev-list', '--first-parent', `--max-count=${most}`, revision(commit), '--']))
        .split('\n')
        .filter((line) => line !== ''),
    tracked: async () => names(await git(['ls-files', '-z'])),
    contentHash: async (patterns) => {
      if ((await run(root, ['diff', '--quiet', 'HEAD', '--', ...patterns])).code !== 0) return null;
      const listing = await git(['ls-files', '-s', '-z', '--', ...patterns]);
      return createHash('sha256').update(listing).digest('hex');
    },
    firstParentCount,
    commitTime: async (commit) =>
      Number((await git(['log', '-1', '--format=%ct', revision(commit), '--'])).trim()),
    exportFolder: (commit, path, destination) => exportFolder(root, commit, path, destination),
  };
}
