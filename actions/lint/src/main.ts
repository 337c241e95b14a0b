import { resolve } from 'node:path';
import { changeBase } from '../../../core/changes/base.ts';
import { parseDiff } from '../../../core/changes/diff.ts';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { Workspace } from '../../../core/ports/job.ts';
import { publish } from '../../../core/reporting/publish.ts';
import { baselineOf, parseBaseline } from '../../../core/reports/lint/baseline.ts';
import { filePatch } from '../../../core/reports/lint/fixes.ts';
import {
  groupByPath,
  locateFile,
  type Located,
  locateUnmatched,
  type Selection,
} from '../../../core/reports/lint/located.ts';
import { allLost, lintReport } from '../../../core/reports/lint/report.ts';
import { sarifOf } from '../../../core/reports/lint/sarif-out.ts';
import { createSource, type Source } from '../../../core/reports/lint/source.ts';
import { createPathFinder, createReportPaths, type PathFinder } from '../../../core/reports/paths.ts';
import type { LintDeps } from './deps.ts';
import { type Gathered, readReports } from './gather.ts';
import { runLinters } from './run.ts';

/** Larger source files are not looked into: their findings keep the columns of the tool and lose their fixes. */
const maxSourceBytes = 4 * 1024 * 1024;

/** Where nothing was found no line has to be told from another, and git is not asked. */
async function selection(deps: LintDeps, base: string | null, nothing: boolean): Promise<Selection> {
  const { inputs, git, workspace } = deps;
  const diff = base === null ? null : nothing ? new Map() : parseDiff(await git.diff(base, 'HEAD'));
  let baseline: ReadonlySet<string> = new Set();
  if (inputs.baseline !== '') {
    const text = await workspace.read(inputs.baseline);
    if (text === null) throw new FinalError('FL_INPUT_INVALID', `baseline: there is no ${inputs.baseline}`);
    baseline = parseBaseline(text);
  }
  return { diff, show: inputs.show, context: inputs.contextLines, baseline };
}

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

interface Placed {
  readonly all: Located[];
  readonly repeated: number;
  readonly patch: { text: string; applied: number; conflicting: number };
}

/** Finds the place of every finding; sources are read one file at a time and forgotten. */
async function placeFindings(
  { workspace }: LintDeps,
  { reports }: Gathered,
  finder: PathFinder,
  tracked: ReadonlySet<string>,
  chosen: Selection,
): Promise<Placed> {
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
  return { all, repeated, patch: { text: patches.join(''), applied, conflicting } };
}

/** Writes what the check has no room for, and names the files; the path of the one that holds every finding. */
async function writeFiles({ inputs, job, workspace }: LintDeps, { all, patch }: Placed): Promise<string> {
  const folder = inputs.outputFolder === '' ? await workspace.temporary('lint') : inputs.outputFolder;
  const at = (name: string) => resolve(workspace.root, folder, name);
  await workspace.write(at('lint.sarif'), sarifOf(all));
  job.output('sarif', at('lint.sarif'));
  await workspace.write(at('baseline.json'), baselineOf(all));
  job.output('baseline', at('baseline.json'));
  if (patch.text !== '') await workspace.write(at('fixes.patch'), patch.text);
  job.output('patch', patch.text === '' ? '' : at('fixes.patch'));
  return at('lint.sarif');
}

/** What the reports or the linters say; linters do not run where the change cannot be told from the rest. */
async function gather(deps: LintDeps) {
  const { inputs, job, git } = deps;
  const finding = changeBase(git, job.context, inputs.baseSha);
  if (inputs.reports.length > 0) {
    const [base, gathered] = await Promise.all([finding, readReports(deps)]);
    return { base, gathered, listed: null };
  }
  const [base, listed] = await Promise.all([finding, git.tracked()]);
  return { base, gathered: await runLinters(deps, listed), listed };
}

/**
 * Lints or reads reports, keeps what is on the lines of the change, and reports it.
 * Returns the sentence that fails the step, or null.
 */
export async function main(deps: LintDeps): Promise<string | null> {
  const { inputs, job, git, workspace } = deps;
  const { base, gathered, listed } = await gather(deps);
  const nothing = gathered.reports.every((findings) => findings.length === 0);
  const chosen = await selection(deps, base, nothing);
  const tracked = listed ?? (nothing ? [] : await git.tracked());
  const finder = createPathFinder(workspace.root, tracked);
  const placed = await placeFindings(deps, gathered, finder, new Set(tracked), chosen);
  const lost = allLost(placed.all, finder) ? [new FinalError('FL_REPORT_PATHS').toText()] : [];
  const report = lintReport({
    tools: gathered.tools,
    all: placed.all,
    repeated: placed.repeated,
    compared: chosen.diff !== null,
    show: inputs.show,
    failOn: inputs.failOn,
    maxAnnotations: inputs.maxAnnotations,
    problems: [...gathered.problems, ...lost],
    notes: gathered.notes,
    patch: placed.patch,
    finder,
  });
  const file = await writeFiles(deps, placed);
  job.output('conclusion', report.conclusion);
  job.output('findings', String(report.annotations.length));
  job.output('all-findings', String(placed.all.length));
  await publish({ ...report, file }, job, deps.app);
  if (report.conclusion !== 'failure' || !inputs.fail) return null;
  return [report.title, ...gathered.problems, ...lost].join('. ');
}
