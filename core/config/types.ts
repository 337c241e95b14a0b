export type StrategyName = 'feature' | 'gitflow';

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
  /** The target's name in the operator's configuration. */
  readonly target: string;
  /** Branches (globs) that may deploy here. Default: the default branch. */
  readonly deploys: readonly string[];
  /** How each service is rolled out; services that are not named use the defaults. */
  readonly services: Readonly<Record<string, CanaryConfig>>;
}

/** `.github/fairlead.yml`, complete: every default is filled in. */
export interface FairleadConfig {
  readonly version: 1;
  readonly strategy: StrategyName;
  readonly approvals: number;
  /** Required checks besides Fairlead's own. */
  readonly checks: readonly string[];
  readonly releaseManagers: readonly string[];
  readonly qa: readonly string[];
  readonly services: Readonly<Record<string, ServiceConfig>>;
  /** The Python package of integration tests, or null where there is none. */
  readonly integrationTests: { readonly path: string; readonly package: string } | null;
  readonly environments: Readonly<Record<string, EnvironmentConfig>>;
}
