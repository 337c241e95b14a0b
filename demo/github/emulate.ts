import { createEmulator } from 'emulate';

/** A row of the emulator's in-memory store. */
export interface Row {
  readonly id: number;
  readonly created_at: string;
  readonly updated_at: string;
}

/** A table of the emulator's in-memory store. */
export interface Table<T extends Row> {
  get(id: number): T | undefined;
  insert(row: Omit<T, 'id' | 'created_at' | 'updated_at'>): T;
  update(id: number, patch: Partial<T>): T | undefined;
  delete(id: number): boolean;
  all(): T[];
}

export interface UserRow extends Row {
  readonly login: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly type: string;
  readonly node_id: string;
  readonly avatar_url: string;
  readonly gravatar_id?: string;
  readonly site_admin?: boolean;
  readonly company?: string | null;
  readonly blog?: string;
  readonly location?: string | null;
  readonly hireable?: boolean | null;
  readonly bio?: string | null;
  readonly twitter_username?: string | null;
  readonly public_repos?: number;
  readonly public_gists?: number;
  readonly followers?: number;
  readonly following?: number;
}
export interface RepositoryRow extends Row {
  readonly node_id: string;
  readonly private: boolean;
  readonly archived: boolean;
  readonly full_name: string;
  readonly name: string;
  readonly default_branch: string;
  readonly pushed_at: string | null;
  readonly owner_id: number;
}
export interface BranchRow extends Row {
  readonly repo_id: number;
  readonly name: string;
  readonly sha: string;
  readonly protected: boolean;
}
export interface RefRow extends Row {
  readonly repo_id: number;
  readonly ref: string;
  readonly sha: string;
  readonly node_id: string;
}
export interface CommitRow extends Row {
  readonly repo_id: number;
  readonly sha: string;
  readonly node_id: string;
  readonly message: string;
  readonly author_name: string;
  readonly author_email: string;
  readonly author_date: string;
  readonly committer_name: string;
  readonly committer_email: string;
  readonly committer_date: string;
  readonly tree_sha: string;
  readonly parent_shas: readonly string[];
  readonly user_id: number | null;
}
export interface PullRow extends Row {
  readonly node_id: string;
  readonly body: string | null;
  readonly label_ids: readonly number[];
  readonly number: number;
  readonly title: string;
  readonly state: 'open' | 'closed';
  readonly user_id: number;
  readonly draft: boolean;
  readonly head_ref: string;
  readonly head_sha: string;
  readonly base_ref: string;
  readonly base_sha: string;
  readonly merged: boolean;
  readonly merged_at: string | null;
  readonly merged_by_id: number | null;
  readonly merge_commit_sha: string | null;
  readonly mergeable: boolean | null;
  readonly mergeable_state: string;
  readonly closed_at: string | null;
  readonly commits: number;
  readonly additions: number;
  readonly deletions: number;
  readonly changed_files: number;
}
export interface IssueRow extends Row {
  readonly number: number;
  readonly state: string;
  readonly closed_at: string | null;
  readonly closed_by_id: number | null;
}
export interface ReviewRow extends Row {
  readonly body: string | null;
  readonly submitted_at: string | null;
  readonly pull_number: number;
  readonly user_id: number;
  readonly state: string;
  readonly commit_id: string;
}
export interface CheckRunRow extends Row {
  readonly check_suite_id: number;
  readonly started_at: string | null;
  readonly completed_at: string | null;
  readonly name: string;
  readonly head_sha: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly external_id: string;
  readonly details_url: string | null;
  readonly app_id: number | null;
  readonly output: {
    readonly title: string | null;
    readonly summary: string | null;
    readonly text: string | null;
    readonly annotations_count: number;
    readonly annotations: readonly unknown[];
  };
}
export interface CheckSuiteRow extends Row {
  readonly status: string;
  readonly conclusion: string | null;
  readonly before: string;
  readonly after: string;
}
export interface LabelRow extends Row {
  readonly name: string;
  readonly color: string;
  readonly description: string | null;
}
export interface InstallationRow extends Row {
  readonly installation_id: number;
  readonly app_id: number;
  readonly permissions: Readonly<Record<string, string>>;
}

