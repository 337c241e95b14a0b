import { createHash } from 'node:crypto';
import { z } from 'zod';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { ImageBlob, ImageManifest, ImageRepositoryClient } from '../../../core/ports/registry.ts';
import { createSession, type OciOptions, type Session } from './session.ts';

export type { OciOptions } from './session.ts';

const manifestTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];
/** Registries refuse larger manifests. */
const largestManifest = 4 * 1024 * 1024;
const digestPattern = /^sha256:[0-9a-f]{64}$/;
const maxPages = 200;
/** For one layer, which may have gigabytes. */
const uploadTimeoutMs = 30 * 60_000;

const tagPage = z.object({ tags: z.array(z.string().max(128)).max(100_000).nullish() });
const referrersIndex = z.object({
  manifests: z.array(z.object({ digest: z.string().regex(digestPattern) })).max(10_000),
});

function sha256(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

function parse<Shape extends z.ZodType>(shape: Shape, bytes: Uint8Array, what: string): z.output<Shape> {
  try {
    return shape.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    throw new FinalError('FL_REGISTRY_REFUSED', `${what} is not what a registry sends`, { cause });
  }
}

/** The address of the next page, where the registry gives one (`Link: <…>; rel="next"`, RFC 8288). */
function nextPage(link: string | null): string | null {
  return /<([^>]+)>\s*;[^,]*\brel="?next"?/.exec((link ?? '').slice(0, 8192))?.[1] ?? null;
}

/**
 * A repository of a registry that speaks the distribution specification 1.1, such as GHCR, Docker Hub or `registry:2`.
 * What is read is checked against its digest.
 * Errors: FL_REGISTRY_UNREACHABLE, FL_REGISTRY_REFUSED, FL_DIGEST_MISMATCH, FL_INPUT_INVALID.
 */
export function createOciRegistry(options: OciOptions): ImageRepositoryClient {
  const session = createSession(options);
  const home = `/v2/${options.repository}`;
  return {
    tags: () => readTags(session, home),
    manifest: (reference) => readManifest(session, home, reference),
    referrers: (digest) => readReferrers(session, home, digest),
    async push(image, tag) {
      for (const blob of image.blobs) await pushBlob(session, home, blob);
      for (const child of image.children) await putManifest(session, home, child, child.digest);
      await putManifest(session, home, image.root, tag);
    },
    tag: (manifest, tag) => putManifest(session, home, manifest, tag),
  };
}

async function readTags(session: Session, home: string): Promise<readonly string[]> {
  const tags: string[] = [];
  let path: string | null = `${home}/tags/list?n=1000`;
  for (let page = 0; path !== null; page += 1) {
    if (page >= maxPages)
      throw new FinalError('FL_REGISTRY_REFUSED', `${home} has more than ${maxPages} pages of tags`);
    const answer = await session.ask(path);
    if (answer.status === 404) return [];
    if (answer.status !== 200) throw session.refusal(answer, 'the list of tags');
    tags.push(...(parse(tagPage, answer.bytes, 'the list of tags').tags ?? []));
    const next = nextPage(answer.headers.get('link'));
    const url: URL | null = next === null ? null : URL.parse(next, new URL(path, session.origin).href);
    // A page elsewhere would be a page of somebody else's.
    path = url !== null && url.origin === session.origin.origin ? url.pathname + url.search : null;
  }
  return tags;
}

async function readManifest(
  session: Session,
  home: string,
  reference: string,
): Promise<ImageManifest | null> {
  const answer = await session.ask(`${home}/manifests/${encodeURIComponent(reference).replace('%3A', ':')}`, {
    headers: { accept: manifestTypes.join(', ') },
    maxBytes: largestManifest,
  });
  if (answer.status === 404) return null;
  if (answer.status !== 200) throw session.refusal(answer, `the manifest ${reference}`);
  const digest = sha256(answer.bytes);
  const claimed = digestPattern.test(reference) ? reference : answer.headers.get('docker-content-digest');
  if (claimed !== null && claimed.startsWith('sha256:') && claimed !== digest) {
    throw new FinalError('FL_DIGEST_MISMATCH', `${home.slice(4)} ${reference}: ${digest}`);
  }
  const mediaType = (answer.headers.get('content-type') ?? '').split(';', 1)[0]?.trim() ?? '';
  return { digest, mediaType, bytes: answer.bytes };
}

/** By the referrers API, or by the tag that stands for it in registries without one (specification, section "Referrers tag schema"). */
async function readReferrers(session: Session, home: string, digest: string): Promise<readonly string[]> {
  if (!digestPattern.test(digest))
    throw new FinalError('FL_INPUT_INVALID', `${digest.slice(0, 100)} is no digest`);
  const answer = await session.ask(`${home}/referrers/${digest}`, { maxBytes: largestManifest });
  if (answer.status === 200) {
    return parse(referrersIndex, answer.bytes, 'the list of referrers').manifests.map(
      (entry) => entry.digest,
    );
  }
  if (answer.status !== 404) throw session.refusal(answer, 'the referrers');
  const fallback = await readManifest(session, home, digest.replace(':', '-'));
  if (fallback === null) return [];
  return parse(referrersIndex, fallback.bytes, 'the list of referrers').manifests.map(
    (entry) => entry.digest,
  );
}

/** Uploads a blob in one piece, unless it is there. */
async function pushBlob(session: Session, home: string, blob: ImageBlob): Promise<void> {
  const there = await session.ask(`${home}/blobs/${blob.digest}`, { method: 'HEAD' });
  if (there.status === 200) return;
  if (there.status !== 404) throw session.refusal(there, 'a blob');
  const start = await session.ask(`${home}/blobs/uploads/`, { method: 'POST' });
  const location = start.headers.get('location');
  if (start.status !== 202 || location === null) throw session.refusal(start, 'the start of an upload');
  const url = new URL(location, session.origin);
  if (url.protocol !== 'https:' && url.origin !== session.origin.origin) {
    throw new FinalError('FL_REGISTRY_REFUSED', `an upload to ${url.host} would not be encrypted`);
  }
  url.searchParams.set('digest', blob.digest);
  const done = await session.ask(url.href, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: await blob.content(),
    timeoutMs: uploadTimeoutMs,
    // The upload's address is good for one try.
    retries: 0,
  });
  if (done.status !== 201) throw session.refusal(done, 'an upload');
}

async function putManifest(
  session: Session,
  home: string,
  { digest, mediaType, bytes }: ImageManifest,
  reference: string,
): Promise<void> {
  const answer = await session.ask(`${home}/manifests/${reference}`, {
    method: 'PUT',
    headers: { 'content-type': mediaType },
    body: bytes,
  });
  if (answer.status !== 201) throw session.refusal(answer, `the manifest ${reference}`);
  const stored = answer.headers.get('docker-content-digest');
  if (stored !== null && stored !== digest) {
    throw new FinalError('FL_DIGEST_MISMATCH', `${home.slice(4)} ${reference}: ${stored}, sent ${digest}`);
  }
}
