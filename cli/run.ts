import { errorText } from '../core/standalone/index.ts';
import { commandNames, helpFor, type CommandName } from './help.ts';
import { importSettings } from './import.ts';
import { judge } from './judge.ts';
import { readOptions, UsageError } from './options.ts';
import { plan } from './plan.ts';
import { printable } from './print.ts';
import type { ExitCode, Surroundings } from './surroundings.ts';
import { sync } from './sync.ts';
import { readTemplateOptions } from './templates/options.ts';
import { templates } from './templates/templates.ts';
import { validate } from './validate.ts';

type Command = (args: readonly string[], around: Surroundings) => ExitCode | Promise<ExitCode>;

const commands: Readonly<Record<CommandName, Command>> = {
  check: (args, around) => {
    const options = readOptions('check', args);
    if (options.pull === null) {
      if (options.json) throw new UsageError('--json belongs to --pull');
      return validate(options.file, around);
    }
    if (options.file !== null) throw new UsageError('a file and --pull do not go together');
    return judge(options.pull, options, around);
  },
  plan: (args, around) => plan(readOptions('plan', args), around),
  import: (args, around) => importSettings(readOptions('import', args), around),
  sync: (args, around) => sync(readOptions('sync', args), around),
  templates: (args, around) => templates(readTemplateOptions(args), around),
};

/** Runs the command line; returns the exit code. Never throws. */
export async function run(args: readonly string[], around: Surroundings): Promise<ExitCode> {
  // `fairlead help plan` is `fairlead plan --help`.
  const [first, ...rest] = args[0] === 'help' ? [...args.slice(1), '--help'] : args;
  const command = commandNames.find((name) => name === first) ?? null;
  try {
    if ([first, ...rest].some((arg) => arg === '--help' || arg === '-h')) {
      around.out(helpFor(command));
      return 0;
    }
    if (first === '--version') {
      around.out(`${around.version()}\n`);
      return 0;
    }
    if (command === null) {
      throw new UsageError(
        first === undefined ? 'no command' : `there is no command ${JSON.stringify(first)}`,
      );
    }
    return await commands[command](rest, around);
  } catch (error) {
    if (!(error instanceof UsageError)) {
      around.error(`fairlead: ${printable(errorText(error))}\n`);
      return 1;
    }
    const page = command === null ? '' : ` ${command}`;
    around.error(`fairlead: ${printable(error.message)}. Try: fairlead${page} --help\n`);
    return 2;
  }
}