/** The tables of the emulator that the stage reads and writes. */
export interface Tables {
  readonly users: Table<UserRow>;
  readonly orgs: Table<UserRow>;
  readonly repos: Table<RepositoryRow>;
  readonly branches: Table<BranchRow>;
  readonly refs: Table<RefRow>;
  readonly commits: Table<CommitRow>;
  readonly pullRequests: Table<PullRow>;
  readonly issues: Table<IssueRow>;
  readonly reviews: Table<ReviewRow>;
  readonly labels: Table<LabelRow>;
  readonly checkRuns: Table<CheckRunRow>;
  readonly checkSuites: Table<CheckSuiteRow>;
  readonly appInstallations: Table<InstallationRow>;
}

/** What a token stands for. */
export interface TokenEntry {
  readonly login: string;
  readonly id: number;
  readonly scopes: readonly string[];
  readonly installation?: {
    readonly installationId: number;
    readonly appId: number;
    readonly accountId: number;
    readonly accountType: string;
    readonly permissions: Readonly<Record<string, string>>;
    readonly repositoryIds: readonly number[];
    readonly repositorySelection: string;
  };
}

export type Dispatch = (event: string, action: string | undefined, payload: unknown) => void;

export interface Emulation {
  readonly tables: Tables;
  readonly tokens: Map<string, TokenEntry>;
  /** Answers a request in process. */
  fetch(request: Request): Promise<Response>;
  snapshot(): unknown;
  restore(snapshot: unknown): void;
  close(): Promise<void>;
}

interface RawStore {
  snapshot(): unknown;
  restore(snapshot: unknown): void;
}
type Register = (
  app: { fetch(request: Request): Promise<Response> },
  store: RawStore,
  webhooks: { dispatch: (event: string, action: string | undefined, payload: unknown) => Promise<void> },
  baseUrl: string,
  tokens: Map<string, TokenEntry>,
) => void;
interface GitHubModule {
  readonly githubPlugin: { register: Register };
  getGitHubStore(store: RawStore): Tables;
}

/**
 * The module of `emulate` 0.12.2 that holds its GitHub. The package exports neither its store nor a snapshot of
 * it; both are reached through the plugin object that its server registers. The version is pinned exactly, and
 * the contract test fails when this no longer fits.
 */
const GITHUB_MODULE = './dist-DWLNEG6M.js';

let starting: Promise<unknown> = Promise.resolve();

/**
 * Starts the emulator with its store, tokens and webhooks in reach. Its own webhooks are never sent: they go to
 * `dispatch`. One start at a time, since the plugin object is shared by the whole process.
 */
export function startEmulation(
  seed: Record<string, unknown>,
  baseUrl: string,
  dispatch: Dispatch,
): Promise<Emulation> {
  const started = starting.then(() => start(seed, baseUrl, dispatch));
  starting = started.catch(() => undefined);
  return started;
}

async function start(seed: Record<string, unknown>, baseUrl: string, dispatch: Dispatch): Promise<Emulation> {
  const module = (await import(new URL(GITHUB_MODULE, import.meta.resolve('emulate')).href)) as GitHubModule;
  const { githubPlugin } = module;
  const original = githubPlugin.register;
  let reached: Parameters<Register> | undefined;
  githubPlugin.register = (...args) => {
    reached = args;
    original(...args);
    args[2].dispatch = (event, action, payload) => {
      dispatch(event, action, payload);
      return Promise.resolve();
    };
  };
  try {
    const emulator = await createEmulator({ service: 'github', port: 0, baseUrl, seed });
    if (reached === undefined)
      throw new Error('emulate is not the version that the stage was written for (0.12.2)');
    const [app, store, , , tokens] = reached;
    return {
      tables: module.getGitHubStore(store),
      tokens,
      fetch: (request) => app.fetch(request),
      snapshot: () => store.snapshot(),
      restore: (snapshot) => store.restore(snapshot),
      close: () => emulator.close(),
    };
  } finally {
    githubPlugin.register = original;
  }
}
