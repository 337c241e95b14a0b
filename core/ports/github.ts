import type { Deployments } from './deployments.ts';
import type { GitHubHandOvers } from './github-hand-overs.ts';
import type { GitHubHistory } from './github-history.ts';
import type { GitHubSources } from './github-sources.ts';
import type { GitHubSettings } from './github-settings.ts';
import type { PullRequest, RepositoryRef } from './github-repository.ts';

export type { PullRequest, RepositoryRef };

/** What Fairlead needs of GitHub, in the narrow pieces that its users take. Errors are Transient or Final. */

export interface CheckAnnotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  /** Only where startLine equals endLine. */
  readonly startColumn?: number;
  readonly endColumn?: number;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
  /** Plain text in a block of its own, behind a click. */
  readonly rawDetails?: string;
}

export type CheckConclusion =
  'success' | 'failure' | 'neutral' | 'cancelled' | 'timed_out' | 'action_required';

export interface CheckRun {
  /** `fairlead/policy`, `fairlead/lint`, … */
  readonly name: string;
  readonly headSha: string;
  readonly status: 'queued' | 'in_progress' | 'completed';
  readonly conclusion?: CheckConclusion;
  readonly title: string;
  /** Markdown; the adapter cuts it at GitHub's limit and says so. */
  readonly summary: string;
  readonly annotations: readonly CheckAnnotation[];
  readonly detailsUrl?: string;
  /** Ours, to find the run again. */
  readonly externalId: string;
  /**
   * The external id is another one whenever the annotations are: a run that has it already holds the first of them, and
   * the others are added. Without this, annotations are read and compared, and others need a new run.
   */
  readonly resumable?: boolean;
  /** Buttons; at most three. */
  readonly actions?: readonly CheckAction[];
}

/** A button of a check run. GitHub's limits: label 20 characters, description 40, identifier 20. */
export interface CheckAction {
  readonly label: string;
  readonly description: string;
  readonly identifier: string;
}

/** A run that the caller has just read. */
export interface KnownCheckRun {
  readonly id: number;
  /** How many it has; null where that was not read. */
  readonly annotations: number | null;
}

export interface GitHubChecks {
  /**
   * Makes the newest run of this name and external id on the commit say this; returns its id.
   * Annotations go out in batches of 50, the first with the run itself, and only the last one completes it; updates
   * append, so a changed set needs a new run, which this makes.
   * @param known saves the search: the run as it was just read, or null where there is none
   */
  put(repository: RepositoryRef, run: CheckRun, known?: KnownCheckRun | null): Promise<number>;
}

/** A check run of the App's own as it stands on a commit. */
export interface OwnCheck {
  readonly name: string;
  readonly status: string;
  /** Null while it is not completed. */
  readonly conclusion: string | null;
  readonly title: string;
  /** Its page on GitHub. */
  readonly url: string;
}

export interface GitHubOwnChecks {
  /** The App's own check runs on a commit, the newest of each name; at most 100. */
  on(repository: RepositoryRef, sha: string): Promise<readonly OwnCheck[]>;
}

export interface GitHubPulls {
  get(repository: RepositoryRef, number: number): Promise<PullRequest>;
  listOpen(repository: RepositoryRef): Promise<readonly PullRequest[]>;
  /** Logins whose newest review approves the current head. */
  approvals(repository: RepositoryRef, number: number): Promise<readonly string[]>;
  /** Paths the pull request changes, renames with both names. At most 3,000. */
  changedPaths(repository: RepositoryRef, number: number): Promise<readonly string[]>;
}

export interface GitHubContents {
  /** The file's text at a ref, or null where it does not exist. */
  read(repository: RepositoryRef, path: string, ref: string): Promise<string | null>;
  defaultBranch(repository: RepositoryRef): Promise<string>;
}

export interface WorkflowRun {
  readonly id: number;
  readonly attempt: number;
  readonly event: string;
  readonly headSha: string;
  readonly headBranch: string;
}

export interface GitHubActions {
  run(repository: RepositoryRef, runId: number): Promise<WorkflowRun>;
}

export interface GitHubDeployments {
  of(repository: RepositoryRef): Deployments;
}

export interface GitHubInstallations {
  /** Ids of the App's installations that are not suspended. */
  ids(): Promise<readonly number[]>;
  /** Login of the App's own account, `<slug>[bot]` (`GET /app`, once); null without the App. */
  login(): Promise<string | null>;
  /** The repository by its id, or null where the App is not installed. */
  repository(id: number, owner: string, name: string): Promise<RepositoryRef | null>;
  /** Every repository of every installation. */
  all(): Promise<readonly RepositoryRef[]>;
}

/** Branches and tags. Names are without `refs/heads/` and `refs/tags/`. What another one did first is a result, no error. */
export interface GitHubRefs {
  /** The branch's newest commit, or null where there is no such branch. */
  branch(repository: RepositoryRef, name: string): Promise<string | null>;
  createBranch(repository: RepositoryRef, name: string, sha: string): Promise<'created' | 'exists'>;
  /** Moves the branch forward, never over commits that `sha` lacks. */
  advanceBranch(
    repository: RepositoryRef,
    name: string,
    sha: string,
  ): Promise<'advanced' | 'not-fast-forward' | 'gone'>;
  /** Deletes the branch only where it is still at `sha`. */
  deleteBranch(repository: RepositoryRef, name: string, sha: string): Promise<'deleted' | 'gone' | 'moved'>;
  /** An annotated tag. `elsewhere`: it exists at another commit and stays there. */
  tag(
    repository: RepositoryRef,
    tag: { readonly name: string; readonly sha: string; readonly message: string },
  ): Promise<'created' | 'exists' | 'elsewhere'>;
}

