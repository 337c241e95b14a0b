import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { FairleadError, FinalError } from '../../../core/errors/fairlead-error.ts';
import type { LintDeps } from './deps.ts';
import {
  fittingLinters,
  type Invocation,
  type Linter,
  linterOf,
  localPrograms,
  type LinterName,
  linters,
} from './linters.ts';
import { type Gathered, nothingGathered, readPieces, withTool } from './gather.ts';

/** A linter that starts, and its version. */
interface Ready {
  readonly name: LinterName;
  readonly command: readonly string[];
  readonly version: string;
}

/** The first way to start it that works, or null. */
async function ready(
  { job }: LintDeps,
  name: LinterName,
  commands: readonly (readonly string[])[],
): Promise<Ready | null> {
  for (const command of commands) {
    try {
      const { exitCode, stdout } = await job.run([...command, ...linters[name].versionArgs]);
      if (exitCode === 0) return { name, command, version: stdout.trim() };
    } catch (error) {
      if (!(error instanceof FairleadError) || error.code !== 'FL_COMMAND_FAILED') throw error;
    }
  }
  return null;
}

/** The linters to run: those that the inputs name must start, those that only fit the repository need not. */
async function choose(
  deps: LintDeps,
  tracked: readonly string[],
): Promise<{ readonly chosen: Ready[]; readonly notes: string[] }> {
  const { tools, command } = deps.inputs;
  const named =
    command === null || tools.length > 0 ? tools : [linterOf(command)].flatMap((name) => name ?? []);
  if (command !== null && named.length !== 1) {
    throw new FinalError('FL_INPUT_INVALID', 'command needs one linter; name it in the input `tool`');
  }
  const chosen: Ready[] = [];
  const notes: string[] = [];
  for (const name of named.length > 0 ? named : fittingLinters(tracked)) {
    const local = localPrograms(name, tracked).map((program) => [join(deps.workspace.root, program)]);
    const usual = [...local, ...linters[name].commands];
    const found = await ready(deps, name, command === null ? usual : [command]);
    const { title, about } = linters[name];
    if (found !== null) chosen.push(found);
    else if (named.length > 0) throw new FinalError('FL_COMMAND_FAILED', `${title} could not be started`);
    else notes.push(`${title} is not installed: ${about} were not linted.`);
  }
  if (chosen.length > 0) return { chosen, notes };
  throw new FinalError('FL_LINTER_MISSING', notes.join(' '));
}

/** What one start wrote, as bytes. */
async function start(
  deps: LintDeps,
  { name, command }: Ready,
  invocation: Invocation,
  report: string | null,
): Promise<AsyncIterable<Uint8Array> | Uint8Array[]> {
  const { job, workspace, inputs } = deps;
  const result = await job.run([...command, ...invocation.args], {
    timeoutMs: inputs.timeoutMs,
    ...(invocation.cwd === '' ? {} : { cwd: join(workspace.root, invocation.cwd) }),
  });
  const { title, lastFindingsExit } = linters[name];
  if (result.exitCode > lastFindingsExit) {
    const said = (result.stderr ?? '').trim() || result.stdout.trim().slice(-2000);
    if (said !== '') job.info(said);
    throw new FinalError('FL_COMMAND_FAILED', `${title} ended with exit code ${result.exitCode}`);
  }
  return report === null ? [new TextEncoder().encode(result.stdout)] : workspace.stream(report);
}

/** All starts of one linter. A start that fails is a problem; the findings of the others stand. */
async function runOne(deps: LintDeps, linter: Ready, tracked: readonly string[]): Promise<Gathered> {
  const { inputs, workspace } = deps;
  const { title, reportFile } = linters[linter.name];
  const folder = reportFile ? await workspace.temporary('linter') : null;
  const report = folder === null ? null : join(folder, 'report.json');
  const { args, paths } = inputs;
  const request = { version: linter.version, args, paths, tracked, report: report ?? '' };
  const starts = linters[linter.name].invocations(request);
  const gathered: Gathered[] = [];
  for (const invocation of starts) {
    deps.job.info(`Running ${title}${invocation.cwd === '' ? '' : ` in ${invocation.cwd}`}`);
    try {
      gathered.push(await readPieces(title, await start(deps, linter, invocation, report)));
    } catch (error) {
      if (!(error instanceof FairleadError)) throw error;
      gathered.push({ ...nothingGathered, problems: [error.toText()] });
    }
  }
  return {
    reports: gathered.flatMap(({ reports }) => reports).map((findings) => withTool(findings, title)),
    problems: gathered.flatMap(({ problems }) => problems),
    notes: [],
    tools: [title],
  };
}

/** Where the findings of a linter are kept, and under which key; null where its result depends on more than files. */
async function cachePlace(
  { inputs, workspace, git }: LintDeps,
  { name, version }: Ready,
  { depends }: Linter,
): Promise<{ readonly folder: string; readonly key: string } | null> {
  const files = depends === null ? null : await git.contentHash(depends);
  if (files === null) return null;
  // A report has absolute paths, so the place of the checkout belongs to the key.
  const identity = JSON.stringify([2, name, version, workspace.root, inputs.args, inputs.paths, files]);
  const key = `fairlead-lint-${createHash('sha256').update(identity).digest('hex')}`;
  return { folder: join(workspace.kept, 'lint', name), key };
}

/** The linter's findings: kept from an earlier run on the same files, or by running it. Only clean runs are kept. */
async function runOrRestore(deps: LintDeps, linter: Ready, tracked: readonly string[]): Promise<Gathered> {
  const place = await cachePlace(deps, linter, linters[linter.name]);
  if (place === null) return runOne(deps, linter, tracked);
  const { title } = linters[linter.name];
  const file = join(place.folder, 'findings.json');
  if (await deps.cache.restore(place.folder, place.key, [])) {
    const kept = parseKept(await deps.workspace.read(file));
    if (kept !== null) return { ...nothingGathered, reports: kept, tools: [title] };
  }
  const gathered = await runOne(deps, linter, tracked);
  if (gathered.problems.length === 0) {
    await deps.workspace.write(file, JSON.stringify({ schema: 1, reports: gathered.reports }));
    await deps.cache.save(place.folder, place.key);
  }
  return gathered;
}

/** Findings as this version of the action keeps them. The key holds what made them, so only damage is looked for. */
function parseKept(text: string | null): Gathered['reports'] | null {
  try {
    const data = JSON.parse(text ?? 'null') as { schema?: number; reports?: Gathered['reports'] } | null;
    return data?.schema === 1 && Array.isArray(data.reports) ? data.reports : null;
  } catch {
    return null;
  }
}

/** Runs the linters that the inputs name, or those that fit the repository and are installed. */
export async function runLinters(deps: LintDeps, tracked: readonly string[]): Promise<Gathered> {
  const { chosen, notes } = await choose(deps, tracked);
  const all: Gathered[] = [];
  for (const linter of chosen) all.push(await runOrRestore(deps, linter, tracked));
  return {
    reports: all.flatMap(({ reports }) => reports),
    problems: all.flatMap(({ problems }) => problems),
    notes,
    tools: all.flatMap(({ tools }) => tools),
  };
}
