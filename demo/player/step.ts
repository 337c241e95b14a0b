import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { parseCommand, parseFileCommands, type Message } from './commands.ts';
import { performComposite } from './composite.ts';
import { condition, interpolate, type Scope } from './expressions.ts';
import { scopeOf, type JobState } from './job-state.ts';
import { runProcess, type ProcessResult } from './process.ts';
import type { Conclusion, StepResult } from './types.ts';
import type { StandIn } from './stand-ins.ts';
import { resolveUses, type ScriptAction } from './uses.ts';
import type { Step } from './workflow.ts';

const STEP_LIMIT_MS = 10 * 60_000;
const MAX_LOG = 1024 * 1024;
/** Larger summaries are refused by GitHub. */
const MAX_SUMMARY = 1024 * 1024;

interface Output {
  log: string;
  readonly messages: Message[];
  readonly outputs: Record<string, string>;
  summary: string;
  readonly state: Record<string, string>;
}

type Files = Readonly<Record<'OUTPUT' | 'ENV' | 'STATE' | 'PATH' | 'STEP_SUMMARY', string>>;

/** Plays one step of a job and records it in the job's state. */
export async function playStep(job: JobState, step: Step): Promise<StepResult> {
  const id = step.id ?? `__${job.count}`;
  const name = step.name ?? step.uses ?? `Run ${step.run?.split('\n')[0] ?? ''}`;
  const out = emptyOutput();
  let outcome: Conclusion;
  try {
    const env = evaluateAll(step.env, scopeOf(job, job.env), job.env);
    const scope = scopeOf(job, env);
    outcome = condition(step.if, scope) ? await perform(job, step, out, env) : 'skipped';
  } catch (error) {
    say(job, out, `::error::${error instanceof Error ? error.message : String(error)}`);
    outcome = job.signal.aborted ? 'cancelled' : 'failure';
  }
  const conclusion = outcome === 'failure' && step['continue-on-error'] ? 'success' : outcome;
  if (conclusion === 'failure') job.failed = true;
  job.steps[id] = { outputs: out.outputs, outcome, conclusion };
  return finish(name, step, conclusion, out);
}

function emptyOutput(): Output {
  return { log: '', messages: [], outputs: {}, summary: '', state: {} };
}

function finish(name: string, step: Step, conclusion: Conclusion, out: Output): StepResult {
  return {
    name,
    id: step.id ?? null,
    uses: step.uses ?? null,
    conclusion,
    outputs: out.outputs,
    log: out.log,
    summary: out.summary,
    messages: out.messages,
  };
}

function evaluateAll(
  given: Readonly<Record<string, string>>,
  scope: Scope,
  base: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const all = { ...base };
  for (const [name, value] of Object.entries(given)) all[name] = interpolate(value, scope);
  return all;
}

async function perform(
  job: JobState,
  step: Step,
  out: Output,
  env: Record<string, string>,
): Promise<Conclusion> {
  const limit = step['timeout-minutes'] === undefined ? STEP_LIMIT_MS : step['timeout-minutes'] * 60_000;
  if (step.uses !== undefined) return performUses(job, step, out, { env, limit });
  if (step.run === undefined) throw new Error('A step needs `uses` or `run`');
  const scope = scopeOf(job, env);
  const shell = step.shell ?? 'bash';
  if (shell !== 'bash' && shell !== 'sh' && shell !== 'python')
    throw new Error(`The shell "${shell}" is not played`);
  const file = join(job.dir, `script-${job.count}.${shell === 'python' ? 'py' : 'sh'}`);
  await writeFile(file, interpolate(step.run, scope));
  const flags = {
    bash: ['--noprofile', '--norc', '-eo', 'pipefail', file],
    sh: ['-e', file],
    python: [file],
  }[shell];
  const folder = interpolate(step['working-directory'] ?? job.workingDirectory ?? '.', scope);
  const cwd = resolve(job.workspace, folder);
  return execute(job, out, { file: shell, args: flags, cwd, env, limit, name: '__run' });
}

interface Limits {
  readonly env: Record<string, string>;
  readonly limit: number;
}

async function performUses(
  job: JobState,
  step: Step,
  out: Output,
  { env, limit }: Limits,
): Promise<Conclusion> {
  const uses = step.uses ?? '';
  const action = await resolveUses(uses, job);
  const inputs = evaluateAll(step.with, scopeOf(job, env));
  if (action.kind === 'stand-in') return performStandIn(job, action, inputs, out);
  const github = { ...job.github, action_path: action.dir };
  for (const [name, value] of Object.entries(action.defaults)) {
    inputs[name] ??= interpolate(value, scopeOf(job, env, github));
  }
  if (action.kind === 'composite') {
    const { conclusion, results, outputs } = await performComposite(
      job,
      action,
      { inputs, env, github },
      playStep,
    );
    take(out, results);
    for (const [name, value] of Object.entries(outputs)) out.outputs[name] = value;
    return conclusion;
  }
  const script = (file: string, state: Readonly<Record<string, string>>): Execution => ({
    file: job.node,
    args: [file],
    cwd: job.workspace,
    env: { ...env, ...inputVariables(inputs), ...stateVariables(state) },
    limit,
    name: action.dir,
  });
  if (action.pre !== null) {
    const before = await execute(job, out, script(action.pre, {}));
    if (before !== 'success') return before;
  }
  const conclusion = await execute(job, out, script(action.main, out.state));
  const { post } = action;
  if (post !== null) {
    const name = `Post ${step.name ?? uses}`;
    job.posts.push({ name, run: () => playPost(job, { name, uses, action }, script(post, out.state)) });
  }
  return conclusion;
}

