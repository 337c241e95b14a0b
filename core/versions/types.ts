/** The ways in which versions are written and ordered; a folder for each stands beside this file. */
export type Ecosystem = 'pep440' | 'npm' | 'maven' | 'oci';

/** One run of the workflow, as GitHub counts it. */
export interface WorkflowRun {
  readonly number: number;
  /** 1 to 99; GitHub itself stops earlier. */
  readonly attempt: number;
}

export interface AlphaInput {
  /** The release that is being worked on, such as `1.5.0`. */
  readonly base: string;
  /**
   * First-parent commits of the default branch: up to the built commit on the default branch itself, up to the tip of
   * the base branch at the time of the event for a pull request. That tip never goes back while a pull request is
   * open; its merge base does, where the pull request is moved to an older commit.
   */
  readonly mainCommitCount: number;
  /** The whole commit that is built: of a pull request its head. 40 or 64 lower-case hex digits. */
  readonly sha: string;
  readonly pullRequest?: {
    readonly number: number;
    readonly runNumber: number;
    readonly runAttempt: number;
  };
}

/** A final version, or an alpha as Fairlead writes it. */
export interface KnownVersion {
  /** The final version itself, or the one that the alpha is an alpha of. */
  readonly release: string;
  /** Null for a final version. */
  readonly alpha: {
    readonly mainCommitCount: number;
    /** Null for an alpha of the default branch; only these may be promoted. */
    readonly pullRequest: number | null;
  } | null;
}

/**
 * How alphas are called in one ecosystem. Equal input gives equal versions; other commits, runs and pull requests give
 * others; the ecosystem's own order is that of the history along the default branch and that of the runs within a
 * pull request. Every pull request's alpha sorts after the main alpha it counts from and before the next one.
 */
export interface VersionScheme {
  /** Errors: FL_VERSION_INVALID for a base that is no final version, and for counts out of range. */
  readonly alphaVersion: (input: AlphaInput) => string;
  /**
   * The version to publish under where that of `alphaVersion` is taken by other bytes; null where the version holds
   * all that tells it apart already. Nothing is ever overwritten. Errors: FL_VERSION_INVALID.
   */
  readonly afterCollision: (input: AlphaInput, run: WorkflowRun) => string | null;
  /** Null for everything that is neither a final version nor an alpha of Fairlead's. */
  readonly read: (text: string) => KnownVersion | null;
  /** Negative, zero or positive, in the ecosystem's order. Errors: FL_VERSION_INVALID for what `read` does not know. */
  readonly compare: (a: string, b: string) => number;
  /**
   * The tag that moves along with the alphas of the default branch (null) or of a pull request: a dist-tag of npm, a
   * tag of an image. Never `latest`. Null where the ecosystem has nothing of the kind.
   */
  readonly pointer: (pullRequest: number | null) => string | null;
}
