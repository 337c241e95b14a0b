import { percentOf, sumTotals, type Totals } from './totals.ts';

/** What is kept of a commit of the default branch, to compare changes with. */
export interface Baseline {
  readonly commit: string;
  readonly files: ReadonlyMap<string, Totals>;
  /** The best percentage of lines that was ever kept, of everything (`''`) and of each flag: the ratchet's tooth. */
  readonly best: ReadonlyMap<string, number>;
}

/** One line of JSON, the same for the same baseline. */
export function renderBaseline({ commit, files, best }: Baseline): string {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({
    schema: 1,
    commit,
    files: Object.fromEntries(
      sorted.map(([path, { lines, branches }]) => [
        path,
        [lines.covered, lines.total, branches.covered, branches.total],
      ]),
    ),
    best: Object.fromEntries([...best].sort(([a], [b]) => (a < b ? -1 : 1))),
  })}\n`;
}

/** A named part of the repository. */
export interface Flag {
  readonly name: string;
  readonly matches: (path: string) => boolean;
}

/** The files of a flag; all of them for null. */
export function filesOf(files: ReadonlyMap<string, Totals>, flag: Flag | null): Totals {
  if (flag === null) return sumTotals(files.values());
  return sumTotals([...files].filter(([path]) => flag.matches(path)).map(([, totals]) => totals));
}

/**
 * The record of a commit. The best percentages never fall, also when the commit's own are lower.
 */
export function nextBaseline(
  commit: string,
  files: ReadonlyMap<string, Totals>,
  flags: readonly Flag[],
  before: Baseline | null,
): Baseline {
  const best = new Map(before?.best ?? []);
  for (const flag of [null, ...flags]) {
    const name = flag?.name ?? '';
    const value = percentOf(filesOf(files, flag).lines);
    if (value !== null) best.set(name, Math.max(value, best.get(name) ?? 0));
  }
  return { commit, files, best };
}

/**
 * The files of a run with those of flags that it did not run: a job that tests one part of the repository does not
 * lose the others. Files that are gone are not carried.
 */
export function carryForward(
  files: ReadonlyMap<string, Totals>,
  flags: readonly Flag[],
  baseline: Baseline | null,
  tracked: ReadonlySet<string>,
): { readonly files: ReadonlyMap<string, Totals>; readonly carried: ReadonlySet<string> } {
  const all = new Map(files);
  const carried = new Set<string>();
  for (const flag of baseline === null ? [] : flags) {
    if ([...files.keys()].some((path) => flag.matches(path))) continue;
    for (const [path, totals] of baseline?.files ?? []) {
      if (!flag.matches(path) || !tracked.has(path)) continue;
      carried.add(flag.name);
      all.set(path, totals);
    }
  }
  return { files: all, carried };
}
