import picomatch from 'picomatch';
import { checkedOut, linesOnHead } from '../../../core/changes/checkout.ts';
import { deletedFiles } from '../../../core/changes/deleted.ts';
import { type Diff, parseDiff } from '../../../core/changes/diff.ts';
import { FairleadError } from '../../../core/errors/fairlead-error.ts';
import type { BaselineStore } from '../../../core/ports/baselines.ts';
import type { FairleadApi } from '../../../core/ports/fairlead.ts';
import type { Git } from '../../../core/ports/git.ts';
import type { Job, Workspace } from '../../../core/ports/job.ts';
import { onHead } from '../../../core/reporting/on-head.ts';
import { publish } from '../../../core/reporting/publish.ts';
import { count } from '../../../core/reporting/text.ts';
import { renderBadge } from '../../../core/reports/coverage/badge.ts';
import {
  carryForward,
  filesOf,
  nextBaseline,
  renderBaseline,
} from '../../../core/reports/coverage/baseline.ts';
import { renderCobertura } from '../../../core/reports/coverage/cobertura-out.ts';
import { judgeGates, type Verdict } from '../../../core/reports/coverage/gates.ts';
import { type Coverage, mergeCoverage, type Places } from '../../../core/reports/coverage/merge.ts';
import { type GoModule, inModule, parseGoMod } from '../../../core/reports/coverage/modules.ts';
import { type PatchCoverage, patchCoverage } from '../../../core/reports/coverage/patch.ts';
import { coverageReport } from '../../../core/reports/coverage/report.ts';
import { fileTotals, percentOf, type Totals, twoPlaces } from '../../../core/reports/coverage/totals.ts';
import type { FileLines } from '../../../core/reports/coverage/types.ts';
import { unreportedNote } from '../../../core/reports/coverage/unreported.ts';
import { createPathFinder } from '../../../core/reports/paths.ts';
import { findBaseline, type Found, whyUncompared } from './compare.ts';
import type { CoverageInputs } from './inputs.ts';
import { runTests, type Tested } from './run.ts';

export interface CoverageDeps {
  readonly inputs: CoverageInputs;
  readonly job: Job;
  readonly git: Git;
  readonly workspace: Workspace;
  readonly baselines: BaselineStore | null;
  readonly app: FairleadApi | null;
}

/** What of the checkout is known, with the modules of Go that it holds. */
async function placesOf({ git, workspace }: CoverageDeps): Promise<Places> {
  const tracked = await git.tracked();
  const modules: GoModule[] = [];
  for (const path of tracked.filter((name) => name === 'go.mod' || name.endsWith('/go.mod')).slice(0, 1000)) {
    const text = await workspace.read(path, 1_000_000);
    const module = text === null ? null : parseGoMod(text, path);
    if (module !== null) modules.push(module);
  }
  return { finder: createPathFinder(workspace.root, tracked), tracked: new Set(tracked), modules };
}

/** The files that a change deletes, as {@link placesOf} those that there are. */
function goneOf({ workspace }: CoverageDeps, { modules }: Places, diff: string): Places {
  const deleted = deletedFiles(diff);
  return { finder: createPathFinder(workspace.root, deleted), tracked: new Set(deleted), modules };
}

/** The figures of a run: what its reports say of files that count, beside what was kept. */
interface Figures {
  readonly counted: ReadonlyMap<string, FileLines>;
  /** With what is carried forward. */
  readonly totals: ReadonlyMap<string, Totals>;
  readonly patch: PatchCoverage | null;
  readonly verdicts: readonly Verdict[];
  /** What else there is to say, each a sentence. */
  readonly notes: readonly string[];
}

function figuresOf(
  inputs: CoverageInputs,
  { coverage, known }: { readonly coverage: Coverage; readonly known: boolean },
  diff: Diff | null,
  found: Found,
  tracked: ReadonlySet<string>,
): Figures {
  const excluded = picomatch([...inputs.exclude], { dot: true });
  const counted = new Map([...coverage.files].filter(([path]) => !excluded(path)));
  if (!known) return { counted, totals: new Map(), patch: null, verdicts: [], notes: [] };
  const own = new Map([...counted].map(([path, file]) => [path, fileTotals(file)]));
  const carrying = inputs.flags.filter((flag) => flag.carryForward);
  const { files, carried } = carryForward(own, carrying, found.baseline, tracked);
  const verdicts = judgeGates(inputs.gates, inputs.flags, {
    files,
    carried,
    baseline: found.baseline,
    patchOf: (flag) =>
      diff === null ? null : patchCoverage(counted, diff, flag === null ? () => true : flag.matches),
  });
  const changes: Diff = diff ?? new Map();
  const unreported = unreportedNote(changes, counted.keys(), (path) => !excluded(path));
  return {
    counted,
    totals: files,
    patch: patchCoverage(counted, changes, () => true),
    verdicts,
    notes: unreported === null ? [] : [unreported],
  };
}

/** Without a baseline that might be there, gates that need it have nothing to say: that is no success. */
function baselineProblems(inputs: CoverageInputs, found: Found): { problems: string[]; notes: string[] } {
  if (found.problem === null) return { problems: [], notes: [] };
  const needed = [inputs.gates, ...inputs.flags].some((gates) => gates.ratchet || gates.maxDrop !== null);
  return needed ? { problems: [found.problem], notes: [] } : { problems: [], notes: [found.problem] };
}

