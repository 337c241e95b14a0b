import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const commit = /^[0-9a-f]{40}$/;
const branch = /^ref: (refs\/heads\/(?!.*\.\.)[\w./-]+)$/;

/**
 * The commit of HEAD as the repository's own files say it (git's documentation, "gitrepository-layout"), without a
 * process of git. Null where git has to be asked: below the root of the checkout, in a linked worktree, for a branch
 * that is packed or does not exist yet.
 */
export function headFromFiles(root: string, environment: NodeJS.ProcessEnv = process.env): string | null {
  if (environment['GIT_DIR'] !== undefined) return null;
  const read = (path: string) => readFileSync(join(root, '.git', path), 'utf8').trim();
  try {
    const head = read('HEAD');
    const ref = branch.exec(head)?.[1];
    const found = ref === undefined ? head : read(ref);
    return commit.test(found) ? found : null;
  } catch {
    return null;
  }
}

/** True where the repository's own files say that nothing of its history was left out. */
export function isComplete(root: string, environment: NodeJS.ProcessEnv = process.env): boolean {
  const has = (path: string) => existsSync(join(root, '.git', path));
  return environment['GIT_DIR'] === undefined && has('HEAD') && has('objects') && !has('shallow');
}
