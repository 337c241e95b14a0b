import type { Diff } from '../changes/diff.ts';
import type { FileCoverage } from './coverage-py.ts';
import type { ResolvePath } from './paths.ts';

export interface PatchCoverage {
  /** Added lines that tests could reach. */
  readonly coverable: number;
  readonly covered: number;
  /** Null where no added line could be covered. */
  readonly percent: number | null;
  /** By path, then line. */
  readonly uncovered: readonly { readonly path: string; readonly line: number }[];
  /** Files of the report that are not certainly files of the repository. */
  readonly unmatched: readonly string[];
}

/** Several reports as one: a line is covered when any of them covers it. */
function merge(
  files: readonly FileCoverage[],
  resolve: ResolvePath,
): {
  readonly byPath: ReadonlyMap<string, ReadonlyMap<number, boolean>>;
  readonly unmatched: readonly string[];
} {
  const byPath = new Map<string, Map<number, boolean>>();
  const unmatched = new Set<string>();
  for (const file of files) {
    const path = resolve(file.path);
    if (path === null) {
      unmatched.add(file.path);
      continue;
    }
    const lines = byPath.get(path) ?? new Map<number, boolean>();
    for (const line of file.missed) if (!lines.has(line)) lines.set(line, false);
    for (const line of file.covered) lines.set(line, true);
    byPath.set(path, lines);
  }
  return { byPath, unmatched: [...unmatched].sort() };
}

/**
 * How much of a change its tests run: covered added lines over added lines that could be covered.
 *
 * @param counts which paths count; test files usually do not
 */
export function patchCoverage(
  files: readonly FileCoverage[],
  diff: Diff,
  resolve: ResolvePath,
  counts: (path: string) => boolean,
): PatchCoverage {
  const { byPath, unmatched } = merge(files, resolve);
  let covered = 0;
  const uncovered: { path: string; line: number }[] = [];
  for (const path of [...diff.keys()].sort()) {
    if (!counts(path)) continue;
    const lines = byPath.get(path);
    for (const line of [...(diff.get(path)?.added ?? [])].sort((a, b) => a - b)) {
      const hit = lines?.get(line);
      if (hit === true) covered += 1;
      else if (hit === false) uncovered.push({ path, line });
    }
  }
  const coverable = covered + uncovered.length;
  return {
    coverable,
    covered,
    percent: coverable === 0 ? null : (100 * covered) / coverable,
    uncovered,
    unmatched,
  };
}
