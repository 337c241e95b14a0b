/** A run of a workflow, as far as its jobs left something behind. */
export interface WorkflowRun {
  readonly id: number;
  readonly number: number;
  attempt: number;
  readonly event: string;
  readonly headSha: string;
  readonly headBranch: string;
  /** Number of the pull request it is for; that one's fork is the run's head repository. */
  readonly pull: number;
  status: 'in_progress' | 'completed';
  conclusion: string | null;
  readonly createdAt: string;
  updatedAt: string;
  readonly artifacts: Artifact[];
}

export interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly bytes: Uint8Array;
  expired: boolean;
  readonly createdAt: string;
}
