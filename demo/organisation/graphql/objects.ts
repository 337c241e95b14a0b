import { protectionOf } from '../enforcement/effective.ts';
import { diffLines, changesOf } from '../state/diff.ts';
import { blobId, commitAt, distance, historyOf, resolve, treeId } from '../state/git.ts';
import { nodeId } from '../state/ids.ts';
import type { Commit, Repo, Tree } from '../state/model.ts';
import { actorNode } from './actors.ts';
import { checkSuites, rollup } from './checks.ts';
import { connection, type PageArgs } from './connection.ts';
import { pullsOf, type PullsArgs } from './pull-lists.ts';
import type { Scene } from './scene.ts';

/** More text than this GitHub does not send: 512 kB. */
const blobLimit = 524_288;

/** What an expression of git names: a commit, or a file or folder as `commit:path`. */
export function objectNode(scene: Scene, repo: Repo, expression: string): unknown {
  const at = expression.indexOf(':');
  const sha = resolve(repo, at < 0 ? expression : expression.slice(0, at));
  if (sha === null || !repo.commits.has(sha)) return null;
  if (at < 0) return commitNode(scene, repo, sha);
  const path = expression
    .slice(at + 1)
    .replace(/^\.?\//, '')
    .replace(/\/$/, '');
  const { tree } = commitAt(repo, sha);
  const text = tree.get(path);
  if (text !== undefined) return blobNode(scene, repo, text);
  const prefix = path === '' ? '' : `${path}/`;
  const inside = [...tree.keys()].some((each) => each.startsWith(prefix));
  return inside ? treeNode(scene, repo, tree, prefix) : null;
}

function blobNode(scene: Scene, repo: Repo, text: string): Record<string, unknown> {
  const oid = blobId(text);
  const byteSize = Buffer.byteLength(text);
  const binary = text.includes('\0');
  const cut = byteSize > blobLimit;
  return {
    __typename: 'Blob',
    id: nodeId('C', `${repo.id}:${oid}`),
    oid,
    abbreviatedOid: oid.slice(0, 7),
    byteSize,
    isBinary: binary,
    isTruncated: cut,
    text: binary ? null : cut ? text.slice(0, blobLimit) : text,
    repository: () => scene.nodes.repositoryNode(scene, repo),
  };
}

function treeNode(scene: Scene, repo: Repo, tree: Tree, prefix: string): Record<string, unknown> {
  const oid = treeId(tree);
  return {
    __typename: 'Tree',
    id: nodeId('C', `${repo.id}:${oid}${prefix}`),
    oid,
    abbreviatedOid: oid.slice(0, 7),
    repository: () => scene.nodes.repositoryNode(scene, repo),
    entries: () => {
      const names = new Set<string>();
      for (const path of tree.keys()) {
        if (path.startsWith(prefix)) names.add(path.slice(prefix.length).split('/')[0] ?? '');
      }
      return [...names].sort().map((name) => entryNode(scene, repo, { tree, path: prefix + name, name }));
    },
  };
}

function entryNode(
  scene: Scene,
  repo: Repo,
  entry: { readonly tree: Tree; readonly path: string; readonly name: string },
): Record<string, unknown> {
  const text = entry.tree.get(entry.path);
  return {
    name: entry.name,
    path: entry.path,
    type: text === undefined ? 'tree' : 'blob',
    mode: text === undefined ? 0o40_000 : 0o100_644,
    oid: text === undefined ? treeId(entry.tree) : blobId(text),
    size: text === undefined ? 0 : Buffer.byteLength(text),
    isGenerated: false,
    object: () =>
      text === undefined ? treeNode(scene, repo, entry.tree, `${entry.path}/`) : blobNode(scene, repo, text),
  };
}

export function commitNode(scene: Scene, repo: Repo, sha: string): Record<string, unknown> {
  const commit = commitAt(repo, sha);
  const [headline = '', ...rest] = commit.message.split('\n');
  const lines = () =>
    changesOf(repo, commit).map(({ before, after }) => diffLines(before ?? '', after ?? ''));
  return {
    __typename: 'Commit',
    id: nodeId('C', `${repo.id}:${sha}`),
    oid: sha,
    abbreviatedOid: sha.slice(0, 7),
    message: commit.message,
    messageHeadline: headline,
    messageBody: rest.join('\n').trim(),
    committedDate: commit.date,
    authoredDate: commit.date,
    pushedDate: null,
    url: `${scene.org.html}/${scene.org.login}/${repo.name}/commit/${sha}`,
    author: () => gitActor(scene, commit),
    committer: () => gitActor(scene, commit),
    authoredByCommitter: true,
    committedViaWeb: commit.verified,
    additions: () => lines().reduce((sum, each) => sum + each.additions, 0),
    deletions: () => lines().reduce((sum, each) => sum + each.deletions, 0),
    changedFiles: () => changesOf(repo, commit).length,
    changedFilesIfAvailable: () => changesOf(repo, commit).length,
    parents: (args: PageArgs) =>
      connection(commit.parents, args, (parent) => commitNode(scene, repo, parent)),
    tree: () => treeNode(scene, repo, commit.tree, ''),
    file: ({ path }: { readonly path: string }) => {
      const inside = [...commit.tree.keys()].some((each) => each === path || each.startsWith(`${path}/`));
      return inside
        ? entryNode(scene, repo, { tree: commit.tree, path, name: path.split('/').at(-1) ?? '' })
        : null;
    },
    repository: () => scene.nodes.repositoryNode(scene, repo),
    signature: () =>
      commit.verified
        ? {
            __typename: 'GpgSignature',
            isValid: true,
            email: '',
            payload: '',
            signature: '',
            state: 'VALID',
            wasSignedByGitHub: true,
          }
        : null,
    history: (args: PageArgs) =>
      connection(historyOf(repo, sha), args, (each) => commitNode(scene, repo, each.sha)),
    checkSuites: checkSuites(scene, repo, sha),
    statusCheckRollup: () => rollup(scene, repo, sha),
    associatedPullRequests: (args: PageArgs) => {
      const pulls = [...repo.pulls.values()].filter(
        (pull) =>
          pull.headSha === sha ||
          pull.mergeCommitSha === sha ||
          isOnHead(repo, pull.baseSha, pull.headSha, sha),
      );
      return connection(pulls, args, (pull) => scene.nodes.pullNode(scene, repo, pull));
    },
  };
}

function isOnHead(repo: Repo, base: string, head: string, sha: string): boolean {
  return distance(repo, base, head).ahead.some((commit) => commit.sha === sha);
}

function gitActor(scene: Scene, commit: Commit): unknown {
  const { name, email, login } = commit.author;
  return { name, email, date: commit.date, user: () => (login === null ? null : actorNode(scene, login)) };
}

/** A ref; its name is what follows the prefix that it was asked for under. */
export function refNode(scene: Scene, repo: Repo, ref: string, asked?: string): Record<string, unknown> {
  const prefix = asked ?? /^refs\/(?:heads|tags)\//.exec(ref)?.[0] ?? 'refs/';
  const sha = repo.refs.get(ref) ?? '';
  const name = ref.slice(prefix.length);
  return {
    __typename: 'Ref',
    id: nodeId('REF', `${repo.id}:${ref}`),
    name,
    prefix,
    repository: () => scene.nodes.repositoryNode(scene, repo),
    target: () => targetNode(scene, repo, sha),
    branchProtectionRule: () => {
      const protection = ref.startsWith('refs/heads/') ? protectionOf(scene.org, repo, ref.slice(11)) : null;
      return protection === null ? null : scene.nodes.protectionNode(scene, repo, protection);
    },
    associatedPullRequests: (args: PullsArgs) =>
      connection(pullsOf(repo, { ...args, headRefName: name }), args, (pull) =>
        scene.nodes.pullNode(scene, repo, pull),
      ),
    compare: ({ headRef }: { headRef: string }) => {
      const base = resolve(repo, ref);
      const head = resolve(repo, headRef);
      return base === null || head === null ? null : comparisonNode(scene, repo, base, head);
    },
  };
}

function targetNode(scene: Scene, repo: Repo, sha: string): unknown {
  const tag = repo.tags.get(sha);
  if (tag === undefined) return commitNode(scene, repo, sha);
  return {
    __typename: 'Tag',
    id: nodeId('C', `${repo.id}:${sha}`),
    oid: sha,
    abbreviatedOid: sha.slice(0, 7),
    name: tag.tag,
    message: tag.message,
    target: () => commitNode(scene, repo, tag.object),
    repository: () => scene.nodes.repositoryNode(scene, repo),
  };
}

function comparisonNode(scene: Scene, repo: Repo, base: string, head: string): Record<string, unknown> {
  const { ahead, behind } = distance(repo, base, head);
  const both = ahead.length > 0 && behind > 0;
  const one = ahead.length > 0 ? 'AHEAD' : behind > 0 ? 'BEHIND' : 'IDENTICAL';
  return {
    __typename: 'Comparison',
    id: nodeId('C', `${repo.id}:${base}...${head}`),
    aheadBy: ahead.length,
    behindBy: behind,
    status: both ? 'DIVERGED' : one,
    baseTarget: () => commitNode(scene, repo, base),
    headTarget: () => commitNode(scene, repo, head),
    commits: (args: PageArgs) => connection(ahead, args, ({ sha }) => commitNode(scene, repo, sha)),
  };
}
