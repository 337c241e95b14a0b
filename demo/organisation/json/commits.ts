import { changesOf, diffLines, type FileChange } from '../state/diff.ts';
import { blobId, commitAt, treeId } from '../state/git.ts';
import { nodeId } from '../state/ids.ts';
import type { Commit, OrgState, Person, Repo } from '../state/model.ts';
import type { Json } from '../types.ts';
import { userJson } from './accounts.ts';
import { repoHtml, repoUrl } from './repository.ts';

function identity(person: Person, date: string): Json {
  return { name: person.name, email: person.email, date };
}

function verification(commit: Commit): Json {
  return {
    verified: commit.verified,
    reason: commit.verified ? 'valid' : 'unsigned',
    signature: commit.verified ? '-----BEGIN PGP SIGNATURE-----' : null,
    payload: null,
    verified_at: commit.verified ? commit.date : null,
  };
}

/** GitHub's `git-commit`. */
export function gitCommitJson(org: OrgState, repo: Repo, commit: Commit): Json {
  const url = repoUrl(org, repo);
  const html = repoHtml(org, repo);
  return {
    sha: commit.sha,
    node_id: nodeId('C', `${repo.id}:${commit.sha}`),
    url: `${url}/git/commits/${commit.sha}`,
    html_url: `${html}/commit/${commit.sha}`,
    author: identity(commit.author, commit.date),
    committer: identity(commit.author, commit.date),
    tree: { sha: treeId(commit.tree), url: `${url}/git/trees/${treeId(commit.tree)}` },
    message: commit.message,
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${url}/git/commits/${sha}`,
      html_url: `${html}/commit/${sha}`,
    })),
    verification: verification(commit),
  };
}

/** GitHub's `commit`. */
export function commitJson(org: OrgState, repo: Repo, commit: Commit): Json {
  const url = `${repoUrl(org, repo)}/commits/${commit.sha}`;
  const html = repoHtml(org, repo);
  const account = commit.author.login === null ? null : userJson(org, commit.author.login);
  return {
    sha: commit.sha,
    node_id: nodeId('C', `${repo.id}:${commit.sha}`),
    url,
    html_url: `${html}/commit/${commit.sha}`,
    comments_url: `${url}/comments`,
    commit: {
      url: `${repoUrl(org, repo)}/git/commits/${commit.sha}`,
      author: identity(commit.author, commit.date),
      committer: identity(commit.author, commit.date),
      message: commit.message,
      comment_count: 0,
      tree: { sha: treeId(commit.tree), url: `${repoUrl(org, repo)}/git/trees/${treeId(commit.tree)}` },
      verification: verification(commit),
    },
    author: account,
    committer: account,
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${repoUrl(org, repo)}/commits/${sha}`,
      html_url: `${html}/commit/${sha}`,
    })),
  };
}

/** GitHub's `diff-entry`. */
export function fileJson(org: OrgState, repo: Repo, sha: string, change: FileChange): Json {
  const { additions, deletions, patch } = diffLines(change.before ?? '', change.after ?? '');
  const path = encodeURI(change.path);
  return {
    sha: blobId(change.after ?? change.before ?? ''),
    filename: change.path,
    status: change.status,
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: `${repoHtml(org, repo)}/blob/${sha}/${path}`,
    raw_url: `${repoHtml(org, repo)}/raw/${sha}/${path}`,
    contents_url: `${repoUrl(org, repo)}/contents/${path}?ref=${sha}`,
    patch,
    ...(change.previous === null ? {} : { previous_filename: change.previous }),
  };
}

/** A commit as push webhooks carry it. */
export function pushCommitJson(org: OrgState, repo: Repo, commit: Commit): Json {
  const changes = changesOf(repo, commit);
  const paths = (...states: FileChange['status'][]): string[] =>
    changes.filter(({ status }) => states.includes(status)).map(({ path }) => path);
  const moved = changes.flatMap(({ previous }) => (previous === null ? [] : [previous]));
  const person = { name: commit.author.name, email: commit.author.email, username: commit.author.login };
  return {
    id: commit.sha,
    tree_id: treeId(commit.tree),
    distinct: true,
    message: commit.message,
    timestamp: commit.date,
    url: `${repoHtml(org, repo)}/commit/${commit.sha}`,
    author: person,
    committer: person,
    added: paths('added', 'renamed'),
    removed: [...paths('removed'), ...moved],
    modified: paths('modified'),
  };
}

/** GitHub's `simple-commit`, as check suites carry it. */
export function simpleCommitJson(repo: Repo, sha: string): Json {
  const commit = commitAt(repo, sha);
  const person = { name: commit.author.name, email: commit.author.email };
  return {
    id: sha,
    tree_id: treeId(commit.tree),
    message: commit.message,
    timestamp: commit.date,
    author: person,
    committer: person,
  };
}
