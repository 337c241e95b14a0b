import { configFile, parseConfig } from '../core/config/index.ts';
import { count } from '../core/reporting/text.ts';

export interface Surroundings {
  /** The text of a file; throws where it cannot be read. */
  readonly read: (path: string) => string;
  readonly version: () => string;
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

const help = `Usage: fairlead check [FILE]

  check [FILE]   Validates a configuration (default: ${configFile}).
  --help         Shows this page.
  --version      Shows the version.

Exit codes: 0 valid, 1 not valid, 2 used wrongly or not readable.
`;

/** Runs the command line; returns the exit code. */
export function run(args: readonly string[], surroundings: Surroundings): 0 | 1 | 2 {
  const [command, ...rest] = args;
  if (command === '--help' || command === '-h' || command === 'help') {
    surroundings.out(help);
    return 0;
  }
  if (command === '--version') {
    surroundings.out(`${surroundings.version()}\n`);
    return 0;
  }
  const file = rest[0] ?? configFile;
  if (command !== 'check' || rest.length > 1 || file.startsWith('-')) {
    const why =
      command === undefined ? 'no command' : `cannot read the arguments ${JSON.stringify(args.join(' '))}`;
    surroundings.error(`fairlead: ${why}. Try: fairlead --help\n`);
    return 2;
  }
  return check(file, surroundings);
}

function check(file: string, { read, out, error }: Surroundings): 0 | 1 | 2 {
  let text: string;
  try {
    text = read(file);
  } catch {
    error(`fairlead: ${file} cannot be read. Name the file: fairlead check FILE\n`);
    return 2;
  }
  const { config, problems } = parseConfig(text, file);
  for (const { place, level, sentence, remedy } of problems) {
    out(`${file}:${place.line}:${place.column}: ${level}: ${printable(`${sentence}. ${remedy}`)}\n`);
  }
  const errors = problems.filter(({ level }) => level === 'error').length;
  const warnings = count(problems.length - errors, 'warning');
  out(
    config === null ? `${file}: ${count(errors, 'error')}, ${warnings}\n` : `${file}: valid, ${warnings}\n`,
  );
  return config === null ? 1 : 0;
}

/** Without control characters: a file must not steer the terminal. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ');
}
