import type { Observed, Change } from '../protection/types.ts';
import type { PullRequest, RepositoryRef } from './github.ts';

/** What one read of a repository brings: settings, configuration, long-lived branches and open pull requests. */
export interface RepositoryOverview {
  readonly repository: RepositoryRef;
  /** GraphQL's id. */
  readonly nodeId: string;
  readonly isPrivate: boolean;
  readonly archived: boolean;
  readonly defaultBranch: string;
  readonly observed: Observed;
  /** `.github/fairlead.yml` on the default branch; null where there is none. */
  readonly configText: string | null;
  /** CODEOWNERS on the default branch, by the first of GitHub's three places that has one. */
  readonly codeOwners: { readonly path: string; readonly text: string } | null;
  readonly branches: readonly { readonly name: string; readonly sha: string; readonly committedAt: number }[];
  readonly pulls: readonly PullOverview[];
  /** More than what was read exists: open pull requests, branches or rulesets. Names of the lists. */
  readonly truncated: readonly string[];
}

/** An open pull request with all that most rules need. Times are milliseconds since the epoch. */
export interface PullOverview extends PullRequest {
  readonly createdAt: number;
  readonly labels: readonly string[];
  readonly authorIsBot: boolean;
  /** Logins whose newest review approves the head commit. */
  readonly approvals: readonly string[];
  /** Paths of the first 100 changed files; null where there are more. */
  readonly paths: readonly string[] | null;
  /** Committed date of the oldest of the last 100 commits, merge commits among them. */
  readonly oldestCommitAt: number | null;
  readonly mergeCommits: number | 'unknown';
  readonly mergeable: boolean | 'unknown';
  /** GitHub's merge state: `behind`, `blocked`, `clean`, `dirty`, `draft`, `has_hooks`, `unknown`, `unstable`. */
  readonly mergeState: string;
  /** `fairlead/policy` on the head, the App's own newest; null where there is none. */
  readonly policyRun: {
    readonly id: number;
    readonly externalId: string;
    readonly status: string;
    readonly conclusion: string | null;
  } | null;
}

/** A team with its members and repositories; `slug` without the organisation. */
export interface TeamOverview {
  readonly slug: string;
  readonly id: number;
  readonly members: readonly string[];
  /** Names of the organisation's repositories. */
  readonly repositories: readonly string[];
}

export interface OrganisationOverview {
  readonly login: string;
  readonly teams: readonly TeamOverview[];
  /** Custom properties by repository name; a property's value is a list, of one entry where it is single. */
  readonly properties: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** Reading and writing GitHub's settings. Every error is Transient or Final; nothing is empty because it failed. */
export interface GitHubSettings {
  /** Every repository of the installation, with its node id. */
  list(installationId: number): Promise<readonly (RepositoryRef & { readonly nodeId: string })[]>;
  /**
   * Overviews of many repositories, several to a request. A repository that cannot be read comes as its error; the
   * others are there all the same.
   */
  overviews(
    installationId: number,
    repositories: readonly (RepositoryRef & { readonly nodeId: string })[],
  ): AsyncIterable<{ readonly repository: RepositoryRef; readonly overview: RepositoryOverview | Error }>;
  /** The same of one, by owner and name: one request. */
  overview(repository: RepositoryRef): Promise<RepositoryOverview>;
  organisation(
    installationId: number,
    login: string,
    want: { readonly properties: boolean },
  ): Promise<OrganisationOverview>;
  /** What GraphQL does not show, by conditional requests: branch policies of environments, protection rules. */
  rotation(repository: RepositoryRef, observed: Observed): Promise<Observed>;
  /** Makes one change; returns the ruleset's id, or null for other kinds. One request. */
  apply(repository: RepositoryRef, change: Change): Promise<number | null>;
}