export interface NewPull {
  readonly head: string;
  readonly base: string;
  readonly title: string;
  readonly body: string;
}

export type MergeOutcome =
  | { readonly kind: 'merged'; readonly sha: string }
  /** The head is no longer at the commit that was to be merged. */
  | { readonly kind: 'head-moved' }
  /** GitHub would not: conflicts, rules, a method that is off. Its own words. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Opening, changing and merging pull requests. */
export interface GitHubMerging {
  /**
   * Puts a pull request into GitHub's merge queue, if its head is still at the commit (GraphQL
   * `enqueuePullRequest`). Null when it is there, or was; else GitHub's reason why not.
   */
  enqueue(
    repository: RepositoryRef,
    entry: { readonly number: number; readonly headSha: string },
  ): Promise<string | null>;
  /** Opens one, or finds the open one of the same head and base. Returns its number, null where there is nothing to merge. */
  open(repository: RepositoryRef, pull: NewPull): Promise<number | null>;
  retarget(repository: RepositoryRef, number: number, base: string): Promise<void>;
  close(repository: RepositoryRef, number: number): Promise<void>;
  merge(
    repository: RepositoryRef,
    merge: {
      readonly number: number;
      readonly headSha: string;
      readonly method: 'merge' | 'squash' | 'rebase';
      /** Of the merge commit; GitHub's own by default. */
      readonly title?: string;
    },
  ): Promise<MergeOutcome>;
}

export type Reaction = 'eyes' | 'rocket' | '+1' | '-1' | 'confused';

export interface GitHubComments {
  /** A comment on a pull request or issue, or null where it is gone. */
  get(
    repository: RepositoryRef,
    commentId: number,
  ): Promise<{ readonly author: string; readonly body: string } | null>;
  /**
   * A comment that exists once per pull request or issue and marker: made, or edited where its text differs.
   * The marker is an HTML comment's text and stands in front of the body. Returns the comment's id.
   */
  put(
    repository: RepositoryRef,
    number: number,
    comment: { readonly marker: string; readonly body: string },
  ): Promise<number>;
  react(repository: RepositoryRef, commentId: number, reaction: Reaction): Promise<void>;
}

export type PermissionLevel = 'none' | 'read' | 'triage' | 'write' | 'maintain' | 'admin';

export interface GitHubPeople {
  /** What a person may do in the repository. */
  permission(repository: RepositoryRef, login: string): Promise<PermissionLevel>;
  /** Ids by login, as it was asked for; people who do not exist are left out. At most 100 logins a request. */
  userIds(installationId: number, logins: readonly string[]): Promise<Readonly<Record<string, number>>>;
  /** The App itself. Only for the App. */
  app(): Promise<{ readonly id: number; readonly slug: string }>;
}

export interface GitHubFiles {
  /** Writes one file on a branch, only where it is as `before` says: the blob's SHA, or null for a new file. */
  put(
    repository: RepositoryRef,
    file: {
      readonly branch: string;
      readonly path: string;
      readonly before: string | null;
      readonly text: string;
      readonly message: string;
    },
  ): Promise<{ readonly kind: 'written'; readonly commit: string } | { readonly kind: 'changed' }>;
  /** Writes several files by one commit on a branch, only where the branch is at `head`. */
  commit(
    repository: RepositoryRef,
    commit: {
      readonly branch: string;
      readonly head: string;
      readonly files: readonly { readonly path: string; readonly text: string }[];
      /** One line. */
      readonly message: string;
    },
  ): Promise<{ readonly kind: 'written'; readonly commit: string } | { readonly kind: 'changed' }>;
  /** Text and blob SHA of a file on a ref, or null where there is none. */
  get(
    repository: RepositoryRef,
    path: string,
    ref: string,
  ): Promise<{ readonly text: string; readonly sha: string } | null>;
}

/** One try of GitHub to deliver a webhook. */
export interface HookDelivery {
  /** Digits. A number could not hold it: GitHub's go beyond 2^53. */
  readonly id: string;
  /** The same for every try of one delivery. */
  readonly guid: string;
  readonly deliveredAt: number;
  /** What we answered; 0 where nobody did. */
  readonly statusCode: number;
  readonly event: string;
  readonly action: string | null;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
}

export interface GitHubDeliveries {
  /** Tries since a time, newest first; at most 2,000. Only for the App. */
  list(since: number): Promise<readonly HookDelivery[]>;
  redeliver(id: string): Promise<void>;
}

/** Answers to GitHub as the deployment protection rule of an environment. */
export interface GitHubGates {
  /** @param callbackUrl as the webhook `deployment_protection_rule` names it; another origin is refused */
  answer(
    repository: RepositoryRef,
    callbackUrl: string,
    answer: {
      readonly environment: string;
      readonly state: 'approved' | 'rejected';
      /** Markdown. */
      readonly comment: string;
    },
  ): Promise<void>;
}

export interface GitHub {
  readonly checks: GitHubChecks;
  readonly ownChecks: GitHubOwnChecks;
  readonly pulls: GitHubPulls;
  readonly contents: GitHubContents;
  readonly actions: GitHubActions;
  readonly deployments: GitHubDeployments;
  readonly installations: GitHubInstallations;
  readonly refs: GitHubRefs;
  readonly merging: GitHubMerging;
  readonly comments: GitHubComments;
  readonly people: GitHubPeople;
  readonly files: GitHubFiles;
  readonly deliveries: GitHubDeliveries;
  readonly gates: GitHubGates;
  readonly settings: GitHubSettings;
  readonly history: GitHubHistory;
  readonly handOvers: GitHubHandOvers;
  readonly sources: GitHubSources;
}
