import { parseDiff } from '../../../core/changes/diff.ts';
import type { Workspace } from '../../../core/ports/job.ts';
import { filePatch } from '../../../core/reports/lint/fixes.ts';
import {
  groupByPath,
  locateFile,
  type Located,
  locateUnmatched,
  type Selection,
} from '../../../core/reports/lint/located.ts';
import { createSource, type Source } from '../../../core/reports/lint/source.ts';
import { createPathFinder, createReportPaths, type PathFinder } from '../../../core/reports/paths.ts';
import type { LintDeps } from './deps.ts';
import type { Gathered } from './gather.ts';

/** Larger source files are not looked into: their findings keep the columns of the tool and lose their fixes. */
const maxSourceBytes = 4 * 1024 * 1024;

async function sourceOf(workspace: Workspace, path: string): Promise<Source | null> {
  try {
    const text = await workspace.read(path, maxSourceBytes);
    return text === null ? null : createSource(text);
  } catch {
    // Too large, a folder, or gone since: the finding itself is still told.
    return null;
  }
}

/** One file's safe fixes of shown findings as a patch. */
function patchOf(path: string, source: Source | null, located: readonly Located[]) {
  const fixes = located.flatMap(({ state, fix }) =>
    state === 'shown' && fix?.safe === true ? [fix.replacements] : [],
  );
  return source === null || fixes.length === 0 ? null : filePatch(path, source, fixes);
}

/** All findings with their places, and the fixes that are safe as one patch. */
export interface Placed {
  readonly all: readonly Located[];
  readonly repeated: number;
  readonly patch: { readonly text: string; readonly applied: number; readonly conflicting: number };
  readonly finder: PathFinder;
}

export interface Change {
  /** The commit to compare with; null where everything counts. */
  readonly base: string | null;
  /** Paths of the repository, where they are known already. */
  readonly listed: readonly string[] | null;
  /** Fingerprints of known findings. */
  readonly baseline: ReadonlySet<string>;
}

/** Finds the place of every finding; sources are read one file at a time and forgotten. */
export async function placeFindings(
  { inputs, git, workspace }: LintDeps,
  { reports }: Gathered,
  { base, listed, baseline }: Change,
): Promise<Placed> {
  const diff = base === null ? null : parseDiff(await git.diff(base, 'HEAD'));
  const chosen: Selection = { diff, show: inputs.show, context: inputs.contextLines, baseline };
  const paths = listed ?? (await git.tracked());
  const finder = createPathFinder(workspace.root, paths);
  const tracked = new Set(paths);
  const { byPath, unmatched, repeated } = groupByPath(
    reports.map((findings) => {
      const raws = new Set(findings.map(({ path }) => path));
      return { findings, finder: createReportPaths(finder, tracked, raws) };
    }),
  );
  const all: Located[] = [];
  const patches: string[] = [];
  let applied = 0;
  let conflicting = 0;
  for (const [path, findings] of byPath) {
    const source = await sourceOf(workspace, path);
    const located = locateFile(path, findings, source, chosen);
    for (const one of located) all.push(one);
    const patch = patchOf(path, source, located);
    if (patch === null) continue;
    patches.push(patch.patch);
    applied += patch.applied;
    conflicting += patch.conflicting;
  }
  for (const one of locateUnmatched(unmatched)) all.push(one);
  return { all, repeated, patch: { text: patches.join(''), applied, conflicting }, finder };
}
