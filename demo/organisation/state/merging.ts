import { commitAt, commitsBetween, mergeBase, storeCommit } from './git.ts';
import type { Commit, Person, Repo, Tree } from './model.ts';

export interface MergeResult {
  /** Null where both sides changed a file in different ways. */
  readonly tree: Tree | null;
  readonly conflicts: readonly string[];
}

const merges = new WeakMap<Repo, Map<string, MergeResult>>();

/** A three-way merge, file by file: a file that both sides changed differently is a conflict. */
export function mergeTrees(repo: Repo, ours: string, theirs: string): MergeResult {
  const key = `${ours} ${theirs}`;
  const known = merges.get(repo) ?? new Map<string, MergeResult>();
  merges.set(repo, known);
  const found = known.get(key);
  if (found !== undefined) return found;
  const common = mergeBase(repo, ours, theirs);
  const base: Tree = common === null ? new Map() : commitAt(repo, common).tree;
  const answer = threeWay(base, commitAt(repo, ours).tree, commitAt(repo, theirs).tree);
  known.set(key, answer);
  return answer;
}

/** Takes over how somebody else merged two commits, such as git itself, which merges line by line. */
export function rememberMerge(repo: Repo, ours: string, theirs: string, result: MergeResult): void {
  const known = merges.get(repo) ?? new Map<string, MergeResult>();
  merges.set(repo, known);
  known.set(`${ours} ${theirs}`, result);
}

/** The same with trees instead of commits. */
function threeWay(base: Tree, ours: Tree, theirs: Tree): MergeResult {
  if (base === theirs || ours === theirs) return { tree: ours, conflicts: [] };
  if (base === ours) return { tree: theirs, conflicts: [] };
  const merged = new Map(ours);
  const conflicts: string[] = [];
  for (const path of new Set([...base.keys(), ...theirs.keys()])) {
    const was = base.get(path);
    const mine = ours.get(path);
    const other = theirs.get(path);
    if (other === was || other === mine) continue;
    if (mine !== was) {
      conflicts.push(path);
    } else if (other === undefined) {
      merged.delete(path);
    } else {
      merged.set(path, other);
    }
  }
  return conflicts.length > 0 ? { tree: null, conflicts: conflicts.sort() } : { tree: merged, conflicts };
}

export interface MergeOrder {
  readonly base: string;
  readonly head: string;
  readonly method: 'merge' | 'squash' | 'rebase';
  readonly message: string;
  readonly author: Person;
  readonly date: string;
}

/** The commit that the base branch would move to, or null where the sides conflict. */
export function mergedCommit(repo: Repo, order: MergeOrder): Commit | null {
  if (order.method === 'rebase') return rebased(repo, order);
  const { tree } = mergeTrees(repo, order.base, order.head);
  if (tree === null) return null;
  return storeCommit(repo, {
    parents: order.method === 'squash' ? [order.base] : [order.base, order.head],
    tree,
    message: order.message,
    author: order.author,
    date: order.date,
    verified: true,
  });
}

/** Every commit of the head again on top of the base; merge commits are left out, as git does. */
function rebased(repo: Repo, order: MergeOrder): Commit | null {
  let tip = commitAt(repo, order.base);
  for (const commit of commitsBetween(repo, order.base, order.head)) {
    if (commit.parents.length > 1) continue;
    const [parent] = commit.parents;
    const base: Tree = parent === undefined ? new Map() : commitAt(repo, parent).tree;
    const { tree } = threeWay(base, tip.tree, commit.tree);
    if (tree === null) return null;
    const { message, author } = commit;
    tip = storeCommit(repo, { parents: [tip.sha], tree, message, author, date: order.date });
  }
  return tip;
}
