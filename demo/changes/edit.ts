import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { FinalError } from '../../core/errors/fairlead-error.ts';

const run = promisify(execFile);

/** A line of a file that something is expected at; counts from 1. */
export interface ExpectedPlace {
  readonly file: string;
  readonly line: number;
}

/** The whole new text of a file, or what to do with the text that is there. */
export type Edit = string | ((text: string) => string);

export interface CommitOptions {
  readonly author: { readonly name: string; readonly email: string };
  /** ISO 8601 with offset; author and committer date. */
  readonly date: string;
}

/** Replaces the one place where `find` stands; anything else means that the sample system changed underneath. */
export function replaceOnce(find: string, replacement: string): (text: string) => string {
  return (text) => {
    const parts = text.split(find);
    if (parts.length === 2) return parts.join(replacement);
    throw new FinalError('FL_INTERNAL', `${JSON.stringify(find)} stands ${parts.length - 1} times, not once`);
  };
}

/** Several edits, one after the other. */
export function inTurn(...edits: readonly ((text: string) => string)[]): (text: string) => string {
  return (text) => edits.reduce((changed, edit) => edit(changed), text);
}

/** Where the one line stands that holds `part`, in the file as it is on disk now. */
export async function placeOf(dir: string, file: string, part: string): Promise<ExpectedPlace> {
  const lines = (await readFile(join(dir, file), 'utf8')).split('\n');
  const found = lines.flatMap((line, i) => (line.includes(part) ? [i + 1] : []));
  const [line] = found;
  if (line !== undefined && found.length === 1) return { file, line };
  throw new FinalError(
    'FL_INTERNAL',
    `${JSON.stringify(part)} stands ${found.length} times in ${file}, not once`,
  );
}

/** Applies the edits in a working clone and commits them with a given author and date; returns the commit's id. */
export async function commitEdits(
  dir: string,
  edits: Readonly<Record<string, Edit>>,
  message: string,
  options: CommitOptions,
): Promise<string> {
  for (const [file, edit] of Object.entries(edits)) {
    const path = join(dir, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, typeof edit === 'string' ? edit : edit(await readFile(path, 'utf8')));
  }
  await git(dir, ['add', '--', ...Object.keys(edits)]);
  await git(dir, ['commit', '--quiet', '--no-verify', '-m', message], {
    GIT_AUTHOR_NAME: options.author.name,
    GIT_AUTHOR_EMAIL: options.author.email,
    GIT_AUTHOR_DATE: options.date,
    GIT_COMMITTER_NAME: options.author.name,
    GIT_COMMITTER_EMAIL: options.author.email,
    GIT_COMMITTER_DATE: options.date,
  });
  return git(dir, ['rev-parse', 'HEAD']);
}

/** git in a folder, without the machine's own settings; returns what it printed. */
export async function git(
  dir: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<string> {
  const { stdout } = await run('git', ['-c', 'commit.gpgsign=false', ...args], {
    cwd: dir,
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', ...env },
    timeout: 60_000,
  });
  return stdout.trim();
}
