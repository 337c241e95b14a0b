import { rulesetsFor, protectionOf } from '../enforcement/effective.ts';
import { invalidField } from '../refusal.ts';
import { diffTrees } from '../state/diff.ts';
import { commitAt, distance } from '../state/git.ts';
import { newId, nodeId, timestamp } from '../state/ids.ts';
import type { Comment, OrgState, Pull, Repo, Review, ReviewState } from '../state/model.ts';
import { flag } from '../enforcement/parameters.ts';
import { emitComment, emitPull, emitReview } from './emit.ts';
import { ensureSuite } from './checks.ts';

export interface NewPull {
  readonly title: string;
  readonly body?: string | null;
  readonly head: string;
  readonly base: string;
  readonly author: string;
  readonly draft?: boolean;
  readonly fork?: { readonly owner: string; readonly name?: string; readonly sha: string } | undefined;
}

export function openPull(org: OrgState, repo: Repo, order: NewPull): Pull {
  const { headSha, baseSha } = needOpenable(org, repo, order);
  const { fork } = order;
  const id = newId(org);
  const at = timestamp(org);
  repo.nextNumber += 1;
  repo.seq += 1;
  const pull: Pull = {
    id,
    nodeId: nodeId('PR', id),
    number: repo.nextNumber,
    title: order.title,
    body: order.body ?? null,
    state: 'open',
    draft: order.draft ?? false,
    author: order.author,
    headRef: order.head,
    headSha,
    fork: fork === undefined ? null : { id: newId(org), owner: fork.owner, name: fork.name ?? repo.name },
    baseRef: order.base,
    baseSha,
    createdAt: at,
    updatedAt: at,
    closedAt: null,
    mergedAt: null,
    mergedBy: null,
    mergeCommitSha: null,
    labels: new Set(),
    reviews: [],
    lastPush: { login: order.author, seq: repo.seq },
    unresolvedThreads: 0,
    requestedReviewers: new Set(),
    requestedTeams: new Set(),
  };
  repo.pulls.set(pull.number, pull);
  ensureSuite(org, repo, headSha, pull.fork === null ? order.head : null, org.app.id);
  emitPull(org, repo, 'opened', pull, order.author);
  return pull;
}

function needOpenable(org: OrgState, repo: Repo, order: NewPull): { headSha: string; baseSha: string } {
  const headSha = order.fork?.sha ?? repo.refs.get(`refs/heads/${order.head}`);
  const baseSha = repo.refs.get(`refs/heads/${order.base}`);
  if (headSha === undefined) invalidField('PullRequest', 'head', 'invalid');
  if (baseSha === undefined) invalidField('PullRequest', 'base', 'invalid');
  if (distance(repo, baseSha, headSha).ahead.length === 0) {
    refuseCustom(`No commits between ${order.base} and ${order.head}`);
  }
  const owner = order.fork?.owner ?? org.login;
  for (const other of repo.pulls.values()) {
    if (other.state === 'closed' || other.headRef !== order.head || other.baseRef !== order.base) continue;
    if ((other.fork?.owner ?? org.login) !== owner) continue;
    refuseCustom(`A pull request already exists for ${owner}:${order.head}.`);
  }
  return { headSha, baseSha };
}

function refuseCustom(message: string): never {
  return invalidField('PullRequest', 'head', 'custom', message);
}

export interface HeadMove {
  readonly from: string;
  readonly to: string;
  readonly sender: string;
}

/** Open pull requests follow their head; approvals go stale where the base asks for it. */
export function afterHeadMoved(org: OrgState, repo: Repo, branch: string, move: HeadMove): void {
  for (const pull of repo.pulls.values()) {
    if (pull.state === 'open' && pull.fork === null && pull.headRef === branch)
      pushToPull(org, repo, pull, move);
  }
}

export function pushToPull(org: OrgState, repo: Repo, pull: Pull, { from, to, sender }: HeadMove): void {
  repo.seq += 1;
  pull.headSha = to;
  pull.updatedAt = timestamp(org);
  pull.lastPush = { login: sender, seq: repo.seq };
  ensureSuite(org, repo, to, pull.fork === null ? pull.headRef : null, org.app.id);
  // GitHub keeps approvals where the push changes nothing of what was reviewed.
  const changed = diffTrees(commitAt(repo, from).tree, commitAt(repo, to).tree).length > 0;
  if (changed && dismissesStale(org, repo, pull.baseRef)) {
    for (const review of pull.reviews) {
      if (review.state !== 'APPROVED') continue;
      review.state = 'DISMISSED';
      emitReview(org, repo, 'dismissed', { pull, review }, sender);
    }
  }
  emitPull(org, repo, 'synchronize', pull, sender, { before: from, after: to });
}

