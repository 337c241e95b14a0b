import { execFile } from 'node:child_process';
import { FinalError } from '../../../core/errors/fairlead-error.ts';

const MAX_OUTPUT_BYTES = 4 * 1024 * 1024;
const SHOWN_CHARACTERS = 600;

/** What pip needs of our environment to reach its index; nothing else of it reaches a child process. */
const PIP_VARIABLES =
  /^(PIP_[A-Z_]+|https?_proxy|no_proxy|HTTPS?_PROXY|NO_PROXY|SSL_CERT_(FILE|DIR)|REQUESTS_CA_BUNDLE)$/;

/** Search path and language: all that a service gets of our environment. */
export function plainEnvironment(): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin',
    LANG: process.env['LANG'] ?? 'C.UTF-8',
  };
}

/** The environment of a pip run. */
export function pipEnvironment(): Record<string, string> {
  const names = Object.keys(process.env).filter((name) => name === 'HOME' || PIP_VARIABLES.test(name));
  const own = Object.fromEntries(names.map((name) => [name, process.env[name] ?? '']));
  return { ...plainEnvironment(), ...own, PIP_DISABLE_PIP_VERSION_CHECK: '1', PIP_NO_INPUT: '1' };
}

export interface CommandResult {
  readonly ok: boolean;
  readonly output: string;
}

/** Runs a program to its end, which the signal may bring at once; `ok` is exit code 0. FL_RUNTIME_FAILED where it cannot be started at all. */
export function run(
  program: string,
  args: readonly string[],
  options: {
    readonly env: Readonly<Record<string, string>>;
    readonly timeoutMs: number;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    execFile(
      program,
      [...args],
      {
        env: { ...options.env },
        timeout: options.timeoutMs,
        maxBuffer: MAX_OUTPUT_BYTES,
        killSignal: 'SIGKILL',
        signal: options.signal,
      },
      (error, stdout, stderr) => {
        if (error?.code === 'ENOENT' || error?.code === 'EACCES') {
          reject(new FinalError('FL_RUNTIME_FAILED', `${program} (${error.code})`, { cause: error }));
          return;
        }
        resolve({ ok: error === null, output: `${stdout}${stderr}` });
      },
    );
  });
}

/** The last line of a program's output: what Python and pip sum their failure up in. */
export function lastLine(output: string): string {
  return tail(output).split('\n').at(-1)?.trim().replace(/\.$/, '') ?? '';
}

/** The end of a program's output, without what looks like credentials in an address. */
export function tail(output: string): string {
  return output
    .replaceAll(/\/\/[^/\s@]+@/g, '//***@')
    .trim()
    .slice(-SHOWN_CHARACTERS);
}
