import type { Diff } from '../../changes/diff.ts';
import { branchCount } from './collect.ts';
import type { FileLines } from './types.ts';

export interface PatchCoverage {
  /** Added lines that tests could reach. */
  readonly coverable: number;
  readonly covered: number;
  /** Null where no added line could be covered. */
  readonly percent: number | null;
  /** By path, then line. */
  readonly uncovered: readonly { readonly path: string; readonly line: number }[];
  /** Covered lines of which not every branch was taken, by path, then line. */
  readonly partial: readonly {
    readonly path: string;
    readonly line: number;
    readonly taken: number;
    readonly total: number;
  }[];
}

/** A diff has its lines in order, and then nothing is sorted. */
function inOrder(lines: Iterable<number>): readonly number[] {
  const list = [...lines];
  return list.every((line, index) => index === 0 || line > (list[index - 1] ?? 0))
    ? list
    : list.sort((a, b) => a - b);
}

/**
 * How much of a change its tests run: covered added lines over added lines that could be covered.
 *
 * @param counts which paths count; test files usually do not
 */
export function patchCoverage(
  files: ReadonlyMap<string, FileLines>,
  diff: Diff,
  counts: (path: string) => boolean,
): PatchCoverage {
  let covered = 0;
  const uncovered: { path: string; line: number }[] = [];
  const partial: { path: string; line: number; taken: number; total: number }[] = [];
  for (const path of [...diff.keys()].sort()) {
    const file = files.get(path);
    if (file === undefined || !counts(path)) continue;
    for (const line of inOrder(diff.get(path)?.added ?? [])) {
      const hits = file.lines.get(line);
      if (hits === undefined) continue;
      if (hits === 0) {
        uncovered.push({ path, line });
        continue;
      }
      covered += 1;
      const branches = file.branches.get(line);
      const { taken, total } = branches === undefined ? { taken: 0, total: 0 } : branchCount(branches);
      if (taken < total) partial.push({ path, line, taken, total });
    }
  }
  const coverable = covered + uncovered.length;
  return {
    coverable,
    covered,
    percent: coverable === 0 ? null : (100 * covered) / coverable,
    uncovered,
    partial,
  };
}
