import type { Ancestry } from '../duties/types.ts';
import type { RepositoryRef } from './github-repository.ts';

export interface BranchPair {
  readonly from: string;
  readonly to: string;
}

/** A pull request that another one takes back. */
export interface RevertedPull {
  readonly head: string;
  readonly base: string;
  readonly fork: boolean;
}

export interface MergedPull {
  readonly number: number;
  readonly title: string;
  readonly head: string;
  readonly headSha: string;
  readonly base: string;
  readonly fork: boolean;
  readonly author: string;
  readonly labels: readonly string[];
  readonly mergedAt: number;
  /** The commit that it became on the base; null where GitHub does not say. */
  readonly mergeSha: string | null;
}

/** A deployment with its newest status. */
export interface DeploymentState {
  readonly id: number;
  readonly sha: string;
  /** Lower case, as REST has it: `success`, `failure`, `in_progress`, `inactive`, … */
  readonly state: string;
  readonly createdAt: number;
  /** When the state came; null where there is no status yet. */
  readonly since: number | null;
}

export interface ObservedCheck {
  readonly name: string;
  readonly appId: number | null;
  readonly status: string;
  readonly conclusion: string | null;
}

/** A commit's difference to its first parent, as `git diff` prints it. */
export interface CommitPatch {
  readonly sha: string;
  /** First line of its message. */
  readonly title: string;
  /** Null where it is larger than is read (1 MiB). */
  readonly diff: string | null;
  readonly parents: number;
}

/** What happened in a repository. Every error is Transient or Final; nothing is empty because it failed. */
export interface GitHubHistory {
  /** Full SHA of the commit that a ref, or the first digits of a SHA, names; null where there is none. */
  commit(repository: RepositoryRef, ref: string): Promise<string | null>;
  /** Numbers of the merged pull requests that brought a commit to its branch. */
  pullsOf(repository: RepositoryRef, sha: string): Promise<readonly number[]>;
  /** Null where there is no such pull request. */
  reverted(repository: RepositoryRef, number: number): Promise<RevertedPull | null>;
  /** How branches stand to each other, 50 pairs to a request. Pairs whose branch is missing come as `unknown`. */
  ancestry(repository: RepositoryRef, pairs: readonly BranchPair[]): Promise<readonly Ancestry[]>;
  /** The newest 20 deployments of an environment, newest first. */
  deployments(repository: RepositoryRef, environment: string): Promise<readonly DeploymentState[]>;
  /** The newest 100 tags with the commits that they stand for. */
  tags(repository: RepositoryRef): Promise<readonly { readonly name: string; readonly sha: string }[]>;
  /** The 50 pull requests that were merged last, newest first. */
  merged(repository: RepositoryRef): Promise<readonly MergedPull[]>;
  /** Check runs and statuses on a commit, the newest of each name. */
  checks(repository: RepositoryRef, sha: string): Promise<readonly ObservedCheck[]>;
  /** Commits of `head` that `base` lacks, oldest first; null above 250. Refs or SHAs. */
  missing(
    repository: RepositoryRef,
    base: string,
    head: string,
  ): Promise<readonly { readonly sha: string; readonly title: string; readonly parents: number }[] | null>;
  /** Paths that two branches both changed since they parted, of the 300 that GitHub lists of each. */
  changedOnBoth(repository: RepositoryRef, one: string, other: string): Promise<readonly string[]>;
  /** Differences of commits, one request each where `missing` told of them before; at most 250. */
  patches(repository: RepositoryRef, shas: readonly string[]): Promise<readonly CommitPatch[]>;
}
