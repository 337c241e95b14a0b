import type { MergeMethod } from '../config/types.ts';

/**
 * Work that the App does for a team. Every duty is level-triggered and idempotent: a pure function of the repository as
 * it is returns what is missing, and doing it twice changes nothing. Each kind has a folder in core/duties.
 */
export type DutyCommand =
  | {
      readonly kind: 'create-branch';
      readonly branch: string;
      readonly from: string;
      readonly sha: string;
      readonly reason: string;
    }
  | { readonly kind: 'delete-branch'; readonly branch: string; readonly sha: string; readonly reason: string }
  | { readonly kind: 'tag'; readonly tag: string; readonly sha: string; readonly message: string }
  | {
      readonly kind: 'open-pull';
      readonly head: string;
      readonly base: string;
      readonly title: string;
      readonly body: string;
    }
  | {
      readonly kind: 'merge';
      readonly number: number;
      readonly headSha: string;
      readonly method: MergeMethod;
    }
  /** A comment that exists once per pull request and marker, and is edited when its text changes. */
  | { readonly kind: 'comment'; readonly number: number; readonly marker: string; readonly body: string }
  | { readonly kind: 'close-pull'; readonly number: number; readonly reason: string };

/** The part of a repository that duties look at. */
export interface RepositoryState {
  readonly now: number;
  readonly defaultBranch: string;
  readonly branches: readonly BranchState[];
  /** Every tag that matches the protected names. */
  readonly tags: readonly { readonly name: string; readonly sha: string }[];
  readonly openPulls: readonly PullState[];
  /** Pull requests merged lately, newest first. */
  readonly mergedPulls: readonly PullState[];
  /** How the ends of back-merges stand to each other; null where it could not be read. */
  readonly ancestry: readonly Ancestry[];
}

export interface BranchState {
  readonly name: string;
  readonly sha: string;
  readonly committedAt: number;
}

export interface PullState {
  readonly number: number;
  readonly title: string;
  readonly head: string;
  readonly headSha: string;
  readonly base: string;
  readonly fork: boolean;
  readonly author: string;
  readonly labels: readonly string[];
  readonly mergedAt: number | null;
  readonly mergeSha: string | null;
  /** GitHub's own: conflicts with the base. */
  readonly mergeable: boolean | 'unknown';
  /** Conclusion of `fairlead/policy` on the head. */
  readonly policy: 'success' | 'failure' | 'action_required' | null;
  /** Whether GitHub would merge it now. */
  readonly ready: boolean;
}

export interface Ancestry {
  readonly from: string;
  readonly to: string;
  /** Commits of `from` that `to` lacks. */
  readonly missing: number | 'unknown';
  /** When the oldest of them came to `from`. */
  readonly since: number | null;
}
