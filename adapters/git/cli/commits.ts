import { FinalError } from '../../../core/errors/fairlead-error.ts';
import { revision, run } from './run.ts';

/** The parents that the commit itself names: a shallow clone hides those that it does not hold. */
export async function parentsOf(root: string, commit: string): Promise<readonly string[]> {
  const { code, stdout, stderr } = await run(root, ['cat-file', 'commit', revision(commit)]);
  if (code !== 0) throw new FinalError('FL_COMMAND_FAILED', `git cat-file: ${stderr.trim().slice(0, 500)}`);
  // Headers end at the first empty line; what follows is the message, which may say anything.
  const [headers = ''] = stdout.split('\n\n', 1);
  return [...headers.matchAll(/^parent ([0-9a-f]{40}|[0-9a-f]{64})$/gm)].map(([, parent = '']) => parent);
}

export async function isShallow(root: string): Promise<boolean> {
  const { stdout } = await run(root, ['rev-parse', '--is-shallow-repository']);
  return stdout.trim() === 'true';
}

async function missing(root: string, commits: readonly string[]): Promise<readonly string[]> {
  const absent: string[] = [];
  for (const commit of commits) {
    const { code } = await run(root, ['cat-file', '-e', `${revision(commit)}^{commit}`]);
    if (code !== 0) absent.push(commit);
  }
  return absent;
}

/**
 * Fetches those of the commits that are not here; a shallow clone gets them without what was before them. False
 * where the remote does not give them.
 */
export async function fetchCommits(root: string, commits: readonly string[]): Promise<boolean> {
  const wanted = await missing(root, commits);
  if (wanted.length === 0) return true;
  const depth = (await isShallow(root)) ? ['--depth=1'] : [];
  await run(root, ['fetch', '--quiet', '--no-tags', ...depth, 'origin', ...wanted.map(revision)]);
  return (await missing(root, wanted)).length === 0;
}
