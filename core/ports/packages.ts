/** One version of a package that GitHub keeps. */
export interface HostedVersion {
  readonly id: number;
  /** Of npm the version; of an image its digest. */
  readonly name: string;
  /** Of an image. */
  readonly tags: readonly string[];
}

export type HostedKind = 'npm' | 'container';

/** Packages beside the code, as GitHub keeps them, and the pull requests that they come from. */
export interface PackageHost {
  /** Id of the repository that the package is linked to; null where it is linked to none, undefined where there is none. */
  repository(kind: HostedKind, packageName: string): Promise<number | null | undefined>;
  /** Every version; an unknown package has none. */
  versions(kind: HostedKind, packageName: string): Promise<readonly HostedVersion[]>;
  /** Deletes a version; one that is gone already is fine. */
  remove(kind: HostedKind, packageName: string, id: number): Promise<void>;
  /** When the pull request ended, in milliseconds since the epoch; null while it is open, undefined where there is none. */
  pullRequestEnd(number: number): Promise<number | null | undefined>;
}
