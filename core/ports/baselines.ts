/** Where the coverage of commits is kept, to compare later ones with. */
export interface BaselineStore {
  /**
   * What is kept of the first of these commits that anything is kept of; null where nothing is.
   * Errors: FL_BASELINE_UNREAD where that cannot be told.
   */
  find(commits: readonly string[]): Promise<string | null>;
  /** Keeps the text of a commit. Errors: FL_BASELINE_NOT_KEPT. */
  keep(commit: string, text: string): Promise<void>;
}
