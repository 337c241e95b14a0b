import { mergeState } from '../enforcement/merges.ts';
import { opinions } from '../enforcement/reviews.ts';
import { mayAtLeast } from '../enforcement/roles.ts';
import { isMergeable, pullCounts, tipOf } from '../json/pulls.ts';
import { changesBetween, diffLines } from '../state/diff.ts';
import { distance } from '../state/git.ts';
import { nodeId } from '../state/ids.ts';
import type { Pull, Repo, Review } from '../state/model.ts';
import { actorNode } from './actors.ts';
import { rollup } from './checks.ts';
import { connection, type PageArgs } from './connection.ts';
import { labelNode, pullState } from './pull-lists.ts';
import type { Scene } from './scene.ts';

export function pullNode(scene: Scene, repo: Repo, pull: Pull): Record<string, unknown> {
  return {
    ...scalars(scene, repo, pull),
    ...reviews(scene, repo, pull),
    ...contents(scene, repo, pull),
    author: () => actorNode(scene, pull.author),
    mergedBy: () => (pull.mergedBy === null ? null : actorNode(scene, pull.mergedBy)),
    repository: () => scene.nodes.repositoryNode(scene, repo),
    baseRepository: () => scene.nodes.repositoryNode(scene, repo),
    headRepository: () =>
      pull.fork === null ? scene.nodes.repositoryNode(scene, repo) : forkNode(scene, repo, pull.fork),
    headRepositoryOwner: () => actorNode(scene, pull.fork?.owner ?? scene.org.login),
    headRef: () => refOrNull(scene, repo, pull.fork === null ? pull.headRef : ''),
    baseRef: () => refOrNull(scene, repo, pull.baseRef),
    mergeCommit: () =>
      pull.mergeCommitSha === null ? null : scene.nodes.commitNode(scene, repo, pull.mergeCommitSha),
    mergeable: () => mergeable(repo, pull),
    mergeStateStatus: () => mergeState(scene.org, repo, pull).toUpperCase(),
    labels: (args: PageArgs) =>
      connection([...pull.labels], args, (name) => {
        const label = repo.labels.get(name);
        if (label === undefined) throw new Error(`${repo.name} has no label ${name}`);
        return labelNode(label);
      }),
    isInMergeQueue: repo.queue.has(pull.number),
    comments: (args: PageArgs) =>
      connection(
        [...repo.comments.values()].filter(({ issue }) => issue === pull.number),
        args,
        (comment) => ({
          __typename: 'IssueComment',
          id: comment.nodeId,
          databaseId: comment.id,
          body: comment.body,
          author: actorNode(scene, comment.login),
          createdAt: comment.createdAt,
          updatedAt: comment.updatedAt,
        }),
      ),
  };
}

function refOrNull(scene: Scene, repo: Repo, branch: string): unknown {
  const ref = `refs/heads/${branch}`;
  return repo.refs.has(ref) ? scene.nodes.refNode(scene, repo, ref) : null;
}

function mergeable(repo: Repo, pull: Pull): string {
  const found = isMergeable(repo, pull);
  if (found === null) return 'UNKNOWN';
  return found ? 'MERGEABLE' : 'CONFLICTING';
}

function forkNode(scene: Scene, repo: Repo, fork: NonNullable<Pull['fork']>): Record<string, unknown> {
  return {
    ...scene.nodes.repositoryNode(scene, repo),
    id: `R_fork${fork.id}`,
    databaseId: fork.id,
    name: fork.name,
    nameWithOwner: `${fork.owner}/${fork.name}`,
    isFork: true,
    owner: () => actorNode(scene, fork.owner),
  };
}

function scalars(scene: Scene, repo: Repo, pull: Pull): Record<string, unknown> {
  const url = `${scene.org.html}/${scene.org.login}/${repo.name}/pull/${pull.number}`;
  const counts = () => pullCounts(repo, pull);
  return {
    __typename: 'PullRequest',
    id: pull.nodeId,
    databaseId: pull.id,
    fullDatabaseId: String(pull.id),
    number: pull.number,
    title: pull.title,
    body: pull.body ?? '',
    bodyText: pull.body ?? '',
    state: pullState(pull),
    closed: pull.state === 'closed',
    merged: pull.mergedAt !== null,
    isDraft: pull.draft,
    isCrossRepository: pull.fork !== null,
    maintainerCanModify: pull.fork !== null,
    locked: false,
    headRefName: pull.headRef,
    headRefOid: pull.headSha,
    baseRefName: pull.baseRef,
    baseRefOid: pull.baseSha,
    createdAt: pull.createdAt,
    updatedAt: pull.updatedAt,
    publishedAt: pull.createdAt,
    closedAt: pull.closedAt,
    mergedAt: pull.mergedAt,
    url,
    permalink: url,
    additions: () => counts()['additions'],
    deletions: () => counts()['deletions'],
    changedFiles: () => counts()['changed_files'],
  };
}

