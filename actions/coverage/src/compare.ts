import { createHash } from 'node:crypto';
import type { BaselineStore } from '../../../core/ports/baselines.ts';
import { FairleadError } from '../../../core/errors/fairlead-error.ts';
import type { Git } from '../../../core/ports/git.ts';
import type { FolderCache, JobContext, Workspace } from '../../../core/ports/job.ts';
import type { Baseline } from '../../../core/reports/coverage/baseline.ts';

/** So many commits before the base are looked at for one with a baseline. */
const maxAncestors = 200;
/** The cache takes ten keys in one question; more than five questions are not worth the wait. */
const cacheKeys = 10;
const cacheAsks = 5;

export interface Found {
  readonly baseline: Baseline | null;
  /** Commits from the baseline's to the base. */
  readonly stale: number;
  /** Why there is no baseline although there may be one, or null. */
  readonly problem: string | null;
  /** Commits that were asked about. */
  readonly asked: number;
}

/** Why there is no commit to compare the checkout with, as half a sentence. */
export function whyUncompared({ event, baseSha }: Pick<JobContext, 'event' | 'baseSha'>): string {
  if (baseSha !== null)
    return `the commit before the push, ${baseSha.slice(0, 8)}, is not in the history of the checkout`;
  return event === 'push'
    ? 'the push has no commit before it, as the first of a branch'
    : `the event ${event} names no commit to compare with`;
}

/** The baseline of the commit, or of the nearest one before it that has one. */
export async function findBaseline(
  git: Git,
  store: BaselineStore | null,
  base: string | null,
): Promise<Found> {
  const none = { baseline: null, stale: 0, problem: null, asked: 0 };
  if (store === null || base === null) return none;
  try {
    const commits = await git.ancestors(base, maxAncestors);
    const text = await store.find(commits);
    const asked = commits.length;
    if (text === null) return { ...none, asked };
    const { parseBaseline } = await import('../../../core/reports/coverage/baseline-in.ts');
    const baseline = parseBaseline(text);
    const stale = commits.indexOf(baseline.commit);
    // A record that names another commit than it was kept for is not compared with.
    return stale < 0 ? { ...none, asked } : { baseline, stale, problem: null, asked };
  } catch (error) {
    if (error instanceof FairleadError) return { ...none, problem: error.toText() };
    throw error;
  }
}

/**
 * Whose baselines a run keeps and looks for, as 16 hexadecimal digits: those of its job, and of its part where there are
 * several. Not of its workflow, since pull requests often have another than the default branch.
 */
export function slotOf({ step }: Pick<JobContext, 'step'>, part: string): string {
  const text = JSON.stringify([step?.job ?? '', part]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Baselines in the cache of GitHub Actions: no permission is needed, and GitHub forgets after a week without use. */
export function createCacheBaselines(cache: FolderCache, workspace: Workspace, slot: string): BaselineStore {
  // The cache takes the start of a key for the key as well: what tells jobs apart stands before the commit.
  const keyOf = (commit: string) => `fairlead-coverage-v2-${slot}-${commit}`;
  const folder = `${workspace.kept}/coverage`;
  const file = `${folder}/baseline.json`;
  return {
    async find(commits) {
      for (let from = 0; from < Math.min(commits.length, cacheKeys * cacheAsks); from += cacheKeys) {
        const [first = '', ...others] = commits.slice(from, from + cacheKeys).map(keyOf);
        await workspace.write(file, '');
        await cache.restore(folder, first, others);
        const text = await workspace.read(file);
        if (text !== null && text !== '') return text;
      }
      return null;
    },
    async keep(commit, text) {
      await workspace.write(file, text);
      await cache.save(folder, keyOf(commit));
    },
  };
}
