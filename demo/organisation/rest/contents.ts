import { commitJson, fileJson, gitCommitJson } from '../json/commits.ts';
import { repoHtml, repoUrl } from '../json/repository.ts';
import { has } from '../permissions.ts';
import { commitOn, tryMoveRef } from '../operations/refs.ts';
import { invalid, notFound, refuse } from '../refusal.ts';
import { diffTrees } from '../state/diff.ts';
import { diffText } from '../state/diff-text.ts';
import { blobId, commitAt, distance, historyOf, resolve, treeId } from '../state/git.ts';
import type { Commit, OrgState, Repo } from '../state/model.ts';
import type { Json } from '../types.ts';
import {
  listed,
  ok,
  page,
  param,
  plain,
  repoFor,
  repoOf,
  route,
  text,
  type Answer,
  type Ask,
  type Route,
} from './route.ts';

/** Files beyond one megabyte come without their content. */
const contentLimit = 1_000_000;

function fileHead(org: OrgState, repo: Repo, path: string, body: string, ref: string): Json {
  const at = encodeURI(path);
  const sha = blobId(body);
  const url = `${repoUrl(org, repo)}/contents/${at}?ref=${ref}`;
  const git = `${repoUrl(org, repo)}/git/blobs/${sha}`;
  const html = `${repoHtml(org, repo)}/blob/${ref}/${at}`;
  return {
    name: path.split('/').at(-1),
    path,
    sha,
    size: Buffer.byteLength(body),
    url,
    html_url: html,
    git_url: git,
    download_url: `${repoHtml(org, repo)}/raw/${ref}/${at}`,
    type: 'file',
    _links: { self: url, git, html },
  };
}

function getContents(ask: Ask): Answer {
  const repo = repoOf(ask);
  const ref = ask.query.get('ref') ?? repo.defaultBranch;
  const sha = resolve(repo, ref);
  if (sha === null) refuse(404, `No commit found for the ref ${ref}`);
  const { tree } = commitAt(repo, sha);
  const path = param(ask, 'path').replace(/\/$/, '');
  const body = tree.get(path);
  if (body === undefined) return folder(ask, repo, path, ref);
  const big = Buffer.byteLength(body) > contentLimit;
  const content = big
    ? ''
    : (
        Buffer.from(body)
          .toString('base64')
          .match(/.{1,60}/g) ?? []
      ).join('\n') + '\n';
  return ok({ ...fileHead(ask.org, repo, path, body, ref), content, encoding: big ? 'none' : 'base64' });
}

function folder(ask: Ask, repo: Repo, path: string, ref: string): Answer {
  const { tree } = commitAt(repo, resolve(repo, ref) ?? '');
  const prefix = path === '' ? '' : `${path}/`;
  const found = new Map<string, Json>();
  for (const [each, body] of tree) {
    if (!each.startsWith(prefix)) continue;
    const name = each.slice(prefix.length).split('/')[0] ?? '';
    const whole = prefix + name;
    const head = fileHead(ask.org, repo, whole, body, ref);
    if (whole === each) found.set(name, head);
    else found.set(name, { ...head, type: 'dir', size: 0, sha: treeId(tree), download_url: null });
  }
  if (found.size === 0) notFound();
  return ok([...found.keys()].sort().map((name) => found.get(name)));
}

