/** What Fairlead needs of GitHub, in the narrow pieces that its users take. Errors are Transient or Final. */

export interface RepositoryRef {
  readonly installationId: number;
  readonly id: number;
  readonly owner: string;
  readonly name: string;
}

export interface PullRequest {
  readonly number: number;
  readonly title: string;
  readonly state: 'open' | 'closed';
  readonly merged: boolean;
  readonly draft: boolean;
  readonly author: string;
  readonly headRef: string;
  readonly headSha: string;
  /** Null when the fork is gone. */
  readonly headRepositoryId: number | null;
  readonly baseRef: string;
  readonly baseSha: string;
}

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
}

export interface GitHubChecks {
  /**
   * Makes the newest run of this name and external id on the commit say this; returns its id.
   * Annotations go out in batches of 50; updates append, so a changed set needs a new run, which this makes.
   */
  put(repository: RepositoryRef, run: CheckRun): Promise<number>;
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
  /** Idempotent by `key` (kept in the deployment's payload); returns the deployment's id. */
  create(
    repository: RepositoryRef,
    deployment: {
      readonly key: string;
      readonly sha: string;
      readonly environment: string;
      readonly description: string;
      readonly production: boolean;
    },
  ): Promise<number>;
  status(
    repository: RepositoryRef,
    deploymentId: number,
    status: {
      readonly state: 'queued' | 'in_progress' | 'success' | 'failure' | 'inactive' | 'error';
      /** Cut at 140 characters. */
      readonly description: string;
      readonly logUrl: string;
    },
  ): Promise<void>;
}

export interface GitHubInstallations {
  /** The repository by its id, or null where the App is not installed. */
  repository(id: number, owner: string, name: string): Promise<RepositoryRef | null>;
  /** Every repository of every installation. */
  all(): Promise<readonly RepositoryRef[]>;
}

export interface GitHub {
  readonly checks: GitHubChecks;
  readonly pulls: GitHubPulls;
  readonly contents: GitHubContents;
  readonly actions: GitHubActions;
  readonly deployments: GitHubDeployments;
  readonly installations: GitHubInstallations;
}
