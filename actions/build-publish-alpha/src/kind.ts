import type { ArtifactKind, PublishedArtifact } from '../../../core/api/artifacts.ts';
import type { PackagePlan } from '../../../core/packaging/plan.ts';
import type { Git } from '../../../core/ports/git.ts';
import type { Job, Workspace } from '../../../core/ports/job.ts';
import type { Described } from '../../../core/provenance/types.ts';
import type { Ecosystem } from '../../../core/versions/types.ts';

/** What every kind works with. */
export interface KindDeps {
  readonly job: Job;
  readonly git: Git;
  readonly workspace: Workspace;
}

/** What is built of a folder as one kind. */
export interface KindPlan extends PackagePlan {
  /** Name of the file that it is built from. */
  readonly manifest: string;
}

export type DistributiveOmit<Type, Key extends PropertyKey> = Type extends unknown ? Omit<Type, Key> : never;

/** What was published; the release that it is an alpha of is added by the caller. */
export interface Publication extends Omit<Described, 'artifact'> {
  readonly artifact: DistributiveOmit<PublishedArtifact, 'service' | 'releaseVersion'>;
  /** The same bytes were there before. */
  readonly already: boolean;
}

/** One package or image, read and ready to be built. */
export interface Prepared {
  readonly name: string;
  /** The version that its manifest gives, in the ecosystem's own form. */
  readonly version: string;
  /** Every version that is published, of whatever form. */
  versions(): Promise<readonly string[]>;
  /**
   * Builds it under a version and publishes it.
   *
   * @param pointer the moving tag, or null where the ecosystem has none
   * @throws FinalError FL_ALREADY_PUBLISHED where other bytes have the version
   */
  publish(version: string, pointer: string | null): Promise<Publication>;
}

/** How one kind of artifact is built and published. */
export interface Kind {
  readonly ecosystem: Ecosystem;
  /** Null where the folder says that it is not for publishing; the job log tells why. */
  prepare(plan: KindPlan): Promise<Prepared | null>;
  /** Removes what it made for itself on the machine. */
  close(): Promise<void>;
}

/** Loaded when they are used: most jobs build one kind. */
export type Kinds = Readonly<Record<ArtifactKind, () => Promise<Kind>>>;