interface ReviewArgs extends PageArgs {
  readonly states?: readonly string[] | null;
  readonly author?: string | null;
  readonly writersOnly?: boolean | null;
}

function reviews(scene: Scene, repo: Repo, pull: Pull): Record<string, unknown> {
  const show = (review: Review) => reviewNode(scene, repo, pull, review);
  const latest = (writersOnly: boolean) =>
    [...opinions(pull).values()].filter(
      ({ login, state }) =>
        state !== 'DISMISSED' && (!writersOnly || mayAtLeast(scene.org, repo, login, 'push')),
    );
  return {
    reviews: (args: ReviewArgs) => {
      const { states, author } = args;
      const list = pull.reviews.filter(
        ({ state, login }) =>
          (states === null || states === undefined || states.includes(state)) &&
          (author === null || author === undefined || login === author),
      );
      return connection(list, args, show);
    },
    latestOpinionatedReviews: (args: ReviewArgs) => connection(latest(args.writersOnly === true), args, show),
    latestReviews: (args: PageArgs) => {
      const newest = new Map(pull.reviews.map((review) => [review.login, review]));
      return connection([...newest.values()], args, show);
    },
    reviewDecision: () => {
      const states = latest(true).map(({ state }) => state);
      if (states.includes('CHANGES_REQUESTED')) return 'CHANGES_REQUESTED';
      return states.includes('APPROVED') ? 'APPROVED' : 'REVIEW_REQUIRED';
    },
    reviewRequests: (args: PageArgs) =>
      connection([...pull.requestedReviewers, ...pull.requestedTeams], args, (name) => ({
        id: nodeId('PRR', `${pull.id}:${name}`),
        asCodeOwner: false,
        requestedReviewer: requested(scene, name),
      })),
    reviewThreads: (args: PageArgs) =>
      connection(Array.from({ length: pull.unresolvedThreads }), args, () => ({
        id: 'T',
        isResolved: false,
      })),
  };
}

function requested(scene: Scene, name: string): unknown {
  const team = scene.org.teams.get(name);
  return team === undefined ? actorNode(scene, name) : scene.nodes.teamNode(scene, team);
}

function reviewNode(scene: Scene, repo: Repo, pull: Pull, review: Review): Record<string, unknown> {
  return {
    __typename: 'PullRequestReview',
    id: review.nodeId,
    databaseId: review.id,
    state: review.state,
    body: review.body,
    author: () => actorNode(scene, review.login),
    authorCanPushToRepository: mayAtLeast(scene.org, repo, review.login, 'push'),
    commit: () =>
      repo.commits.has(review.commitId) ? scene.nodes.commitNode(scene, repo, review.commitId) : null,
    submittedAt: review.submittedAt,
    createdAt: review.submittedAt,
    updatedAt: review.submittedAt,
    pullRequest: () => pullNode(scene, repo, pull),
    onBehalfOf: (args: PageArgs) => connection([], args, () => null),
  };
}

const changeTypes = { added: 'ADDED', removed: 'DELETED', modified: 'MODIFIED', renamed: 'RENAMED' } as const;

function contents(scene: Scene, repo: Repo, pull: Pull): Record<string, unknown> {
  return {
    files: (args: PageArgs) =>
      connection(changesBetween(repo, tipOf(repo, pull), pull.headSha), args, (change) => {
        const { additions, deletions } = diffLines(change.before ?? '', change.after ?? '');
        return {
          path: change.path,
          changeType: changeTypes[change.status],
          additions,
          deletions,
          viewerViewedState: 'UNVIEWED',
        };
      }),
    commits: (args: PageArgs) =>
      connection(distance(repo, tipOf(repo, pull), pull.headSha).ahead, args, ({ sha }) => ({
        id: nodeId('PR', `${pull.id}:${sha}`),
        url: `${scene.org.html}/${scene.org.login}/${repo.name}/pull/${pull.number}/commits/${sha}`,
        commit: () => scene.nodes.commitNode(scene, repo, sha),
      })),
    statusCheckRollup: () => rollup(scene, repo, pull.headSha),
  };
}
