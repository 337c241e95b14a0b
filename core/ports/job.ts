import type { Room } from '../reporting/commands.ts';

/** The CI job that an action runs in, as the event and the runner describe it. */
export interface JobContext {
  readonly repository: { readonly id: number; readonly name: string };
  readonly run: { readonly id: number; readonly attempt: number; readonly number: number };
  readonly event: string;
  readonly actor: string;
  /** The full ref: `refs/heads/main`, `refs/pull/42/merge`. */
  readonly ref: string;
  readonly defaultBranch: string;
  /** The commit that findings and checks are about: the head of the pull request, else the commit of the event. */
  readonly headSha: string;
  /** What to compare with: the pull request's base, the commit before a push, or null. */
  readonly baseSha: string | null;
  readonly pullRequest: { readonly number: number; readonly fork: boolean } | null;
  /** The step as its workflow names it, the same in every attempt. Jobs of one matrix have the same. */
  readonly step?: { readonly workflow: string; readonly job: string; readonly action: string };
}

export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  /** The end of what it wrote to the other stream, at most 4,000 characters. */
  readonly stderr?: string;
}

export interface CommandOptions {
  /** Default: the checkout. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Show the output in the log, with the runner's commands switched off. Default false. */
  readonly show?: boolean;
  /** The program and all that it started are stopped after this long. Default: never. */
  readonly timeoutMs?: number;
}

/** What an action does to its surroundings. */
export interface Job {
  readonly context: JobContext;
  /** One or more lines for the log; nothing in it is read as a command. */
  info(text: string): void;
  /** Lines that are commands to the runner, already escaped. */
  command(lines: readonly string[]): void;
  /** How many annotations of each kind the runner still shows in this step. Default: ten. */
  readonly room?: () => Room;
  output(name: string, value: string): void;
  /** Appends Markdown to the job's summary. */
  summary(markdown: string): Promise<void>;
  /** Keeps a file for whoever speaks for a job that may not speak for itself (`core/hand-over`). */
  handOver(file: string, text: string): Promise<void>;
  /**
   * Runs a program without a shell and without the job's tokens in its environment.
   * Errors: FL_COMMAND_FAILED when it cannot be started, runs too long, or prints more than 64 MB that are not shown;
   * its exit code is the caller's to judge.
   */
  run(command: readonly string[], options?: CommandOptions): Promise<CommandResult>;
}

/** The files of the checkout, and a folder for those of the job. */
export interface Workspace {
  /** Absolute path of the checkout. */
  readonly root: string;
  /** The text of a file of at most `maxBytes` (default 64 MB), or null where there is none. */
  read(path: string, maxBytes?: number): Promise<string | null>;
  /** A file piece by piece, of any size. Errors: that of the file system where there is none. */
  stream(path: string): AsyncIterable<Uint8Array>;
  readBytes(path: string): Promise<Uint8Array>;
  /** Writes a text, or one that comes in pieces. */
  write(path: string, text: Iterable<string>): Promise<void>;
  /** Names in a folder, sorted; none where there is no folder. */
  list(path: string): Promise<readonly string[]>;
  /** Files that match any of the globs, sorted, at most 1,000. */
  find(globs: readonly string[]): Promise<readonly string[]>;
  /** A new, empty folder outside the checkout. */
  temporary(name: string): Promise<string>;
  /** A folder outside the checkout at the same place in every job, for what a cache keeps. */
  readonly kept: string;
}

/** A folder that may be kept from one run to the next. It never fails a job. */
export interface FolderCache {
  restore(folder: string, key: string, prefixes: readonly string[]): Promise<boolean>;
  save(folder: string, key: string): Promise<void>;
}
