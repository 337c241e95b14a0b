import { z } from 'zod';
import { repositoryPath, sha1 } from '../../api/common.ts';
import { FinalError } from '../../errors/fairlead-error.ts';
import { percentOf, sumTotals, type Totals } from './totals.ts';

/** What is kept of a commit of the default branch, to compare changes with. */
export interface Baseline {
  readonly commit: string;
  readonly files: ReadonlyMap<string, Totals>;
  /** The best percentage of lines that was ever kept, of everything (`''`) and of each flag: the ratchet's tooth. */
  readonly best: ReadonlyMap<string, number>;
}

const maxFiles = 100_000;
const number = z.number().int().min(0);
const percentage = z.number().min(0).max(100);
const record = z.object({
  schema: z.literal(1),
  commit: sha1,
  files: z
    .record(repositoryPath, z.tuple([number, number, number, number]))
    .refine((files) => Object.keys(files).length <= maxFiles, 'too many files'),
  best: z.record(z.string().max(200), percentage),
});

/** Reads what {@link renderBaseline} wrote; whoever can write to the repository may have written it. */
export function parseBaseline(text: string): Baseline {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new FinalError('FL_BASELINE_INVALID', 'it is not JSON', { cause });
  }
  const parsed = record.safeParse(data);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new FinalError('FL_BASELINE_INVALID', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const { commit, files, best } = parsed.data;
  return {
    commit,
    files: new Map(
      Object.entries(files).map(([path, [covered, total, taken, branches]]) => [
        path,
        { lines: { covered, total }, branches: { covered: taken, total: branches } },
      ]),
    ),
    best: new Map(Object.entries(best)),
  };
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
