import { FinalError } from '../../../core/errors/fairlead-error.ts';

const limits = { timeout: 120_000, maxBuffer: 256 * 1024 * 1024 } as const;

export interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs git without a shell, a pager, prompts or the user's own settings for diffs. */
export function run(
  root: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input = '',
): Promise<Result> {
  const environment = {
    ...process.env,
    ...env,
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
  };
  // Loaded by need: a job that finds nothing may not have to ask git.
  const { execFile } = process.getBuiltinModule('node:child_process');
  return new Promise((resolve, reject) => {
    const child = execFile(
      'git',
      ['-C', root, ...args],
      { ...limits, env: environment },
      (error, stdout, stderr) => {
        if (error === null) resolve({ code: 0, stdout, stderr });
        else if (error.code === 'ENOENT') reject(new FinalError('FL_GIT_MISSING', '', { cause: error }));
        else if (typeof error.code === 'number') resolve({ code: error.code, stdout, stderr });
        else reject(new FinalError('FL_COMMAND_FAILED', `git ${args[0] ?? ''}`, { cause: error }));
      },
    );
    // A git that ends before it has read everything says so by its exit code.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

/** A commit id or a plain ref name: never something that git could read as an option. */
export function revision(name: string): string {
  if (/^[0-9A-Za-z][0-9A-Za-z._/-]{0,254}$/.test(name) && !name.includes('..')) return name;
  throw new FinalError('FL_INPUT_INVALID', 'a commit or branch name has characters that are not allowed');
}
