import { mergeState } from '../enforcement/merges.ts';
import { changesBetween, diffLines } from '../state/diff.ts';
import { distance } from '../state/git.ts';
import { mergeTrees } from '../state/merging.ts';
import type { Comment, Label, OrgState, Pull, Repo, Review } from '../state/model.ts';
import type { Json } from '../types.ts';
import { appJson, teamJson, userJson } from './accounts.ts';
import { repoHtml, repoUrl, repositoryJson } from './repository.ts';

export function labelJson(org: OrgState, repo: Repo, label: Label): Json {
  return {
    id: label.id,
    node_id: label.nodeId,
    url: `${repoUrl(org, repo)}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    color: label.color,
    default: false,
    description: label.description,
  };
}

function association(org: OrgState, login: string): string {
  const user = org.users.get(login);
  return user?.member === true || user?.owner === true ? 'MEMBER' : 'CONTRIBUTOR';
}

/** The repository that a pull request of a fork comes from. */
export function forkJson(org: OrgState, repo: Repo, fork: NonNullable<Pull['fork']>): Json {
  const own = `/${org.login}/${repo.name}`;
  const other = `/${fork.owner}/${fork.name}`;
  const text = JSON.stringify(repositoryJson(org, repo)).replaceAll(own, other);
  return {
    ...(JSON.parse(text) as Json),
    id: fork.id,
    node_id: `R_fork${fork.id}`,
    name: fork.name,
    full_name: other.slice(1),
    owner: userJson(org, fork.owner),
    fork: true,
  };
}

/** Number of commits, files and lines; costs a diff, so lists go without. */
export function pullCounts(repo: Repo, pull: Pull): Json {
  const base = tipOf(repo, pull);
  const changes = changesBetween(repo, base, pull.headSha);
  const lines = changes.map(({ before, after }) => diffLines(before ?? '', after ?? ''));
  return {
    commits: distance(repo, base, pull.headSha).ahead.length,
    additions: lines.reduce((sum, { additions }) => sum + additions, 0),
    deletions: lines.reduce((sum, { deletions }) => sum + deletions, 0),
    changed_files: changes.length,
  };
}

/** The base that an open pull request is compared with; a merged one keeps the base it was merged into. */
export function tipOf(repo: Repo, pull: Pull): string {
  if (pull.state === 'closed') return pull.baseSha;
  return repo.refs.get(`refs/heads/${pull.baseRef}`) ?? pull.baseSha;
}

export function isMergeable(repo: Repo, pull: Pull): boolean | null {
  if (pull.state === 'closed') return null;
  return mergeTrees(repo, tipOf(repo, pull), pull.headSha).tree !== null;
}

function requestedJson(org: OrgState, pull: Pull): Json {
  return {
    requested_reviewers: [...pull.requestedReviewers].map((login) => userJson(org, login)),
    requested_teams: [...pull.requestedTeams].flatMap((slug) => {
      const team = org.teams.get(slug);
      return team === undefined ? [] : [teamJson(org, team)];
    }),
  };
}

/** GitHub's `pull-request-simple`. */
export function simplePullJson(org: OrgState, repo: Repo, pull: Pull): Json {
  const url = `${repoUrl(org, repo)}/pulls/${pull.number}`;
  const issue = `${repoUrl(org, repo)}/issues/${pull.number}`;
  const html = `${repoHtml(org, repo)}/pull/${pull.number}`;
  const statuses = `${repoUrl(org, repo)}/statuses/${pull.headSha}`;
  const shown = repositoryJson(org, repo);
  const head = pull.fork === null ? shown : forkJson(org, repo, pull.fork);
  const headOwner = pull.fork?.owner ?? org.login;
  return {
    id: pull.id,
    node_id: pull.nodeId,
    number: pull.number,
    url,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${repoUrl(org, repo)}/pulls/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: statuses,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: userJson(org, pull.author),
    body: pull.body,
    labels: [...pull.labels].map((name) => labelJson(org, repo, labelOf(repo, name))),
    milestone: null,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommitSha,
    assignee: null,
    assignees: [],
    ...requestedJson(org, pull),
    head: {
      label: `${headOwner}:${pull.headRef}`,
      ref: pull.headRef,
      sha: pull.headSha,
      user: userJson(org, headOwner),
      repo: head,
    },
    base: {
      label: `${org.login}:${pull.baseRef}`,
      ref: pull.baseRef,
      sha: pull.baseSha,
      user: userJson(org, org.login),
      repo: shown,
    },
    _links: {
      self: { href: url },
      html: { href: html },
      issue: { href: issue },
      comments: { href: `${issue}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: `${repoUrl(org, repo)}/pulls/comments{/number}` },
      commits: { href: `${url}/commits` },
      statuses: { href: statuses },
    },
    author_association: association(org, pull.author),
    auto_merge: null,
    active_lock_reason: null,
    draft: pull.draft,
  };
}

