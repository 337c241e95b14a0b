import { createHash } from 'node:crypto';
import type { CommitPatch } from '../../ports/github-history.ts';
import { cut } from '../../reporting/text.ts';
import { shortSha } from '../words.ts';

/**
 * Identity of a patch, in the manner of `git patch-id --stable`: the same change has the same id on another branch.
 * Counts the paths and the lines that are added and removed, in their order within each file. Does not count line
 * numbers, the lines around, white space at the ends of lines and the order of files. Unlike git's, indentation counts
 * (it is meaning in Python), and the context does not: a clean cherry-pick may stand between other lines. A binary file
 * counts by the hash of its new content.
 *
 * @param diff as `git diff` prints it
 * @returns null where nothing changes, as in an empty commit
 */
export function patchId(diff: string): string | null {
  const files = new Map<string, string[]>();
  let lines: string[] = [];
  let blob = '';
  let inHunk = false;
  for (const line of diff.split('\n')) {
    const header = /^diff --git (.+)$/.exec(line);
    if (header !== null) {
      inHunk = false;
      blob = '';
      lines = [];
      files.set(header[1] ?? '', lines);
    } else if (line.startsWith('@@')) inHunk = true;
    else if (inHunk) {
      if (line.startsWith('+') || line.startsWith('-')) lines.push(line.trimEnd());
    } else {
      blob = /^index [0-9a-f]+\.\.([0-9a-f]{7})/.exec(line)?.[1] ?? blob;
      if (/^(Binary files .* differ|GIT binary patch)$/.test(line)) lines.push(`binary ${blob}`);
      else if (/^((old|new|deleted) (file )?mode|(rename|copy) (from|to)) /.test(line)) lines.push(line);
    }
  }
  const changed = [...files].filter(([, own]) => own.length > 0);
  if (changed.length === 0) return null;
  return hash(changed.map(([path, own]) => hash([path, ...own])).toSorted());
}

/**
 * Commits of a backport whose patch is on no commit of the main line, by their short id and first line. Commits that
 * change nothing are on it. A merge commit is never found, since its patch is whatever it brought.
 *
 * @returns `unknown` where a patch is missing from the comparison because it was too large to be read
 */
export function missingPatches(
  own: readonly CommitPatch[],
  onMain: readonly CommitPatch[],
): readonly string[] | 'unknown' {
  const known = new Set(onMain.map(({ diff }) => (diff === null ? null : patchId(diff))));
  const isPartial = onMain.some(({ diff }) => diff === null);
  const missing: string[] = [];
  for (const { sha, title, diff, parents } of own) {
    if (diff === null) return 'unknown';
    const id = patchId(diff);
    if (parents < 2 && (id === null || known.has(id))) continue;
    if (isPartial && parents < 2) return 'unknown';
    missing.push(`${shortSha(sha)} ${cut(title, 100)}`);
  }
  return missing;
}

function hash(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
