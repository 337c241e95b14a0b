import { FairleadError } from '../../../core/errors/fairlead-error.ts';
import type { Job } from '../../../core/ports/job.ts';
import { inert } from '../../../core/reporting/commands.ts';
import { readContext } from './context.ts';
import { writeHandOver } from './hand-over.ts';
import { readRoom, takeRoom } from './room.ts';
import { appendSummary, setOutput } from './runner-files.ts';

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** The job of GitHub Actions that this process is a step of. */
export function createJob(): Job {
  return {
    context: readContext(),
    info: (text) => print(inert(text)),
    command: (lines) => {
      lines.forEach(print);
      takeRoom(lines);
    },
    room: () => readRoom(),
    output: setOutput,
    summary: async (markdown) => appendSummary(markdown),
    handOver: writeHandOver,
    run: async (command, options) => {
      // Loaded by need, as the toolkit is: most runs that find nothing start no program.
      const { run } = await import('./run.ts');
      return run(command, options);
    },
  };
}

/** Fails the step as the toolkit does. It is loaded here only: it takes twice as long to load as Node to start. */
async function fail(sentence: string, error?: unknown): Promise<void> {
  const core = await import('@actions/core');
  core.setFailed(inert(sentence));
  // It is an annotation as well.
  takeRoom(['::error::']);
  if (error instanceof Error) core.debug(error.stack ?? error.message);
}

/** Runs an action's main and ends the step: a sentence or an error fails it. */
export async function runAction(main: () => Promise<string | null>): Promise<void> {
  try {
    const failure = await main();
    if (failure !== null) await fail(failure);
  } catch (error) {
    const known = error instanceof FairleadError ? error : new FairleadError('FL_INTERNAL', String(error));
    await fail(known.toText(), error);
  }
}