async function writeFiles(deps: CoverageDeps, figures: Figures): Promise<void> {
  const { inputs, workspace, git } = deps;
  const lines = percentOf(filesOf(figures.totals, null).lines);
  if (inputs.coberturaFile !== '') {
    const time = 1000 * (await git.commitTime('HEAD'));
    await workspace.write(inputs.coberturaFile, renderCobertura(figures.counted, time));
  }
  if (inputs.badgeFile !== '') await workspace.write(inputs.badgeFile, renderBadge(lines));
}

/** Keeps the figures of a commit of the default branch, unless tests failed or a report could not be read. */
async function keep(deps: CoverageDeps, figures: Figures, found: Found, sound: boolean): Promise<void> {
  const { baselines, job, inputs } = deps;
  const { context } = job;
  const onDefault = context.pullRequest === null && context.ref === `refs/heads/${context.defaultBranch}`;
  if (baselines === null || !onDefault || !sound || figures.totals.size === 0 || found.problem !== null)
    return;
  const record = nextBaseline(context.headSha, figures.totals, inputs.flags, found.baseline);
  try {
    await baselines.keep(context.headSha, renderBaseline(record));
  } catch (error) {
    if (!(error instanceof FairleadError)) throw error;
    job.info(error.toText());
  }
}

const percentOutput = (value: number | null) => (value === null ? '' : twoPlaces(value));

function outputs(job: Job, conclusion: string, figures: Figures, found: Found): void {
  const totals = filesOf(figures.totals, null);
  const lines = percentOf(totals.lines);
  const before = found.baseline === null ? null : percentOf(filesOf(found.baseline.files, null).lines);
  job.output('conclusion', conclusion);
  job.output('patch-coverage', percentOutput(figures.patch?.percent ?? null));
  job.output('line-coverage', percentOutput(lines));
  job.output('branch-coverage', percentOutput(percentOf(totals.branches)));
  job.output('baseline-sha', found.baseline?.commit ?? '');
  job.output('change', lines === null || before === null ? '' : (lines - before).toFixed(2));
}

function noneKept({ baseline }: CoverageInputs, { asked }: Found): string {
  const sentence = `No coverage is kept of the ${count(asked, 'newest commit')} before this change.`;
  return baseline === 'cache'
    ? `${sentence} Jobs on Windows, and jobs without zstd, find only what their like have put in the cache.`
    : sentence;
}

/** The commit to compare with: the base of a change, or the one before a push. */
async function baseOf({ git, job }: CoverageDeps, base: string | null): Promise<string | null> {
  if (base !== null) return base;
  return (await git.ancestors(job.context.headSha, 2))[1] ?? null;
}

const isSound = ({ cases, problems }: Tested) =>
  problems.length === 0 && !cases.some(({ outcome }) => outcome === 'failed' || outcome === 'error');

/**
 * Runs the unit tests, and reports the failed ones and the changed lines that no test runs.
 * Returns the sentence that fails the step, or null.
 */
export async function main(deps: CoverageDeps): Promise<string | null> {
  const { inputs, job, git } = deps;
  const [{ base, merged }, places] = await Promise.all([
    checkedOut(git, job.context, inputs.baseSha),
    placesOf(deps),
  ]);
  // git works while tests run and reports are read; what goes wrong is thrown where the diff is needed.
  const changes = base === null ? null : git.diff(base, 'HEAD');
  changes?.catch(() => undefined);
  const tested = await runTests(deps, places.tracked);
  const diffText = changes === null ? '' : await changes;
  const coverage = mergeCoverage(tested.reports, places, () => goneOf(deps, places, diffText));
  const known = tested.reports.length > 0 && coverage.problems.length < tested.reports.length;
  const diff = changes === null ? null : parseDiff(diffText);
  const found = await findBaseline(git, deps.baselines, await baseOf(deps, base));
  if (found.baseline === null && found.asked > 0) job.info(noneKept(inputs, found));
  const figures = figuresOf(inputs, { coverage, known }, diff, found, places.tracked);
  const baseline = baselineProblems(inputs, found);
  const resolve = (raw: string) => {
    const path = inModule(raw, places.modules);
    return path !== null && places.tracked.has(path) ? path : places.finder(raw).path;
  };
  const comparison =
    found.baseline === null
      ? null
      : { commit: found.baseline.commit, stale: found.stale, totals: filesOf(found.baseline.files, null) };
  const report = coverageReport(
    {
      cases: tested.cases,
      tested: tested.tested,
      patch: figures.patch,
      uncompared: diff === null ? whyUncompared(job.context) : null,
      minimum: inputs.gates.patchMinimum,
      totals: filesOf(figures.totals, null),
      comparison,
      verdicts: figures.verdicts,
      problems: [...tested.problems, ...coverage.problems, ...baseline.problems],
      notes: [...baseline.notes, ...coverage.notes, ...figures.notes],
      unmatched: coverage.unmatched,
    },
    resolve,
  );
  await writeFiles(deps, figures);
  await keep(deps, figures, found, isSound(tested) && coverage.problems.length === 0);
  const shown = merged ? onHead(report, await linesOnHead(git, job.context)) : report;
  const { part, maxAnnotations } = inputs;
  await publish({ ...shown, part, maxAnnotations }, job, deps.app);
  outputs(job, report.conclusion, figures, found);
  return report.conclusion === 'failure' && inputs.fail ? report.title : null;
}
