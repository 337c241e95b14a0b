import { commitJson, fileJson } from '../json/commits.ts';
import { pullJson, reviewJson, simplePullJson, tipOf } from '../json/pulls.ts';
import { repoUrl } from '../json/repository.ts';
import { emitPull, emitReview } from '../operations/emit.ts';
import { mergePull } from '../operations/merge.ts';
import { addReview, closePull, openPull, retarget } from '../operations/pulls.ts';
import { moveRef, personOf } from '../operations/refs.ts';
import { invalid, invalidField, notFound, refuse } from '../refusal.ts';
import { changesBetween } from '../state/diff.ts';
import { distance, isAncestor } from '../state/git.ts';
import { mergedCommit } from '../state/merging.ts';
import { timestamp } from '../state/ids.ts';
import type { Pull, Repo, Review, ReviewState } from '../state/model.ts';
import {
  idParam,
  listed,
  made,
  noContent,
  ok,
  param,
  repoFor,
  repoOf,
  route,
  text,
  type Answer,
  type Ask,
  type Route,
} from './route.ts';

const all = '/repos/{owner}/{repo}/pulls';
const one = `${all}/{pull_number}`;

function pullOf(ask: Ask, repo: Repo): Pull {
  return repo.pulls.get(idParam(ask, 'pull_number')) ?? notFound();
}

function listPulls(ask: Ask): Answer {
  const repo = repoOf(ask);
  const { query, org } = ask;
  const state = query.get('state') ?? 'open';
  const head = query.get('head');
  const base = query.get('base');
  const found = [...repo.pulls.values()].filter(
    (pull) =>
      (state === 'all' || pull.state === state) &&
      (base === null || pull.baseRef === base) &&
      (head === null || head === `${pull.fork?.owner ?? org.login}:${pull.headRef}`),
  );
  const by = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
  found.sort((a, b) => (a[by] === b[by] ? a.number - b.number : a[by] < b[by] ? -1 : 1));
  // Newest first is GitHub's way where nothing is asked for.
  if ((query.get('direction') ?? (query.has('sort') ? 'asc' : 'desc')) === 'desc') found.reverse();
  return listed(ask, found, (pull) => simplePullJson(org, repo, pull));
}

function createPull(ask: Ask): Answer {
  const repo = repoFor(ask, 'pull');
  const { body, org } = ask;
  const title = text(body, 'title') ?? invalidField('PullRequest', 'title', 'missing_field');
  const head = (text(body, 'head') ?? '').replace(`${org.login}:`, '');
  const pull = openPull(org, repo, {
    title,
    head,
    base: text(body, 'base') ?? '',
    body: text(body, 'body') ?? null,
    author: ask.actor.login,
    draft: body['draft'] === true,
  });
  return made(pullJson(org, repo, pull));
}

function updatePull(ask: Ask): Answer {
  const repo = repoFor(ask, 'pull');
  const pull = pullOf(ask, repo);
  const { body, org } = ask;
  const changes: Record<string, unknown> = {};
  const title = text(body, 'title');
  const details = text(body, 'body');
  const base = text(body, 'base');
  if (base !== undefined && !repo.refs.has(`refs/heads/${base}`))
    invalidField('PullRequest', 'base', 'invalid');
  if (title !== undefined && title !== pull.title) changes['title'] = { from: pull.title };
  if (details !== undefined && details !== pull.body) changes['body'] = { from: pull.body };
  pull.title = title ?? pull.title;
  pull.body = details ?? pull.body;
  pull.updatedAt = timestamp(org);
  if (Object.keys(changes).length > 0) emitPull(org, repo, 'edited', pull, ask.actor.login, { changes });
  if (base !== undefined && base !== pull.baseRef) retarget(org, repo, pull, base, ask.actor.login);
  changeState(ask, repo, pull);
  return ok(pullJson(org, repo, pull));
}

function changeState(ask: Ask, repo: Repo, pull: Pull): void {
  const state = text(ask.body, 'state');
  if (state === undefined || state === pull.state) return;
  if (state === 'closed') return closePull(ask.org, repo, pull, ask.actor.login);
  if (state !== 'open') invalid('state is not a possible value');
  if (pull.mergedAt !== null) invalidField('PullRequest', 'state', 'invalid', 'state cannot be changed.');
  pull.state = 'open';
  pull.closedAt = null;
  emitPull(ask.org, repo, 'reopened', pull, ask.actor.login);
}

function merge(ask: Ask): Answer {
  const repo = repoFor(ask, 'push');
  const pull = pullOf(ask, repo);
  const method = ask.body['merge_method'] ?? 'merge';
  if (method !== 'merge' && method !== 'squash' && method !== 'rebase')
    invalid('merge_method is not possible');
  const wish = {
    actor: ask.actor,
    method,
    sha: text(ask.body, 'sha'),
    title: text(ask.body, 'commit_title'),
    message: text(ask.body, 'commit_message'),
  } as const;
  return ok(mergePull(ask.org, repo, pull, wish));
}