/** GitHub's `pull-request`. */
export function pullJson(org: OrgState, repo: Repo, pull: Pull): Json {
  return {
    ...simplePullJson(org, repo, pull),
    merged: pull.mergedAt !== null,
    mergeable: isMergeable(repo, pull),
    rebaseable: isMergeable(repo, pull),
    mergeable_state: mergeState(org, repo, pull),
    merged_by: pull.mergedBy === null ? null : userJson(org, pull.mergedBy),
    comments: [...repo.comments.values()].filter(({ issue }) => issue === pull.number).length,
    review_comments: 0,
    maintainer_can_modify: pull.fork !== null,
    ...pullCounts(repo, pull),
  };
}

function labelOf(repo: Repo, name: string): Label {
  const label = repo.labels.get(name);
  if (label === undefined) throw new Error(`${repo.name} has no label ${name}`);
  return label;
}

export function reviewJson(org: OrgState, repo: Repo, pull: Pull, review: Review): Json {
  const html = `${repoHtml(org, repo)}/pull/${pull.number}#pullrequestreview-${review.id}`;
  const url = `${repoUrl(org, repo)}/pulls/${pull.number}`;
  return {
    id: review.id,
    node_id: review.nodeId,
    user: userJson(org, review.login),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: url,
    author_association: association(org, review.login),
    _links: { html: { href: html }, pull_request: { href: url } },
    ...(review.state === 'PENDING' ? {} : { submitted_at: review.submittedAt }),
    commit_id: review.commitId,
  };
}

export function commentJson(org: OrgState, repo: Repo, comment: Comment): Json {
  const url = `${repoUrl(org, repo)}/issues/comments/${comment.id}`;
  const counts: Record<string, unknown> = { url: `${url}/reactions`, total_count: comment.reactions.length };
  for (const content of ['+1', '-1', 'laugh', 'hooray', 'confused', 'heart', 'rocket', 'eyes']) {
    counts[content] = comment.reactions.filter((reaction) => reaction.content === content).length;
  }
  return {
    id: comment.id,
    node_id: comment.nodeId,
    url,
    html_url: `${repoHtml(org, repo)}/pull/${comment.issue}#issuecomment-${comment.id}`,
    issue_url: `${repoUrl(org, repo)}/issues/${comment.issue}`,
    user: userJson(org, comment.login),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: association(org, comment.login),
    performed_via_github_app: comment.viaApp ? appJson(org) : null,
    reactions: counts,
  };
}

/** GitHub's `issue`, of a pull request. */
export function issueJson(org: OrgState, repo: Repo, pull: Pull): Json {
  const url = `${repoUrl(org, repo)}/issues/${pull.number}`;
  const shown = simplePullJson(org, repo, pull);
  const taken = [
    'id',
    'node_id',
    'number',
    'state',
    'title',
    'user',
    'labels',
    'milestone',
    'assignee',
    'assignees',
    'locked',
    'body',
    'created_at',
    'updated_at',
    'closed_at',
    'html_url',
    'author_association',
    'active_lock_reason',
    'draft',
  ];
  return {
    ...Object.fromEntries(taken.map((key) => [key, shown[key]])),
    url,
    repository_url: repoUrl(org, repo),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    comments: [...repo.comments.values()].filter(({ issue }) => issue === pull.number).length,
    pull_request: {
      url: shown['url'],
      html_url: shown['html_url'],
      diff_url: shown['diff_url'],
      patch_url: shown['patch_url'],
      merged_at: pull.mergedAt,
    },
  };
}
