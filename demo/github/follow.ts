import { dismissesStale } from '../organisation/operations/pulls.ts';
import { announce, type Stage } from './context.ts';
import type { PullRow } from './emulate.ts';
import { isAncestor } from './git.ts';
import { closeIssue, closePull, pullJson, pullsOf, refreshPull, retarget } from './pulls.ts';
import { timestamp } from './state.ts';

export interface MovedRef {
  readonly ref: string;
  /** Null for a new ref. */
  readonly old: string | null;
  /** Null for a deleted one. */
  readonly sha: string | null;
}

/** What becomes of open pull requests when a branch moved, which is the head or the base of some. */
export async function followBranch(stage: Stage, move: MovedRef, login: string): Promise<void> {
  const branch = move.ref.slice('refs/heads/'.length);
  for (const pull of pullsOf(stage).filter((row) => row.state === 'open')) {
    if (pull.head_ref === branch) await followHead(stage, pull, move, login);
    else if (pull.base_ref === branch) await followBase(stage, pull, move, login);
  }
}

async function followHead(stage: Stage, pull: PullRow, move: MovedRef, login: string): Promise<void> {
  if (move.sha === null) return closePull(stage, pull.number, login);
  const base = stage.emulation.tables.branches.all().find((row) => row.name === pull.base_ref);
  stage.emulation.tables.pullRequests.update(pull.id, {
    head_sha: move.sha,
    ...(base === undefined ? {} : { base_sha: base.sha }),
  });
  const reviews = stage.emulation.tables.reviews.all().filter((row) => row.pull_number === pull.number);
  stage.twin.pushes.set(pull.number, { login, reviews: reviews.length });
  await dismissStale(stage, pull, move, login);
  await refreshPull(stage, pull.number);
  const json = await pullJson(stage, pull.number);
  announce(stage, 'pull_request', 'synchronize', login, () => ({
    number: pull.number,
    before: move.old ?? '0'.repeat(40),
    after: move.sha,
    pull_request: json,
  }));
}

/** Approvals of what was changed since go where the base's rules say so. */
async function dismissStale(stage: Stage, pull: PullRow, move: MovedRef, login: string): Promise<void> {
  const { org, repo } = stage.twin;
  const trees = [move.old ?? '', move.sha ?? ''].map((sha) => repo.commits.get(sha)?.tree);
  if (trees[0] === trees[1] || !dismissesStale(org, repo, pull.base_ref)) return;
  const { reviews } = stage.emulation.tables;
  for (const review of reviews.all()) {
    if (review.pull_number !== pull.number || review.state !== 'APPROVED') continue;
    reviews.update(review.id, { state: 'DISMISSED' });
    const path = `/repos/${stage.owner}/${stage.name}/pulls/${pull.number}`;
    const shown = await stage.read(`${path}/reviews/${review.id}`);
    const json = await stage.read(path);
    announce(stage, 'pull_request_review', 'dismissed', login, () => ({
      review: { ...shown, state: 'dismissed' },
      pull_request: json,
    }));
  }
}

async function followBase(stage: Stage, pull: PullRow, move: MovedRef, login: string): Promise<void> {
  const { number } = pull;
  if (move.sha === null) {
    const into = mergedInto(stage, pull.base_ref);
    if (into === null) return closePull(stage, number, login);
    return retarget(stage, pull, into, login);
  }
  // A head that came to its base by another way counts as merged.
  if (await isAncestor(stage.bare, pull.head_sha, move.sha)) {
    return markMerged(stage, pull, { sha: move.sha, base: move.old ?? move.sha, login });
  }
  await refreshPull(stage, number);
}

/** Where a branch that is gone was merged into, if that is still there. */
function mergedInto(stage: Stage, branch: string): string | null {
  const base = pullsOf(stage).find((row) => row.head_ref === branch && row.merged)?.base_ref;
  const known = stage.emulation.tables.branches.all().some(({ name }) => name === base);
  return base !== undefined && known ? base : null;
}

/** Notes a merge and sends `pull_request` closed. */
export async function markMerged(
  stage: Stage,
  pull: PullRow,
  merge: { readonly sha: string; readonly base: string; readonly login: string },
): Promise<void> {
  const now = timestamp();
  const merger = stage.emulation.tables.users.all().find((user) => user.login === merge.login);
  stage.emulation.tables.pullRequests.update(pull.id, {
    merged: true,
    merged_at: now,
    merged_by_id: merger?.id ?? null,
    merge_commit_sha: merge.sha,
    base_sha: merge.base,
    state: 'closed',
    closed_at: now,
    mergeable: null,
    mergeable_state: 'unknown',
  });
  closeIssue(stage, pull.number, now);
  const json = await pullJson(stage, pull.number);
  const { number } = pull;
  announce(stage, 'pull_request', 'closed', merge.login, () => ({ number, pull_request: json }));
}
