import { randomUUID } from 'node:crypto';
import * as core from '@actions/core';
import { exec } from '@actions/exec';
import { FairleadError, FinalError } from '../../../core/errors/fairlead-error.ts';
import type { CommandOptions, CommandResult, Job } from '../../../core/ports/job.ts';
import { inert } from '../../../core/reporting/commands.ts';
import { readContext } from './context.ts';

const maxOutput = 64 * 1024 * 1024;

/** What a child process must not get: the job's tokens, its inputs, and the files that steer the job. */
const withheld = /^(?:ACTIONS_|INPUT_|GITHUB_(?:TOKEN|OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)$)/;

/** The environment of child processes. */
export function childEnvironment(
  environment: NodeJS.ProcessEnv,
  extra: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const kept = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !withheld.test(entry[0]),
  );
  return { ...Object.fromEntries(kept), ...extra };
}

async function run(command: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  const [program, ...args] = command;
  if (program === undefined) throw new FinalError('FL_INPUT_INVALID', 'a command is empty');
  const show = options.show ?? false;
  const parts: Buffer[] = [];
  let size = 0;
  const keep = (data: Buffer) => {
    size += data.length;
    if (size <= maxOutput) parts.push(data);
  };
  // What the program prints may look like commands to the runner: between these two lines it obeys none.
  const token = randomUUID();
  if (show) process.stdout.write(`::stop-commands::${token}\n`);
  try {
    const exitCode = await exec(program, args, {
      cwd: options.cwd ?? process.env['GITHUB_WORKSPACE'] ?? process.cwd(),
      env: childEnvironment(process.env, options.env),
      silent: !show,
      ignoreReturnCode: true,
      // One stream keeps the order, so that nothing arrives after commands are on again.
      errStream: process.stdout,
      listeners: { stdout: keep },
    });
    return { exitCode, stdout: Buffer.concat(parts).toString('utf8') };
  } catch (cause) {
    throw new FinalError('FL_COMMAND_FAILED', `${program} could not be started`, { cause });
  } finally {
    if (show) process.stdout.write(`\n::${token}::\n`);
  }
}

/** The job of GitHub Actions that this process is a step of. */
export function createJob(): Job {
  return {
    context: readContext(),
    info: (text) => core.info(inert(text)),
    command: (lines) => process.stdout.write(lines.map((line) => `${line}\n`).join('')),
    output: (name, value) => core.setOutput(name, value),
    summary: async (markdown) => {
      if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') !== '') await core.summary.addRaw(markdown).write();
    },
    run,
  };
}

/** Runs an action's main and ends the step: a sentence or an error fails it. */
export async function runAction(main: () => Promise<string | null>): Promise<void> {
  try {
    const failure = await main();
    if (failure !== null) core.setFailed(inert(failure));
  } catch (error) {
    const known = error instanceof FairleadError ? error : new FairleadError('FL_INTERNAL', String(error));
    core.setFailed(inert(known.toText()));
    if (error instanceof Error) core.debug(error.stack ?? error.message);
  }
}
