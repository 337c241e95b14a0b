import type { GitHubStage } from '../github/stage.ts';
import type { OidcIssuer } from '../oidc/issuer.ts';
import type { Message } from './commands.ts';

export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped';

export interface StepResult {
  readonly name: string;
  readonly id: string | null;
  readonly uses: string | null;
  readonly conclusion: Conclusion;
  readonly outputs: Readonly<Record<string, string>>;
  /** What the step printed, with secrets masked; cut where it is very long. */
  readonly log: string;
  /** What it wrote to `GITHUB_STEP_SUMMARY`. */
  readonly summary: string;
  readonly messages: readonly Message[];
}

export interface JobResult {
  /** The key in the workflow file. */
  readonly id: string;
  readonly name: string;
  readonly conclusion: Conclusion;
  readonly outputs: Readonly<Record<string, string>>;
  readonly steps: readonly StepResult[];
}

export interface RunResult {
  readonly id: number;
  /** Path of the workflow file. */
  readonly workflow: string;
  readonly conclusion: Conclusion;
  readonly jobs: readonly JobResult[];
  /** Third-party actions that something of the stage's own stood in for. */
  readonly standIns: readonly string[];
}

/** An event that workflows are played for. */
export type PlayedEvent =
  | {
      readonly name: 'pull_request';
      readonly number: number;
      readonly action?: 'opened' | 'synchronize' | 'reopened';
    }
  | { readonly name: 'push'; readonly branch: string; readonly sha?: string; readonly before?: string }
  | {
      readonly name: 'workflow_dispatch';
      readonly branch: string;
      /** Path of the workflow file. */
      readonly workflow: string;
      readonly inputs?: Readonly<Record<string, string>>;
    };

export interface RunOptions {
  readonly actor: string;
  /** Only this workflow file. */
  readonly workflow?: string;
  /** Ends every child process; the run is concluded as cancelled. */
  readonly signal?: AbortSignal;
  /** Called for every line that a step prints, for progress on a terminal. */
  readonly onLine?: (line: string) => void;
}

export interface PlayerOptions {
  readonly stage: GitHubStage;
  readonly issuer: OidcIssuer;
  /** Folder of this product: its `action.yml` and `actions/<name>/action.yml` are what `uses:` of it means. */
  readonly product: string;
  /** Owner and name by which workflows call this product; those of the release by default. */
  readonly productName?: string;
  /** The player's own folder, for workspaces and logs. */
  readonly dir: string;
  /** Folder with `python` in it; what `actions/setup-python` puts first on PATH. */
  readonly pythonBin?: string;
  /** Node 24, which runs JavaScript actions; this process's own by default. */
  readonly node?: string;
  /** Variables for every step, such as proxies or indexes of packages. */
  readonly env?: Readonly<Record<string, string>>;
  /** The repository's variables, the `vars` context. */
  readonly vars?: Readonly<Record<string, string>>;
}

export type PlayerSettings = PlayerOptions & { readonly productName: string; readonly node: string };
