import { createHash } from 'node:crypto';
import type { Commit, Person, Repo, Tree } from './model.ts';

const blobIds = new Map<string, string>();
const treeIds = new WeakMap<Tree, string>();
/** More texts than this are not remembered, so that a long bench stays small. */
const KEPT_BLOBS = 50_000;

/** Git's own id of a file's content. */
export function blobId(text: string): string {
  const known = blobIds.get(text);
  if (known !== undefined) return known;
  const bytes = Buffer.from(text);
  const id = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  if (blobIds.size < KEPT_BLOBS) blobIds.set(text, id);
  return id;
}

/** Equal for trees with equal files. Not git's own id: folders are not hashed one by one. */
export function treeId(tree: Tree): string {
  const known = treeIds.get(tree);
  if (known !== undefined) return known;
  const hash = createHash('sha1').update('tree\0');
  for (const path of [...tree.keys()].sort()) hash.update(`${path}\0${blobId(tree.get(path) ?? '')}\n`);
  const id = hash.digest('hex');
  treeIds.set(tree, id);
  return id;
}

export interface NewCommit {
  readonly parents: readonly string[];
  readonly tree: Tree;
  readonly message: string;
  readonly author: Person;
  readonly date: string;
  readonly verified?: boolean;
}

/** Stores a commit; an equal one is the same commit. */
export function storeCommit(repo: Repo, commit: NewCommit): Commit {
  const sha = createHash('sha1')
    .update(`commit\0${repo.id}\0${treeId(commit.tree)}\0${commit.parents.join(' ')}\0`)
    .update(`${commit.author.name} <${commit.author.email}> ${commit.date}\0${commit.message}`)
    .digest('hex');
  const known = repo.commits.get(sha);
  if (known !== undefined) return known;
  const stored = { ...commit, sha, verified: commit.verified ?? false };
  repo.commits.set(sha, stored);
  return stored;
}

/** The tree with these files; null takes a file away. */
export function withFiles(tree: Tree, files: Readonly<Record<string, string | null>>): Tree {
  const copy = new Map(tree);
  for (const [path, text] of Object.entries(files)) {
    if (text === null) copy.delete(path);
    else copy.set(path, text);
  }
  return copy;
}

export function commitAt(repo: Repo, sha: string): Commit {
  const commit = repo.commits.get(sha);
  if (commit === undefined) throw new Error(`${repo.name} has no commit ${sha}`);
  return commit;
}

/** Every commit that can be reached, the given ones among them. */
function ancestors(repo: Repo, from: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const open = [...from];
  for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
    if (seen.has(sha)) continue;
    seen.add(sha);
    open.push(...(repo.commits.get(sha)?.parents ?? []));
  }
  return seen;
}

export function isAncestor(repo: Repo, ancestor: string, sha: string): boolean {
  return ancestor === sha || ancestors(repo, [sha]).has(ancestor);
}

/** Commits that can be reached from one and not from the other, parents before children. */
export function commitsBetween(repo: Repo, without: string, sha: string): Commit[] {
  const excluded = ancestors(repo, [without]);
  const found: Commit[] = [];
  const seen = new Set<string>();
  const visit = [{ sha, done: false }];
  for (let at = visit.pop(); at !== undefined; at = visit.pop()) {
    if (at.done) {
      found.push(commitAt(repo, at.sha));
      continue;
    }
    if (excluded.has(at.sha) || seen.has(at.sha)) continue;
    seen.add(at.sha);
    visit.push({ sha: at.sha, done: true });
    for (const parent of commitAt(repo, at.sha).parents.toReversed())
      visit.push({ sha: parent, done: false });
  }
  return found;
}

/** A commit and everything before it, newest first. */
export function historyOf(repo: Repo, sha: string): Commit[] {
  return commitsBetween(repo, '', sha).toReversed();
}

/** A best common ancestor, or null where the histories have nothing in common. */
export function mergeBase(repo: Repo, a: string, b: string): string | null {
  if (a === b) return a;
  const common = new Set<string>();
  const ofA = ancestors(repo, [a]);
  for (const sha of ancestors(repo, [b])) if (ofA.has(sha)) common.add(sha);
  // What is an ancestor of another common commit is not the best one.
  const lower = ancestors(
    repo,
    [...common].flatMap((sha) => commitAt(repo, sha).parents),
  );
  const best = [...common].filter((sha) => !lower.has(sha));
  return best.sort((x, y) => (commitAt(repo, y).date < commitAt(repo, x).date ? -1 : 1))[0] ?? null;
}

export interface Distance {
  readonly ahead: readonly Commit[];
  readonly behind: number;
  readonly mergeBase: string | null;
}

const distances = new WeakMap<Repo, Map<string, Distance>>();

/** How far a head is ahead of and behind a base. Commits never change, so neither does the answer. */
export function distance(repo: Repo, base: string, head: string): Distance {
  const key = `${base}..${head}`;
  const known = distances.get(repo) ?? new Map<string, Distance>();
  distances.set(repo, known);
  const found = known.get(key);
  if (found !== undefined) return found;
  const answer = {
    ahead: commitsBetween(repo, base, head),
    behind: commitsBetween(repo, head, base).length,
    mergeBase: mergeBase(repo, base, head),
  };
  known.set(key, answer);
  return answer;
}

/** The commit that a branch, tag, full ref or (short) id names, or null. */
export function resolve(repo: Repo, name: string): string | null {
  const wanted = name === 'HEAD' ? `refs/heads/${repo.defaultBranch}` : name;
  for (const ref of [wanted, `refs/${wanted}`, `refs/heads/${wanted}`, `refs/tags/${wanted}`]) {
    const sha = repo.refs.get(ref);
    if (sha !== undefined) return repo.tags.get(sha)?.object ?? sha;
  }
  if (repo.commits.has(wanted)) return wanted;
  if (!/^[0-9a-f]{7,39}$/.test(wanted)) return null;
  for (const sha of repo.commits.keys()) if (sha.startsWith(wanted)) return sha;
  return null;
}