/** A pull request whose head came to its base by another way counts as merged. */
export function afterBaseMoved(
  org: OrgState,
  repo: Repo,
  branch: string,
  { from, to, sender }: HeadMove,
): void {
  const arrived = new Set(distance(repo, from, to).ahead.map(({ sha }) => sha));
  for (const pull of repo.pulls.values()) {
    if (pull.state === 'closed' || pull.baseRef !== branch || !arrived.has(pull.headSha)) continue;
    pull.mergedAt = timestamp(org);
    pull.mergedBy = sender;
    pull.mergeCommitSha = to;
    pull.baseSha = from;
    closePull(org, repo, pull, sender);
  }
}

/** Whether a push to a pull request into this base takes its approvals away. */
export function dismissesStale(org: OrgState, repo: Repo, base: string): boolean {
  const rulesets = rulesetsFor(org, repo, `refs/heads/${base}`);
  const byRule = rulesets.some(({ rules }) =>
    rules.some((rule) => rule.type === 'pull_request' && flag(rule, 'dismiss_stale_reviews_on_push')),
  );
  return byRule || protectionOf(org, repo, base)?.reviews?.dismissStale === true;
}

/** A branch that is gone closes what came from it and what goes to it; a merged head's base becomes the default branch. */
export function afterBranchGone(org: OrgState, repo: Repo, branch: string, sender: string): void {
  const into = [...repo.pulls.values()].find(
    (pull) => pull.headRef === branch && pull.mergedAt !== null,
  )?.baseRef;
  for (const pull of repo.pulls.values()) {
    if (pull.state === 'closed') continue;
    if (pull.baseRef === branch && into !== undefined && repo.refs.has(`refs/heads/${into}`)) {
      retarget(org, repo, pull, into, sender);
    } else if (pull.baseRef === branch || (pull.headRef === branch && pull.fork === null)) {
      closePull(org, repo, pull, sender);
    }
  }
}

export function retarget(org: OrgState, repo: Repo, pull: Pull, base: string, sender: string): void {
  const from = { ref: { from: pull.baseRef }, sha: { from: pull.baseSha } };
  pull.baseRef = base;
  pull.baseSha = repo.refs.get(`refs/heads/${base}`) ?? pull.baseSha;
  pull.updatedAt = timestamp(org);
  emitPull(org, repo, 'edited', pull, sender, { changes: { base: from } });
}

export function closePull(org: OrgState, repo: Repo, pull: Pull, sender: string): void {
  pull.state = 'closed';
  pull.closedAt = timestamp(org);
  pull.updatedAt = pull.closedAt;
  emitPull(org, repo, 'closed', pull, sender);
}

export interface NewReview {
  readonly login: string;
  readonly state: ReviewState;
  readonly body?: string;
  readonly commit?: string;
}

export function addReview(org: OrgState, repo: Repo, pull: Pull, order: NewReview): Review {
  const id = newId(org);
  repo.seq += 1;
  const review: Review = {
    id,
    nodeId: nodeId('PRR', id),
    login: order.login,
    state: order.state,
    body: order.body ?? '',
    commitId: order.commit ?? pull.headSha,
    submittedAt: timestamp(org),
    seq: repo.seq,
  };
  pull.reviews.push(review);
  pull.updatedAt = review.submittedAt;
  pull.requestedReviewers.delete(order.login);
  if (order.state !== 'PENDING') emitReview(org, repo, 'submitted', { pull, review }, order.login);
  return review;
}

export function addComment(
  org: OrgState,
  repo: Repo,
  pull: Pull,
  order: { login: string; body: string },
): Comment {
  const id = newId(org);
  const at = timestamp(org);
  const comment: Comment = {
    id,
    nodeId: nodeId('IC', id),
    issue: pull.number,
    login: order.login,
    viaApp: order.login === `${org.app.slug}[bot]`,
    body: order.body,
    createdAt: at,
    updatedAt: at,
    reactions: [],
  };
  repo.comments.set(id, comment);
  pull.updatedAt = at;
  emitComment(org, repo, 'created', { pull, comment }, order.login);
  return comment;
}

export function addLabel(org: OrgState, repo: Repo, pull: Pull, name: string, sender: string): void {
  if (pull.labels.has(name)) return;
  if (!repo.labels.has(name)) {
    const id = newId(org);
    repo.labels.set(name, { id, nodeId: nodeId('LA', id), name, color: 'ededed', description: null });
  }
  pull.labels.add(name);
  pull.updatedAt = timestamp(org);
  emitPull(org, repo, 'labeled', pull, sender, { label: { name } });
}

export function removeLabel(org: OrgState, repo: Repo, pull: Pull, name: string, sender: string): void {
  pull.labels.delete(name);
  pull.updatedAt = timestamp(org);
  emitPull(org, repo, 'unlabeled', pull, sender, { label: { name } });
}
