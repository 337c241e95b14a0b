import { z } from 'zod';
import { name, sha256 } from './common.ts';

/** What every published artifact says of itself. */
const common = {
  /** The service it was built from, or `null` for the package of integration tests. */
  service: name.nullable(),
  version: name,
};

/** A Python package by its wheel: what the test engine runs. */
export const pythonArtifact = z.object({
  kind: z.literal('python'),
  ...common,
  name,
  /** Of the wheel. */
  sha256,
});

const npmArtifact = z.object({
  kind: z.literal('npm'),
  ...common,
  /** npm's own limit is 214 characters, the scope included. */
  name: z.string().min(1).max(214),
  /** Of the tarball. */
  sha256,
  /** Of the same tarball, as the registry and lock files write it: `sha512-` and base64. */
  integrity: z.string().regex(/^sha512-[A-Za-z0-9+/]{86}==$/, 'an integrity such as sha512-…'),
});

const imageArtifact = z.object({
  kind: z.literal('oci'),
  ...common,
  /** Registry and repository, without tag or digest: `ghcr.io/acme/shop/web`. */
  name: z.string().min(1).max(400),
  /** Of the manifest, or of the index where there are several platforms. */
  sha256,
  platforms: z.array(name).max(50),
});

/** The final version that a promotion gives it, such as 1.1.0. */
const released = { releaseVersion: name };

/** What `build-publish-alpha` published, as its output `artifacts` and the message to the App name it. */
export const publishedArtifact = z.discriminatedUnion('kind', [
  pythonArtifact.extend(released),
  npmArtifact.extend(released),
  imageArtifact.extend(released),
]);

export type PublishedArtifact = z.infer<typeof publishedArtifact>;
/** Kinds of artifacts, as ecosystems name them. */
export type ArtifactKind = PublishedArtifact['kind'];
