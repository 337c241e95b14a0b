import { resolve } from 'node:path';
import { checkedOut, isMergeOfHead, linesOnHead } from '../../../core/changes/checkout.ts';
import { refuseForksCode } from '../../../core/changes/forks-code.ts';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import { onHead } from '../../../core/reporting/on-head.ts';
import { publish } from '../../../core/reporting/publish.ts';
import { baselineOf, parseBaseline } from '../../../core/reports/lint/baseline.ts';
import { allLost, lintReport } from '../../../core/reports/lint/report.ts';
import { sarifOf } from '../../../core/reports/lint/sarif-out.ts';
import type { LintDeps } from './deps.ts';
import { type Gathered, readReports } from './gather.ts';
import type { Placed } from './place.ts';

/** Where nothing was found there is no place to look for, and what would look is not loaded. */
const nothingPlaced: Placed = {
  all: [],
  repeated: 0,
  patch: { text: '', applied: 0, conflicting: 0 },
  finder: () => ({ path: null, tried: 'nothing was found' }),
};

async function readBaseline({ inputs, workspace }: LintDeps): Promise<ReadonlySet<string>> {
  if (inputs.baseline === '') return new Set();
  const text = await workspace.read(inputs.baseline);
  if (text === null) throw new FinalError('FL_INPUT_INVALID', `baseline: there is no ${inputs.baseline}`);
  return parseBaseline(text);
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

const isNothing = ({ reports }: Gathered) => reports.every((findings) => findings.length === 0);

/** Whether there surely is a base: where nothing was found nobody needs to know which. */
async function hasBase({ job: { context }, git }: LintDeps): Promise<boolean> {
  if ((await git.head()) === context.headSha) return git.complete();
  return isMergeOfHead(git, context);
}

/** What the reports or the linters say; linters do not run where the change cannot be told from the rest. */
async function gather(deps: LintDeps) {
  const { inputs, job, git } = deps;
  const find = () => checkedOut(git, job.context, inputs.baseSha);
  if (inputs.reports.length === 0) {
    refuseForksCode(job.context);
    const [found, listed] = await Promise.all([find(), git.tracked()]);
    const { runLinters } = await import('./run.ts');
    return { ...found, gathered: await runLinters(deps, listed), listed };
  }
  const gathered = await readReports(deps);
  if (isNothing(gathered) && (await hasBase(deps))) {
    const base = inputs.baseSha === '' ? job.context.baseSha : inputs.baseSha;
    return { base, merged: false, gathered, listed: null };
  }
  return { ...(await find()), gathered, listed: null };
}

/**
 * Lints or reads reports, keeps what is on the lines of the change, and reports it.
 * Returns the sentence that fails the step, or null.
 */
export async function main(deps: LintDeps): Promise<string | null> {
  const { inputs, job, git } = deps;
  const baseline = await readBaseline(deps);
  const { base, merged, gathered, listed } = await gather(deps);
  const placed = isNothing(gathered)
    ? nothingPlaced
    : await (await import('./place.ts')).placeFindings(deps, gathered, { base, listed, baseline });
  const { finder } = placed;
  const lost = allLost(placed.all, finder) ? [new FinalError('FL_REPORT_PATHS').toText()] : [];
  const report = lintReport({
    tools: gathered.tools,
    all: placed.all,
    repeated: placed.repeated,
    compared: base !== null,
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
  const shown = merged ? onHead(report, await linesOnHead(git, job.context)) : report;
  await publish({ ...shown, file, part: inputs.part }, job, deps.app);
  if (report.conclusion !== 'failure' || !inputs.fail) return null;
  return [report.title, ...gathered.problems, ...lost].join('. ');
}
