import { changesBetween } from '../state/diff.ts';
import { commitAt } from '../state/git.ts';
import type { OrgState, Pull, Repo, Review } from '../state/model.ts';
import { isOwner, ownersOf } from './codeowners.ts';
import { fnmatch } from './fnmatch.ts';
import { mayAtLeast } from './roles.ts';

export interface ReviewDemand {
  readonly count: number;
  readonly codeOwners: boolean;
  readonly lastPush: boolean;
  readonly threads: boolean;
  readonly reviewers: readonly {
    readonly patterns: readonly string[];
    readonly count: number;
    readonly teamId: number;
  }[];
}

/** Each reviewer's newest word that counts: an approval, a request for changes or one that was dismissed. */
export function opinions(pull: Pull): Map<string, Review> {
  const newest = new Map<string, Review>();
  for (const review of pull.reviews) {
    if (review.state === 'COMMENTED' || review.state === 'PENDING') continue;
    newest.set(review.login, review);
  }
  return newest;
}

/** What reviews still lack, in GitHub's words; empty where nothing does. */
export function unmetReviews(org: OrgState, repo: Repo, pull: Pull, demand: ReviewDemand): string[] {
  const counted = [...opinions(pull).values()].filter(
    ({ login }) => login !== pull.author && mayAtLeast(org, repo, login, 'push'),
  );
  const missing: string[] = [];
  if (counted.some(({ state }) => state === 'CHANGES_REQUESTED')) {
    missing.push('Changes requested by a reviewer with write access.');
  }
  const approvals = counted.filter(({ state }) => state === 'APPROVED');
  if (approvals.length < demand.count) {
    const reviews = demand.count === 1 ? 'approving review is' : 'approving reviews are';
    missing.push(`At least ${demand.count} ${reviews} required by reviewers with write access.`);
  }
  if (demand.lastPush && !approvals.some((each) => isAfterLastPush(pull, each))) {
    missing.push('New changes require approval from someone other than the last pusher.');
  }
  const logins = approvals.map(({ login }) => login);
  missing.push(...unmetOwners(org, repo, pull, demand, logins));
  if (demand.threads && pull.unresolvedThreads > 0) {
    missing.push('A conversation must be resolved before this pull request can be merged.');
  }
  return missing;
}

function isAfterLastPush(pull: Pull, review: Review): boolean {
  return review.seq > pull.lastPush.seq && review.login !== pull.lastPush.login;
}

function unmetOwners(
  org: OrgState,
  repo: Repo,
  pull: Pull,
  demand: ReviewDemand,
  logins: readonly string[],
): string[] {
  if (!demand.codeOwners && demand.reviewers.length === 0) return [];
  const base = repo.refs.get(`refs/heads/${pull.baseRef}`) ?? pull.baseSha;
  const paths = changesBetween(repo, base, pull.headSha).map(({ path }) => path);
  const missing: string[] = [];
  if (demand.codeOwners) {
    const sets = ownersOf(commitAt(repo, base).tree, paths);
    const open = sets.filter(
      (owners) => !owners.some((owner) => logins.some((login) => isOwner(org, owner, login))),
    );
    if (open.length > 0)
      missing.push('Waiting on code owner review from ' + (open[0] ?? []).join(', ') + '.');
  }
  for (const { patterns, count, teamId } of demand.reviewers) {
    if (!paths.some((path) => patterns.some((pattern) => fnmatch(pattern, path)))) continue;
    const team = org.teamsById.get(teamId);
    const has = logins.filter((login) => team?.members.has(login) === true).length;
    if (has < count) missing.push(`Waiting on ${count} review(s) from ${org.login}/${team?.slug ?? teamId}.`);
  }
  return missing;
}
