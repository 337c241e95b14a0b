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
