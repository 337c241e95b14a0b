import type { PublishedArtifact } from '../api/artifacts.ts';

/** A thing that an artifact was made from or needs, as its lock file or metadata names it. */
export interface Dependency {
  readonly ecosystem: 'pypi' | 'npm' | 'oci';
  readonly name: string;
  /** Null where only a range is known. */
  readonly version: string | null;
  /** What the manifest asks for where no version is locked, such as `>=3,<4`; else empty. */
  readonly range: string;
  /** SHA-256 or SHA-512 in hex, where the lock file holds one. */
  readonly digest: { readonly algorithm: 'sha256' | 'sha512'; readonly hex: string } | null;
}

/** A published artifact and what is known of what is in it. */
export interface Described {
  readonly artifact: PublishedArtifact;
  /** File names of its distributions and their digests; an image has none. */
  readonly files: readonly { readonly filename: string; readonly sha256: string }[];
  readonly dependencies: readonly Dependency[];
}
