import type { Journal } from './journal.ts';
import type { Delivery, Relay } from './relay.ts';
import type { NewRun } from './actions.ts';
import type { ArtifactRecord, RunConclusion, RunRecord, StageState } from './state.ts';

export interface GitHubOptions {
  /** The stage's own folder: bare repository, journal, archives. Made where it is missing. */
  readonly dir: string;
  /** Of the public base URL; a free one by default. */
  readonly port?: number;
  readonly repository: { readonly owner: string; readonly name: string };
  readonly users: readonly {
    readonly login: string;
    readonly name: string;
    readonly role?: 'admin' | 'member';
  }[];
  readonly app: {
    readonly id: number;
    readonly slug: string;
    readonly name: string;
    readonly installationId: number;
    readonly permissions: Readonly<Record<string, string>>;
    readonly events: readonly string[];
  };
}

export interface Protection {
  readonly checks?: readonly string[];
  readonly approvals?: number;
  /** The head must contain the base's newest commit. */
  readonly strict?: boolean;
  readonly dismissStale?: boolean;
}

export interface CheckRunShown {
  readonly id: number;
  readonly name: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly externalId: string;
  readonly title: string | null;
  readonly summary: string | null;
  readonly appId: number | null;
  readonly annotations: StageState['annotations'][string];
}

/** The emulated GitHub, as the demo and the tests see it. */
export interface GitHubStage {
  /** Base URL of the API, without a slash at its end. */
  readonly url: string;
  readonly repository: {
    readonly owner: string;
    readonly name: string;
    readonly id: number;
    readonly ownerId: number;
  };
  /** Path of the bare repository. */
  readonly bare: string;
  readonly appId: number;
  readonly installationId: number;
  /** PEM, PKCS #8. */
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly journal: Journal;
  readonly relay: Omit<Relay, 'enqueue' | 'load' | 'close' | 'setTarget'>;
  deliveries(): readonly Delivery[];
  /** Where the App takes webhooks; null holds them back. */
  setWebhookTarget(url: string | null): void;
  createUserToken(login: string): string;
  /** A token like a job's `GITHUB_TOKEN`. */
  createJobToken(permissions: Readonly<Record<string, string>>): string;
  /** A clone whose pushes carry this login. */
  clone(dir: string, login: string): Promise<void>;
  /** Sends a request as a user, through the front, and returns its status and JSON. */
  as(login: string, method: string, path: string, body?: object): Promise<{ status: number; json: unknown }>;
  openPull(pull: {
    readonly head: string;
    readonly base: string;
    readonly title: string;
    readonly login: string;
  }): Promise<number>;
  /** Every check run on a commit, oldest first, with all its annotations. */
  checkRuns(sha: string): readonly CheckRunShown[];
  protect(branch: string, protection: Protection): void;
  startRun(run: NewRun): Promise<RunRecord>;
  finishRun(id: number, conclusion: RunConclusion): Promise<void>;
  storeArtifact(run: number, name: string, zip: Uint8Array): Promise<ArtifactRecord>;
  /** The id of a user of the stage, or undefined. */
  userId(login: string): number | undefined;
  /** Writes everything that a later `restoreGitHub` needs into a folder. */
  snapshot(dir: string): Promise<void>;
  close(): Promise<void>;
}