function changeContents(ask: Ask, removing: boolean): Answer {
  const repo = repoFor(ask, 'push');
  const path = param(ask, 'path');
  needWorkflows(ask, [path]);
  const branch = text(ask.body, 'branch') ?? repo.defaultBranch;
  const tip = repo.refs.get(`refs/heads/${branch}`) ?? refuse(404, `Branch ${branch} not found`);
  const was = commitAt(repo, tip).tree.get(path);
  const message = text(ask.body, 'message') ?? invalid("message wasn't supplied");
  if (was === undefined && removing) notFound();
  const given = text(ask.body, 'sha');
  if (was !== undefined && given === undefined) refuse(422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
  if (given !== undefined && (was === undefined || blobId(was) !== given)) {
    refuse(409, `${path} does not match ${given}`);
  }
  const content = removing ? null : Buffer.from(text(ask.body, 'content') ?? '', 'base64').toString();
  const commit = commitOn(ask.org, repo, branch, {
    files: { [path]: content },
    message,
    author: ask.actor.login,
    verified: ask.actor.kind === 'installation',
  });
  tryMoveRef(ask.org, repo, { ref: `refs/heads/${branch}`, to: commit.sha, actor: ask.actor, status: 409 });
  const body = {
    content: content === null ? null : fileHead(ask.org, repo, path, content, branch),
    commit: gitCommitJson(ask.org, repo, commit),
  };
  return { status: was === undefined ? 201 : 200, body };
}

/** Workflows need a permission of their own. */
function needWorkflows(ask: Ask, paths: readonly string[]): void {
  if (ask.actor.kind !== 'installation' || has(ask.org.app.permissions, 'workflows', 'write')) return;
  if (paths.some((path) => path.startsWith('.github/workflows/'))) {
    refuse(403, 'Resource not accessible by integration');
  }
}

function compare(ask: Ask): Answer {
  const repo = repoOf(ask);
  const basehead = param(ask, 'basehead');
  const three = basehead.includes('...');
  const [baseName = '', headName = ''] = basehead.split(three ? '...' : '..');
  const base = resolve(repo, withoutOwner(baseName)) ?? notFound();
  const head = resolve(repo, withoutOwner(headName)) ?? notFound();
  const { ahead, behind, mergeBase } = distance(repo, base, head);
  if (mergeBase === null) refuse(404, 'No common ancestor between these two references');
  const from = commitAt(repo, three ? mergeBase : base);
  const files = diffTrees(from.tree, commitAt(repo, head).tree);
  const html = `${repoHtml(ask.org, repo)}/compare/${basehead}`;
  const one = ahead.length > 0 ? 'ahead' : behind > 0 ? 'behind' : 'identical';
  const { commits, first } = comparedCommits(ask, ahead);
  return ok({
    url: `${repoUrl(ask.org, repo)}/compare/${basehead}`,
    html_url: html,
    permalink_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    base_commit: commitJson(ask.org, repo, commitAt(repo, base)),
    merge_base_commit: commitJson(ask.org, repo, commitAt(repo, mergeBase)),
    status: ahead.length > 0 && behind > 0 ? 'diverged' : one,
    ahead_by: ahead.length,
    behind_by: behind,
    total_commits: ahead.length,
    commits: commits.map((commit) => commitJson(ask.org, repo, commit)),
    // GitHub lists 300 files, on the first page only.
    ...(first ? { files: files.slice(0, 300).map((change) => fileJson(ask.org, repo, head, change)) } : {}),
  });
}

/** The newest 250 where no page is asked for. */
function comparedCommits(ask: Ask, all: readonly Commit[]): { commits: readonly Commit[]; first: boolean } {
  if (!ask.query.has('per_page') && !ask.query.has('page')) return { commits: all.slice(-250), first: true };
  const at = Number(ask.query.get('page') ?? 1);
  return { commits: page(ask, all).shown, first: at <= 1 };
}

function withoutOwner(name: string): string {
  return name.replace(/^[^/:]+:/, '');
}

function listCommits(ask: Ask): Answer {
  const repo = repoOf(ask);
  const name = ask.query.get('sha') ?? repo.defaultBranch;
  const sha = resolve(repo, name) ?? notFound();
  const since = ask.query.get('since') ?? '';
  const path = ask.query.get('path');
  const commits = historyOf(repo, sha)
    .filter((commit) => commit.date >= since)
    .filter((commit) => path === null || touches(repo, commit.sha, path));
  return listed(ask, commits, (commit) => commitJson(ask.org, repo, commit));
}

function touches(repo: Repo, sha: string, path: string): boolean {
  const commit = commitAt(repo, sha);
  const [parent] = commit.parents;
  const before = parent === undefined ? new Map<string, string>() : commitAt(repo, parent).tree;
  return diffTrees(before, commit.tree).some(
    (change) => change.path === path || change.path.startsWith(`${path}/`),
  );
}

function getCommit(ask: Ask): Answer {
  const repo = repoOf(ask);
  const ref = param(ask, 'ref');
  const sha = resolve(repo, ref);
  if (sha === null) refuse(422, `No commit found for SHA: ${ref}`);
  const commit = commitAt(repo, sha);
  const [parent] = commit.parents;
  const before = parent === undefined ? new Map<string, string>() : commitAt(repo, parent).tree;
  const changes = diffTrees(before, commit.tree);
  if (/application\/vnd\.github(?:\.v3)?\.diff/.test(ask.accept ?? ''))
    return plain('diff', diffText(changes));
  const files = changes.map((change) => fileJson(ask.org, repo, sha, change));
  const sum = (key: string): number => files.reduce((total, file) => total + Number(file[key]), 0);
  const stats = { total: sum('changes'), additions: sum('additions'), deletions: sum('deletions') };
  return ok({ ...commitJson(ask.org, repo, commit), stats, files });
}

export const contentRoutes: readonly Route[] = [
  route('GET', '/repos/{owner}/{repo}/contents/{path}', getContents),
  route('PUT', '/repos/{owner}/{repo}/contents/{path}', (ask) => changeContents(ask, false)),
  route('DELETE', '/repos/{owner}/{repo}/contents/{path}', (ask) => changeContents(ask, true)),
  route('GET', '/repos/{owner}/{repo}/compare/{basehead}', compare),
  route('GET', '/repos/{owner}/{repo}/commits', listCommits),
  route('GET', '/repos/{owner}/{repo}/commits/{ref}', getCommit),
];
