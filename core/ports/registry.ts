export interface PublishedFile {
  /** `fieldnotes_notes-1.1.0-py3-none-any.whl` */
  readonly filename: string;
  readonly version: string;
  readonly sha256: string;
  readonly url: string;
}

/** A package registry. Published files are never replaced. */
export interface Registry {
  /** Every file of a package, in no certain order; an unknown package has none. */
  files(packageName: string): Promise<readonly PublishedFile[]>;
  /** The bytes, checked against the digest (FL_DIGEST_MISMATCH). */
  download(file: PublishedFile): Promise<Uint8Array>;
  /** Equal bytes already there: `already`. Other bytes there: FL_ALREADY_PUBLISHED. */
  publish(
    packageName: string,
    version: string,
    filename: string,
    bytes: Uint8Array,
  ): Promise<'published' | 'already'>;
}

/** One published version of an npm package. */
export interface NodeVersion {
  readonly version: string;
  /** `sha512-…`; empty where the registry knows an older digest only. */
  readonly integrity: string;
}

/** A registry of npm packages, for reading; npm itself publishes. */
export interface NodeRegistry {
  /** Every version of a package, in no certain order; an unknown package has none. */
  versions(packageName: string): Promise<readonly NodeVersion[]>;
}

/** A manifest or an index of an image as the registry holds it, byte by byte. */
export interface ImageManifest {
  /** `sha256:` and 64 hex digits, of these bytes. */
  readonly digest: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A blob of an image: layers and configurations. */
export interface ImageBlob {
  readonly digest: string;
  readonly size: number;
  readonly content: () => Promise<Blob>;
}

/** An image as a builder left it. */
export interface BuiltImage {
  /** What the image is known by: of an index where there are several platforms, else of the manifest. */
  readonly root: ImageManifest;
  /** Manifests below an index, deepest first. */
  readonly children: readonly ImageManifest[];
  readonly blobs: readonly ImageBlob[];
  /** `linux/amd64`, in the index's order. */
  readonly platforms: readonly string[];
}

/** One repository of a registry of images (https://github.com/opencontainers/distribution-spec). */
export interface ImageRepositoryClient {
  /** Every tag; an unknown repository has none. */
  tags(): Promise<readonly string[]>;
  /** @param reference a tag or a digest; null where there is no such thing */
  manifest(reference: string): Promise<ImageManifest | null>;
  /** Digests of what refers to a manifest as its subject: signatures, attestations, bills of materials. */
  referrers(digest: string): Promise<readonly string[]>;
  /** Uploads what is not there yet. The tag comes last, so that no reader finds half an image. */
  push(image: BuiltImage, tag: string): Promise<void>;
  /** Lets a tag point at an image that is there already. */
  tag(manifest: ImageManifest, tag: string): Promise<void>;
}
