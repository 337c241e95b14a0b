export type DeploymentState = 'queued' | 'in_progress' | 'success' | 'failure' | 'error' | 'inactive';

export interface DeploymentStatus {
  readonly state: DeploymentState;
  /** Cut at 140 characters. */
  readonly description: string;
  readonly logUrl: string;
  /** Where people reach the service. */
  readonly environmentUrl?: string | undefined;
}

export interface NewDeployment {
  readonly sha: string;
  readonly environment: string;
  /** Cut at 140 characters. */
  readonly description: string;
  readonly production: boolean;
  readonly payload: { readonly key: string; readonly service: string };
}

/** Deployments of one repository, as GitHub keeps them. What is missing or refused is a FinalError. */
export interface Deployments {
  /** Those of an environment, newest first: the newest 100, or all of a commit. */
  list(of: {
    readonly environment: string;
    readonly sha?: string;
  }): Promise<readonly { readonly id: number; readonly payload: unknown }[]>;
  create(deployment: NewDeployment): Promise<number>;
  /** The newest state, or null where none was said yet. */
  newest(id: number): Promise<DeploymentState | null>;
  /** Others of the environment are left as they are. */
  say(id: number, status: DeploymentStatus): Promise<void>;
}
