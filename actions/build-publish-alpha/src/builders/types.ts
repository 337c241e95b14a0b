import type { Job, Workspace } from '../../../../core/ports/job.ts';

export interface BuilderDeps {
  readonly job: Job;
  readonly workspace: Workspace;
  /** What lets docker use GitHub's cache; empty where there is none. Given to the build alone. */
  readonly cacheEnvironment: Readonly<Record<string, string>>;
}

export interface ImageBuild {
  /** Absolute paths. */
  readonly context: string;
  readonly dockerfile: string;
  readonly platforms: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** Seconds since the epoch: stands for the time of the build. */
  readonly epoch: number;
  /** Tells builds of one repository apart in a shared cache. */
  readonly cacheScope: string;
}

/** A program that builds images from Dockerfiles. */
export interface ImageBuilder {
  readonly name: string;
  /** The platforms that it can build here; null where it does not say. */
  platforms(): Promise<readonly string[] | null>;
  /** Builds into a folder in the OCI image layout and returns it. Errors: FL_COMMAND_FAILED. */
  build(build: ImageBuild): Promise<string>;
  /** Removes what it made for itself. */
  close(): Promise<void>;
}