/** Merges the base into the head, as the button does. */
function updateBranch(ask: Ask): Answer {
  const repo = repoFor(ask, 'push');
  const pull = pullOf(ask, repo);
  const expected = text(ask.body, 'expected_head_sha');
  if (expected !== undefined && expected !== pull.headSha) {
    refuse(422, 'expected head sha didn’t match current head ref.');
  }
  const base = repo.refs.get(`refs/heads/${pull.baseRef}`) ?? notFound();
  if (isAncestor(repo, base, pull.headSha)) refuse(422, 'There are no new commits on the base branch.');
  if (pull.fork !== null) refuse(403, 'Resource not accessible by integration');
  const commit =
    mergedCommit(repo, {
      base: pull.headSha,
      head: base,
      method: 'merge',
      message: `Merge branch '${pull.baseRef}' into ${pull.headRef}`,
      author: personOf(ask.org, ask.actor.login),
      date: timestamp(ask.org),
    }) ?? refuse(422, 'merge conflict between base and head');
  moveRef(ask.org, repo, `refs/heads/${pull.headRef}`, commit.sha, ask.actor.login);
  const url = `${repoUrl(ask.org, repo)}/pulls/${pull.number}`;
  return { status: 202, body: { message: 'Updating pull request branch.', url } };
}

const reviewEvents: Readonly<Record<string, ReviewState>> = {
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
  COMMENT: 'COMMENTED',
};

function createReview(ask: Ask): Answer {
  const repo = repoFor(ask, 'pull');
  const pull = pullOf(ask, repo);
  const event = text(ask.body, 'event');
  const state = event === undefined ? 'PENDING' : (reviewEvents[event] ?? invalid('event is not possible'));
  const { login } = ask.actor;
  if (login === pull.author && state !== 'COMMENTED') {
    invalid(`Can not ${state === 'APPROVED' ? 'approve' : 'request changes on'} your own pull request`);
  }
  const body = text(ask.body, 'body') ?? '';
  const commit = text(ask.body, 'commit_id');
  const review = addReview(ask.org, repo, pull, {
    login,
    state,
    body,
    ...(commit === undefined ? {} : { commit }),
  });
  return ok(reviewJson(ask.org, repo, pull, review));
}

function reviewOf(ask: Ask, pull: Pull): Review {
  const id = idParam(ask, 'review_id');
  return pull.reviews.find((review) => review.id === id) ?? notFound();
}

function dismissReview(ask: Ask): Answer {
  const repo = repoFor(ask, 'push');
  const pull = pullOf(ask, repo);
  const review = reviewOf(ask, pull);
  if (review.state !== 'APPROVED' && review.state !== 'CHANGES_REQUESTED') {
    invalid('Can not dismiss a commented pull request review');
  }
  review.state = 'DISMISSED';
  emitReview(ask.org, repo, 'dismissed', { pull, review }, ask.actor.login);
  return ok(reviewJson(ask.org, repo, pull, review));
}

function requestReviewers(ask: Ask): Answer {
  const repo = repoFor(ask, 'push');
  const pull = pullOf(ask, repo);
  for (const login of (ask.body['reviewers'] ?? []) as string[]) {
    if (!ask.org.users.has(login)) invalid('Reviews may only be requested from collaborators.');
    pull.requestedReviewers.add(login);
  }
  for (const slug of (ask.body['team_reviewers'] ?? []) as string[]) pull.requestedTeams.add(slug);
  emitPull(ask.org, repo, 'review_requested', pull, ask.actor.login);
  return made(simplePullJson(ask.org, repo, pull));
}

export const pullRoutes: readonly Route[] = [
  route('GET', all, listPulls),
  route('POST', all, createPull),
  route('GET', one, (ask) => {
    const repo = repoOf(ask);
    return ok(pullJson(ask.org, repo, pullOf(ask, repo)));
  }),
  route('PATCH', one, updatePull),
  route('GET', `${one}/files`, (ask) => {
    const repo = repoOf(ask);
    const pull = pullOf(ask, repo);
    const changes = changesBetween(repo, tipOf(repo, pull), pull.headSha);
    return listed(ask, changes, (change) => fileJson(ask.org, repo, pull.headSha, change));
  }),
  route('GET', `${one}/commits`, (ask) => {
    const repo = repoOf(ask);
    const pull = pullOf(ask, repo);
    // GitHub lists no more than 250 here.
    const commits = distance(repo, tipOf(repo, pull), pull.headSha).ahead.slice(0, 250);
    return listed(ask, commits, (commit) => commitJson(ask.org, repo, commit));
  }),
  route('GET', `${one}/merge`, (ask) =>
    pullOf(ask, repoOf(ask)).mergedAt === null ? notFound() : noContent,
  ),
  route('PUT', `${one}/merge`, merge),
  route('PUT', `${one}/update-branch`, updateBranch),
  route('GET', `${one}/reviews`, (ask) => {
    const repo = repoOf(ask);
    const pull = pullOf(ask, repo);
    return listed(ask, pull.reviews, (review) => reviewJson(ask.org, repo, pull, review));
  }),
  route('POST', `${one}/reviews`, createReview),
  route('GET', `${one}/reviews/{review_id}`, (ask) => {
    const repo = repoOf(ask);
    const pull = pullOf(ask, repo);
    return ok(reviewJson(ask.org, repo, pull, reviewOf(ask, pull)));
  }),
  route('PUT', `${one}/reviews/{review_id}/dismissals`, dismissReview),
  route('POST', `${one}/requested_reviewers`, requestReviewers),
  route('GET', '/repos/{owner}/{repo}/commits/{commit_sha}/pulls', (ask) => {
    const repo = repoOf(ask);
    const sha = param(ask, 'commit_sha');
    const found = [...repo.pulls.values()].filter(
      (pull) =>
        pull.headSha === sha ||
        pull.mergeCommitSha === sha ||
        distance(repo, pull.baseSha, pull.headSha).ahead.some((commit) => commit.sha === sha),
    );
    return listed(ask, found, (pull) => simplePullJson(ask.org, repo, pull));
  }),
];
