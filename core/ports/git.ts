/** What the actions ask of the checkout's git. Errors: FL_GIT_MISSING, FL_COMMAND_FAILED. */
export interface Git {
  /** The commit that is checked out. */
  head(): Promise<string>;
  /** Whether the clone surely has the whole history, as far as its files say; asks no git. */
  complete(): boolean;
  /** The newest common commit; fetches what a shallow clone lacks. Null where there is none. */
  mergeBase(a: string, b: string): Promise<string | null>;
  /** What the commit names as its parents, in their order; a shallow clone need not hold them. */
  parents(commit: string): Promise<readonly string[]>;
  /** Fetches those of the commits that are not here, without their history. False where one cannot be had. */
  fetchCommits(commits: readonly string[]): Promise<boolean>;
  /** The patch without context from one commit to another, renames followed. */
  diff(from: string, to: string): Promise<string>;
  /** Every path that differs, renames with both names. */
  changedPaths(from: string, to: string): Promise<readonly string[]>;
  /** The commit and those before it along first parents, at most so many; fewer in a shallow clone. */
  ancestors(commit: string, most: number): Promise<readonly string[]>;
  /** Paths of the index. */
  tracked(): Promise<readonly string[]>;
  /** A hash over the tracked files that match git's pathspecs; null when one was changed since the checkout. */
  contentHash(patterns: readonly string[]): Promise<string | null>;
  /** Number of commits on the way back along first parents; needs the whole history. */
  firstParentCount(commit: string): Promise<number>;
  /** Committer time in seconds since the epoch. */
  commitTime(commit: string): Promise<number>;
  /** Writes the files of a folder, as the commit has them, into an empty folder. */
  exportFolder(commit: string, path: string, destination: string): Promise<void>;
}
