/** What the stage remembers beside the emulator's own store. Plain JSON, so that it can be snapshotted. */
export interface StageState {
  counters: Record<string, number>;
  deployments: DeploymentRecord[];
  deploymentStatuses: DeploymentStatusRecord[];
  runs: RunRecord[];
  artifacts: ArtifactRecord[];
  commitStatuses: CommitStatusRecord[];
  /** Annotations of each check run by its id; updates append. */
  annotations: Record<string, AnnotationRecord[]>;
  /** Tokens of workflow jobs. */
  jobTokens: string[];
  /** What Apps said of deployments that wait for them. */
  gates: GateRecord[];
}

export interface DeploymentRecord {
  readonly id: number;
  readonly sha: string;
  readonly ref: string;
  readonly task: string;
  readonly payload: unknown;
  readonly environment: string;
  readonly description: string | null;
  readonly transient_environment: boolean;
  readonly production_environment: boolean;
  readonly creator: string;
  readonly created_at: string;
  updated_at: string;
}

export interface DeploymentStatusRecord {
  readonly id: number;
  readonly deployment: number;
  readonly state: string;
  readonly description: string;
  readonly log_url: string;
  readonly environment_url: string;
  readonly creator: string;
  readonly created_at: string;
}

export type RunStatus = 'queued' | 'in_progress' | 'completed';
export type RunConclusion = 'success' | 'failure' | 'cancelled' | 'skipped';

export interface RunRecord {
  readonly id: number;
  readonly attempt: number;
  readonly number: number;
  readonly name: string;
  /** Of the workflow file in the repository. */
  readonly path: string;
  readonly workflowId: number;
  readonly event: string;
  readonly headSha: string;
  readonly headBranch: string;
  readonly actor: string;
  /** Numbers of the pull requests that it runs for. */
  readonly pulls: readonly number[];
  readonly created_at: string;
  updated_at: string;
  status: RunStatus;
  conclusion: RunConclusion | null;
}

export interface ArtifactRecord {
  readonly id: number;
  readonly run: number;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly created_at: string;
}

export interface CommitStatusRecord {
  readonly id: number;
  readonly sha: string;
  readonly state: string;
  readonly context: string;
  readonly description: string | null;
  readonly target_url: string | null;
  readonly creator: string;
  readonly created_at: string;
}

export interface GateRecord {
  readonly run: number;
  readonly environment: string;
  readonly state: 'approved' | 'rejected';
  readonly comment: string;
}

export interface AnnotationRecord {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column: number | null;
  readonly end_column: number | null;
  readonly annotation_level: 'notice' | 'warning' | 'failure';
  readonly title: string | null;
  readonly message: string;
  readonly raw_details: string | null;
}

export function emptyState(): StageState {
  return {
    counters: {},
    deployments: [],
    deploymentStatuses: [],
    runs: [],
    artifacts: [],
    commitStatuses: [],
    annotations: {},
    jobTokens: [],
    gates: [],
  };
}

/** The next id of a kind; `first` keeps kinds apart, so that mixing them up shows. */
export function nextId(state: StageState, kind: string, first = 1): number {
  const id = state.counters[kind] ?? first;
  state.counters[kind] = id + 1;
  return id;
}

/** The time as GitHub writes it: ISO 8601 without fractions. */
export function timestamp(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}