async function playPost(
  job: JobState,
  step: { readonly name: string; readonly uses: string; readonly action: ScriptAction },
  execution: Execution,
): Promise<StepResult> {
  const out = emptyOutput();
  const wanted = condition(step.action.postIf, scopeOf(job, job.env));
  const conclusion = wanted ? await execute(job, out, execution) : 'skipped';
  if (conclusion === 'failure') job.failed = true;
  return {
    name: step.name,
    id: null,
    uses: step.uses,
    conclusion,
    outputs: {},
    log: out.log,
    summary: out.summary,
    messages: out.messages,
  };
}

async function performStandIn(
  job: JobState,
  action: StandIn,
  inputs: Readonly<Record<string, string>>,
  out: Output,
): Promise<Conclusion> {
  job.standIns.add(action.name);
  const { outputs, path, env } = await action.play({
    inputs,
    workspace: job.workspace,
    bare: job.bare,
    repository: job.variables['GITHUB_REPOSITORY'] ?? '',
    ref: job.variables['GITHUB_REF'] ?? '',
    sha: job.variables['GITHUB_SHA'] ?? '',
    pythonBin: job.pythonBin,
    node: job.node,
    artifacts: join(job.dir, '..', 'artifacts'),
    log: (line) => say(job, out, line),
  });
  Object.assign(out.outputs, outputs);
  if (path !== undefined) job.path.unshift(path);
  Object.assign(job.env, env);
  return 'success';
}

/** What the steps inside of an action printed and said is the outer step's. */
function take(out: Output, results: readonly StepResult[]): void {
  for (const { log, messages, summary } of results) {
    if (out.log.length < MAX_LOG) out.log += log;
    out.messages.push(...messages);
    out.summary += summary;
  }
}

/** `INPUT_<NAME>`: upper case, spaces to underscores, hyphens kept. */
function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(inputs).map(([name, value]) => [
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    value,
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

function stateVariables(state: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]));
}

interface Execution extends Limits {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** `GITHUB_ACTION` */
  readonly name: string;
}

async function execute(job: JobState, out: Output, execution: Execution): Promise<Conclusion> {
  const files = await makeFiles(job);
  const fileVariables = Object.fromEntries(
    Object.entries(files).map(([key, path]) => [`GITHUB_${key}`, path]),
  );
  const env: Record<string, string> = {
    ...execution.env,
    ...job.variables,
    ...fileVariables,
    GITHUB_ACTION: execution.name,
    PATH: job.path.join(delimiter),
  };
  const onLine = (line: string) => say(job, out, line);
  const { file, args, cwd, limit } = execution;
  const result = await runProcess(file, args, { cwd, env, timeoutMs: limit, signal: job.signal, onLine });
  await readFiles(job, files, out);
  return conclude(job, out, result, limit);
}

function conclude(job: JobState, out: Output, result: ProcessResult, limit: number): Conclusion {
  if (result.ended === 'aborted') return 'cancelled';
  if (result.ended === 'timeout') {
    say(job, out, `::error::The step has timed out after ${Math.round(limit / 60_000)} minutes.`);
    return 'failure';
  }
  if (result.code === 0) return 'success';
  say(job, out, `::error::Process completed with exit code ${result.code ?? 'of a signal'}.`);
  return 'failure';
}

async function makeFiles(job: JobState): Promise<Files> {
  const dir = join(job.dir, 'files', String(job.count++));
  await mkdir(dir, { recursive: true });
  const paths = { OUTPUT: '', ENV: '', STATE: '', PATH: '', STEP_SUMMARY: '' };
  for (const key of Object.keys(paths) as (keyof Files)[]) {
    paths[key] = join(dir, key.toLowerCase());
    await writeFile(paths[key], '');
  }
  return paths;
}

async function readFiles(job: JobState, files: Files, out: Output): Promise<void> {
  const read = (key: keyof Files) => readFile(files[key], 'utf8');
  for (const [name, value] of parseFileCommands(await read('OUTPUT'))) out.outputs[name] = value;
  for (const [name, value] of parseFileCommands(await read('STATE'))) out.state[name] = value;
  for (const [name, value] of parseFileCommands(await read('ENV'))) {
    if (name === 'NODE_OPTIONS')
      throw new Error("Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
    if (!/^(?:GITHUB|RUNNER)_/.test(name)) job.env[name] = value;
  }
  const paths = (await read('PATH')).split('\n').filter((line) => line.trim() !== '');
  job.path.unshift(...paths.toReversed());
  const summary = await read('STEP_SUMMARY');
  if (Buffer.byteLength(summary) <= MAX_SUMMARY) out.summary += summary;
  else say(job, out, '::error::$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k.');
}

/** Takes a line of a step's output: a workflow command is done, anything else is logged. */
function say(job: JobState, out: Output, line: string): void {
  const command = parseCommand(line);
  if (command?.name === 'add-mask') {
    if (command.text.trim() !== '') job.masks.add(command.text);
    return;
  }
  let shown = line;
  for (const secret of job.masks) shown = shown.replaceAll(secret, '***');
  if (out.log.length < MAX_LOG) out.log += `${shown}\n`;
  job.onLine(shown);
  const level = command?.name;
  if (command !== null && (level === 'error' || level === 'warning' || level === 'notice')) {
    const masked = parseCommand(shown) ?? command;
    out.messages.push({ level, properties: masked.properties, text: masked.text });
  }
}
