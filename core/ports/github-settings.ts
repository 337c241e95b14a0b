import type { Ancestry } from '../duties/types.ts';
import type { Observed, Change } from '../protection/types.ts';
import type { BranchPair, RevertedPull } from './github-history.ts';
import type { PullRequest, RepositoryRef } from './github-repository.ts';

/**
 * By what it is known whether settings are as they were when they were read last. Glances and overviews of the same
 * settings give the same.
 */
export interface SettingsSight {
  readonly stamp: string;
  /** Newest change that GitHub dates, to the second: another one in the same second changes no stamp. 0: none. */
  readonly changedAt: number;
}

export type WatchedKind = 'check-run' | 'environment' | 'branch-protection';

/** What a glance names without showing it, by GraphQL's id, and what `watch` says of it while it stays as it is. */
export interface Watched {
  readonly kind: WatchedKind;
  readonly nodeId: string;
  readonly sight: string;
}

export interface WatchedSetting extends Watched {
  readonly kind: 'environment' | 'branch-protection';
  readonly name: string;
}

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
  readonly sight: SettingsSight;
  /** Settings that are in the sight by name only. */
  readonly watched: readonly WatchedSetting[];
}

/** A repository as a pass looks at it: whether something changed, not what. */
export interface RepositoryGlance extends Pick<
  RepositoryOverview,
  'repository' | 'archived' | 'defaultBranch' | 'configText' | 'codeOwners' | 'truncated' | 'sight'
> {
  /** GitHub enforces nothing here; see `Observed`. */
  readonly unenforceable: boolean;
  readonly branches: readonly { readonly name: string; readonly sha: string }[];
  /** Open ones, those that changed last first. */
  readonly pulls: readonly Pick<PullOverview, 'number' | 'baseSha' | 'updatedAt' | 'stamp'>[];
}

/** An open pull request with all that most rules need. Times are milliseconds since the epoch. */
export interface PullOverview extends PullRequest {
  readonly createdAt: number;
  /** To the second: another change in the same second changes no stamp. */
  readonly updatedAt: number;
  /**
   * Another one whenever something of the pull request itself changed: its head, base or draft, reviews, labels, title.
   * Its check run and its base's newest commit are not in it.
   */
  readonly stamp: string;
  readonly labels: readonly string[];
  readonly authorIsBot: boolean;
  /** Logins whose newest review approves the head commit. */
  readonly approvals: readonly string[];
  /**
   * Paths of the changed files; null where they were not read: in overviews of many, above 100 files, and with renames,
   * whose old names GraphQL does not tell.
   */
  readonly paths: readonly string[] | null;
  /** Committed date of the oldest commit. */
  readonly oldestCommitAt: number | null;
  /** `unknown` in overviews and above 100 commits. */
  readonly mergeCommits: number | 'unknown';
  /** Whether the head holds the base's newest commit. `unknown` in overviews, and above 100 commits without a yes. */
  readonly containsBase: boolean | 'unknown';
  /** `.github/fairlead.yml` as the head has it; null where it has none, undefined where the head is gone. */
  readonly headConfig: { readonly oid: string; readonly text: string } | null | undefined;
  readonly mergeable: boolean | 'unknown';
  /** GitHub's merge state: `behind`, `blocked`, `clean`, `dirty`, `draft`, `has_hooks`, `unknown`, `unstable`. */
  readonly mergeState: string;
  /** `fairlead/policy` on the head, the App's own newest; null where there is none. */
  readonly policyRun: {
    readonly id: number;
    readonly watched: Watched;
    readonly externalId: string;
    readonly status: string;
    readonly conclusion: string | null;
    /** How many it has; null in overviews. */
    readonly annotations: number | null;
  } | null;
}

/** One pull request and the settings around it, by one request. */
export interface PullReading {
  /** Its `pulls` hold this one only, and nothing where there is no such pull request. */
  readonly overview: RepositoryOverview;
  readonly pull: PullOverview | null;
  /** Of `reverts`, where it was asked for and exists. */
  readonly reverted: RevertedPull | null;
  /** In the order in which it was asked for. */
  readonly ancestry: readonly Ancestry[];
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
  /** Every repository of an organisation that the token sees, whatever kind of token it is. */
  listOf(login: string): Promise<readonly (RepositoryRef & { readonly nodeId: string })[]>;
  /**
   * Overviews of many repositories, several to a request. A repository that cannot be read comes as its error; the
   * others are there all the same.
   */
  overviews(
    installationId: number,
    repositories: readonly (RepositoryRef & { readonly nodeId: string })[],
  ): AsyncIterable<{ readonly repository: RepositoryRef; readonly overview: RepositoryOverview | Error }>;
  /** The same repositories as cheaply as can be: what a pass needs to know what it must look at. */
  glances(
    installationId: number,
    repositories: readonly (RepositoryRef & { readonly nodeId: string })[],
  ): AsyncIterable<{ readonly repository: RepositoryRef; readonly glance: RepositoryGlance | Error }>;
  /** What is to be seen of each now, by its id; null where it is gone, an error where that is not known. */
  watch(
    installationId: number,
    things: readonly Pick<Watched, 'kind' | 'nodeId'>[],
  ): Promise<ReadonlyMap<string, string | null | Error>>;
  /** The same of one, by owner and name: one request. */
  overview(repository: RepositoryRef): Promise<RepositoryOverview>;
  /**
   * One pull request with everything around it: one request.
   * @param also what else is to be read by it: the pull request that this one takes back, at most ten ancestries
   */
  pull(
    repository: RepositoryRef,
    number: number,
    also?: { readonly reverts?: number; readonly ancestry?: readonly BranchPair[] },
  ): Promise<PullReading>;
  /**
   * Null where the login is a person's, who has neither teams nor properties.
   * @param want `repositoriesOf`: slugs of the teams whose repositories are wanted whole, absent: of all; of the others
   * the first hundred come
   */
  organisation(
    installationId: number,
    login: string,
    want: { readonly properties: boolean; readonly repositoriesOf?: readonly string[] },
  ): Promise<OrganisationOverview | null>;
  /** What GraphQL does not show, by conditional requests: branch policies of environments, protection rules. */
  rotation(repository: RepositoryRef, observed: Observed): Promise<Observed>;
  /** Makes one change; returns the ruleset's id, or null for other kinds. One request, but for environments. */
  apply(repository: RepositoryRef, change: Change): Promise<number | null>;
}
