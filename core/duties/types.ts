import type { Strategy } from '../branching/index.ts';
import type { FairleadConfig, MergeMethod } from '../config/types.ts';
import type { ManualFreeze } from '../policy/types.ts';

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
      /** The request that asked for it; without one, a duty of the strategy did. */
      readonly request?: string;
    }
  | {
      readonly kind: 'merge';
      readonly number: number;
      readonly headSha: string;
      readonly method: MergeMethod;
    }
  /** Puts a pull request into GitHub's merge queue, if its head is still this commit. */
  | { readonly kind: 'enqueue'; readonly number: number; readonly headSha: string }
  /** Commits one file to a branch, if the file there is still that blob. */
  | {
      readonly kind: 'write-file';
      readonly branch: string;
      readonly path: string;
      /** SHA of the blob that is replaced. */
      readonly before: string;
      readonly text: string;
      readonly message: string;
    }
  /** A comment that exists once per pull request and marker, and is edited when its text changes. */
  | { readonly kind: 'comment'; readonly number: number; readonly marker: string; readonly body: string }
  | { readonly kind: 'close-pull'; readonly number: number; readonly reason: string };

/** The part of a repository that duties look at. */
export interface RepositoryState {
  readonly now: number;
  readonly defaultBranch: string;
  /** Login of the App's own account, such as `fairlead[bot]`. */
  readonly appLogin: string;
  readonly branches: readonly BranchState[];
  /** Every tag that matches the protected names. */
  readonly tags: readonly { readonly name: string; readonly sha: string }[];
  readonly openPulls: readonly PullState[];
  /** Pull requests merged lately, newest first. */
  readonly mergedPulls: readonly PullState[];
  /** How branches stand to each other, for each pair of `wantedAncestry`. */
  readonly ancestry: readonly Ancestry[];
  /** Version files, for each of `wantedFiles`. */
  readonly files: readonly VersionFile[];
  /** Environment branches: since when their newest commit is deployed and green. */
  readonly environments: readonly EnvironmentState[];
}

/** A file that carries the version, as a branch holds it. */
export interface VersionFile {
  readonly branch: string;
  readonly path: string;
  /** SHA of its blob; null where the branch has no such file. */
  readonly sha: string | null;
  readonly text: string;
}

export interface EnvironmentState {
  readonly branch: string;
  /** Null: the newest commit is not deployed and green. */
  readonly greenSince: number | null | 'unknown';
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
  /** Stands in the merge queue already. */
  readonly queued?: boolean;
  /** Of a `revert-<number>-…` branch: the pull request that it takes back. */
  readonly reverts?: { readonly head: string; readonly base: string; readonly fork: boolean } | null;
  /** Entries of the configuration (`team:<slug>`) that the author is in. */
  readonly authorTeams?: readonly string[];
}

export interface Ancestry {
  readonly from: string;
  readonly to: string;
  /** Commits of `from` that `to` lacks. */
  readonly missing: number | 'unknown';
  /** Those of them that are no merge commits; without it, all count as changes. */
  readonly missingChanges?: number | 'unknown';
  /** When the oldest of them came to `from`. */
  readonly since: number | null;
  /** Paths that both sides changed since they parted: those that may conflict. */
  readonly changedOnBoth?: readonly string[];
}

interface Asked {
  /** Of the comment or button press that it came from; asking again is another request. */
  readonly id: string;
  /** Login, or `schedule`. */
  readonly by: string;
  readonly at: number;
  /** Issue or pull request where the answer goes; null: nobody waits for one. */
  readonly number: number | null;
  /** Its pull request was opened; when it is gone unmerged, somebody took the request back. */
  readonly opened: boolean;
}

/** What a person (or the schedule) asked for and is not done yet. Whoever stores one has checked that they may. */
export type DutyRequest = Asked &
  (
    | { readonly kind: 'cut'; readonly branch: string }
    | { readonly kind: 'tag'; readonly tag: string; readonly sha: string }
    | { readonly kind: 'finish'; readonly branch: string }
    | { readonly kind: 'bump'; readonly version: string; readonly base: string }
    | { readonly kind: 'promote'; readonly branch: string }
    | { readonly kind: 'back-merge'; readonly from: string; readonly to: string }
    | {
        readonly kind: 'merge';
        readonly pull: number;
        readonly method: MergeMethod | null;
        readonly headSha: string;
      }
  );

/** What is remembered of a repository between two runs. JSON. */
export interface DutyState {
  readonly requests: readonly DutyRequest[];
  readonly freezes: readonly ManualFreeze[];
  /** Start of the newest slot of the schedule that was taken up. */
  readonly slot: number | null;
  /** Comments that stand, by a hash of their text. */
  readonly said: readonly { readonly number: number; readonly marker: string; readonly hash: string }[];
}

export interface DutyInput {
  readonly state: RepositoryState;
  readonly config: FairleadConfig;
  readonly strategy: Strategy;
  readonly stored: DutyState;
}

/** A request that needs no more work, and the answer to whoever asked. */
export interface Settled {
  readonly id: string;
  readonly outcome: 'done' | 'refused';
  /** One sentence in Markdown, with its full stop. */
  readonly sentence: string;
  /** Freezes that doing it brought, such as that of a branch at the end of its life. */
  readonly freezes?: readonly ManualFreeze[];
}

export interface DutyOutcome {
  /** In the order in which they are carried out. */
  readonly commands: readonly DutyCommand[];
  readonly settled: readonly Settled[];
  /** When something may be due without an event. */
  readonly wakeAt: number | null;
}

export type DutyName =
  | 'release-cut'
  | 'bump'
  | 'release-tag'
  | 'release-finish'
  | 'promotion'
  | 'back-merge'
  | 'merge-managed'
  | 'delete-merged';

export interface Duty {
  /** Pure. */
  plan(input: DutyInput): DutyOutcome;
}
