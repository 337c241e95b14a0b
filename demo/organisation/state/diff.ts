import { blobId, commitAt, mergeBase } from './git.ts';
import type { Commit, Repo, Tree } from './model.ts';

export interface FileChange {
  readonly path: string;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed';
  readonly previous: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** What turns one tree into the other, by path; a moved file with the same text is a rename. */
export function diffTrees(from: Tree, to: Tree): FileChange[] {
  if (from === to) return [];
  const removed = new Map<string, string>();
  for (const [path, text] of from) if (!to.has(path)) removed.set(blobId(text), path);
  const changes: FileChange[] = [];
  const gone = new Set<string>();
  for (const [path, after] of to) {
    const before = from.get(path);
    if (before === after) continue;
    if (before !== undefined) {
      changes.push({ path, status: 'modified', previous: null, before, after });
      continue;
    }
    const source = removed.get(blobId(after));
    if (source === undefined || gone.has(source) || after === '') {
      changes.push({ path, status: 'added', previous: null, before: null, after });
    } else {
      gone.add(source);
      changes.push({ path, status: 'renamed', previous: source, before: after, after });
    }
  }
  for (const path of removedPaths(from, to)) {
    if (gone.has(path)) continue;
    changes.push({ path, status: 'removed', previous: null, before: from.get(path) ?? '', after: null });
  }
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function removedPaths(from: Tree, to: Tree): string[] {
  return [...from.keys()].filter((path) => !to.has(path));
}

export interface LineDiff {
  readonly additions: number;
  readonly deletions: number;
  /** Unified, without context. */
  readonly patch: string;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** One hunk from the first line that differs to the last: all that reviewers of an emulation need. */
export function diffLines(before: string, after: string): LineDiff {
  const old = linesOf(before);
  const fresh = linesOf(after);
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start += 1;
  let end = 0;
  while (
    end < old.length - start &&
    end < fresh.length - start &&
    old[old.length - 1 - end] === fresh[fresh.length - 1 - end]
  ) {
    end += 1;
  }
  const removed = old.slice(start, old.length - end);
  const added = fresh.slice(start, fresh.length - end);
  const from = removed.length === 0 ? start : start + 1;
  const to = added.length === 0 ? start : start + 1;
  const head = `@@ -${from},${removed.length} +${to},${added.length} @@`;
  const body = [...removed.map((line) => `-${line}`), ...added.map((line) => `+${line}`)];
  return {
    additions: added.length,
    deletions: removed.length,
    patch: [head, ...body].join('\n'),
    removed,
    added,
  };
}

function linesOf(text: string): string[] {
  if (text === '') return [];
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** What a commit changed against its first parent. */
export function changesOf(repo: Repo, commit: Commit): FileChange[] {
  const [parent] = commit.parents;
  return diffTrees(parent === undefined ? new Map() : commitAt(repo, parent).tree, commit.tree);
}

/** What a pull request shows: from the merge base to its head. */
export function changesBetween(repo: Repo, base: string, head: string): FileChange[] {
  const common = mergeBase(repo, base, head);
  return diffTrees(common === null ? new Map() : commitAt(repo, common).tree, commitAt(repo, head).tree);
}
