export const strategyNames = ['trunk', 'feature', 'fork', 'release', 'gitflow', 'environment'] as const;
export type StrategyName = (typeof strategyNames)[number];

export const mergeMethods = ['merge', 'squash', 'rebase'] as const;
export type MergeMethod = (typeof mergeMethods)[number];

/** Whether the App keeps a comment on pull requests: always, from the first failure on, or never. */
export const commentModes = ['on', 'failures', 'off'] as const;
export type CommentMode = (typeof commentModes)[number];

/** A time in which nothing is merged into some branches. */
export interface Freeze {
  /** Globs of branch names. */
  readonly branches: readonly string[];
  /** Milliseconds since the epoch; from inclusive, to exclusive. */
  readonly from: number;
  readonly to: number;
  readonly reason: string;
  /** Labels, logins or teams (`label:hotfix`, `ann`, `team:release`) whose pull requests may go in all the same. */
  readonly allow: readonly string[];
}

/** When release branches are cut by themselves. */
export interface ReleaseSchedule {
  readonly everyMs: number;
  /** Of the first one. */
  readonly start: number;
  /** Which part of the version each release raises. */
  readonly version: 'major' | 'minor' | 'patch';
}

/**
 * What the rules of one repository are: every layer merged, every default filled in. Lists of people hold logins and
 * `team:<slug>`.
 */
export interface RuleSettings {
  readonly strategy: StrategyName;
  /** Name of the main line; null: the default branch. */
  readonly main: string | null;
  readonly develop: string;
  /** Glob of release branches; null: the strategy has none. */
  readonly release: string | null;
  /** Where a fix for a release starts. Only the strategy `release` asks. */
  readonly fixes: 'main-first' | 'release-first';
  /** Globs of the names that contributors' branches may have. */
  readonly branches: readonly string[];
  /** More head→base pairs, in the rule language; they come before the preset's. */
  readonly pairs: readonly string[];
  /** Methods for topic branches, the usual one first. */
  readonly merge: readonly [MergeMethod, ...MergeMethod[]];
  /** Topic branches may also go into topic branches. */
  readonly stacked: boolean;
  /** Longest life of a topic branch. */
  readonly maxAgeMs: number | null;
  /** The head must hold the base's newest commit. */
  readonly upToDate: boolean;
  readonly linear: boolean;
  /** Pushes straight to branches that stay. `discourage` lets them through and says so on the commit. */
  readonly directCommits: 'deny' | 'discourage' | 'allow';
  readonly deleteMerged: boolean;
  /** People other than the author who approve the head commit. */
  readonly approvals: number;
  /** A CODEOWNERS file must exist, and its owners approve. */
  readonly codeOwners: boolean;
  /** Required checks besides Fairlead's own. */
  readonly checks: readonly string[];
  readonly releaseManagers: readonly string[];
  readonly qa: readonly string[];
  readonly maintainers: readonly string[];
  /** Logins of bots that may do what a contributor may. */
  readonly bots: readonly string[];
  /** Deadline of back-merges; null: no such duty. */
  readonly backMergeMs: number | null;
  /** Environment branches, upstream first. */
  readonly promote: readonly string[];
  /** How long an environment branch must have been deployed and green before it goes on, by branch. */
  readonly bakeMs: Readonly<Record<string, number>>;
  readonly freezes: readonly Freeze[];
  /** Globs of tags that only release managers make. */
  readonly tags: readonly string[];
  readonly mergeQueue: boolean;
  readonly schedule: ReleaseSchedule | null;
  /** What GitHub enforces the rules with. */
  readonly mechanism: 'rulesets' | 'branch-protection';
  /** `advisory`: nothing is written to GitHub's settings, verdicts are given all the same. */
  readonly enforcement: 'enforce' | 'advisory';
}

export interface ServiceConfig {
  readonly name: string;
  /** Folder of the service in the repository. */
  readonly path: string;
  /** Distribution name; by default the one that pyproject.toml names. */
  readonly package: string;
  /** WSGI application, `module:attribute`. */
  readonly wsgi: string;
  /** Services it calls; each gets `SERVICE_URL_<NAME>` in the environment. */
  readonly needs: readonly string[];
  /** Folders of integration tests that belong to it. */
  readonly tests: readonly string[];
  /** Answers 200 when the service is ready. Default `/healthz`. */
  readonly health: string;
  /** Paths a new version must answer below 500 before its first request from a user. Default: the health path. */
  readonly probes: readonly string[];
}

export interface CanaryConfig {
  readonly pattern: 'canary';
  /** Weights below 100, rising. */
  readonly steps: readonly number[];
  readonly intervalMs: number;
  readonly bakeMs: number;
  readonly finalBakeMs: number;
  readonly warmUpMs: number;
  /** Absolute margin of the proof of safety, as a ratio: 0.01 is one percent. */
  readonly safeDelta: number;
  readonly onInconclusive: 'ask' | 'promote' | 'rollback';
}

export interface EnvironmentConfig {
  readonly name: string;
  /** The target's name in the operator's configuration; null: the environment is there for its protection alone. */
  readonly target: string | null;
  /** Branches (globs) that may deploy here. Default: the default branch. */
  readonly deploys: readonly string[];
  /** Who must approve a deployment (`team:<slug>` or a login); empty: nobody. */
  readonly approval: readonly string[];
  /** How long a deployment waits before it may start. */
  readonly waitMs: number;
  /** How each service is rolled out; services that are not named use the defaults. */
  readonly services: Readonly<Record<string, CanaryConfig>>;
}

/** `.github/fairlead.yml`, complete: every layer is merged and every default is filled in. */
export interface FairleadConfig extends RuleSettings {
  readonly version: 1;
  readonly services: Readonly<Record<string, ServiceConfig>>;
  /** The Python package of integration tests, or null where there is none. */
  readonly integrationTests: { readonly path: string; readonly package: string } | null;
  readonly environments: Readonly<Record<string, EnvironmentConfig>>;
  readonly comment: CommentMode;
}
