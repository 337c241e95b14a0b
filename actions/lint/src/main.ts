import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { changeBase } from '../../../core/changes/base.ts';
import { parseDiff } from '../../../core/changes/diff.ts';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { FairleadApi } from '../../../core/ports/fairlead.ts';
import type { Git } from '../../../core/ports/git.ts';
import type { FolderCache, Job, Workspace } from '../../../core/ports/job.ts';
import { publish } from '../../../core/reporting/publish.ts';
import { lintReport } from '../../../core/reports/lint-report.ts';
import { createPathResolver } from '../../../core/reports/paths.ts';
import { parseRuff } from '../../../core/reports/ruff.ts';
import type { LintInputs } from './inputs.ts';

export interface LintDeps {
  readonly inputs: LintInputs;
  readonly job: Job;
  readonly git: Git;
  readonly workspace: Workspace;
  readonly cache: FolderCache;
  /** Null where no App is named: the job itself shows the findings. */
  readonly app: FairleadApi | null;
}

/** What Ruff's findings can depend on, besides its version and arguments. */
const read = ['*.py', '*.pyi', '*.ipynb', '*pyproject.toml', '*ruff.toml', '*.gitignore'];

/** Ruff's report as JSON: kept from an earlier run on the same files, or by running it. */
async function ruffReport({ inputs, job, git, workspace, cache }: LintDeps): Promise<string> {
  if (inputs.report !== '') {
    const text = await workspace.read(inputs.report);
    if (text === null) throw new FinalError('FL_REPORT_INVALID', `there is no ${inputs.report}`);
    return text;
  }
  const version = (await job.run([...inputs.command, '--version'])).stdout.trim();
  const args = ['check', '--output-format', 'json', ...inputs.args, '--', ...inputs.paths];
  const files = await git.contentHash(read);
  const identity = JSON.stringify([version, workspace.root, args, files]);
  const key = `fairlead-lint-${createHash('sha256').update(identity).digest('hex')}`;
  const folder = join(workspace.kept, 'lint');
  const file = join(folder, 'ruff.json');
  if (files !== null && (await cache.restore(folder, key, []))) {
    const kept = await workspace.read(file);
    if (kept !== null) return kept;
  }
  const result = await job.run([...inputs.command, ...args]);
  // 0: nothing found; 1: something found; 2: it could not do its work.
  if (result.exitCode > 1) {
    throw new FinalError('FL_COMMAND_FAILED', `${version || 'ruff'} ended with exit code ${result.exitCode}`);
  }
  if (files !== null) {
    await workspace.write(file, result.stdout);
    await cache.save(folder, key);
  }
  return result.stdout;
}

/**
 * Lints, keeps what is on the lines of the change, and reports it.
 * Returns the sentence that fails the step, or null.
 */
export async function main(deps: LintDeps): Promise<string | null> {
  const { inputs, job, git, workspace } = deps;
  const base = await changeBase(git, job.context, inputs.baseSha);
  const findings = parseRuff(await ruffReport(deps));
  const diff = base === null ? null : parseDiff(await git.diff(base, 'HEAD'));
  const resolve = createPathResolver(workspace.root, await git.tracked());
  const report = lintReport('Ruff', findings, diff, resolve, inputs.failOn);
  await publish(report, job, deps.app);
  job.output('conclusion', report.conclusion);
  job.output('findings', String(report.annotations.length));
  return report.conclusion === 'failure' && inputs.fail ? report.title : null;
}
