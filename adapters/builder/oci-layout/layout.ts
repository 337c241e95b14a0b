import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { BuiltImage, ImageBlob, ImageManifest } from '../../../core/ports/registry.ts';

const largestManifest = 4 * 1024 * 1024;
const deepest = 3;

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'a SHA-256 digest');
const platform = z.object({
  os: z.string().max(100),
  architecture: z.string().max(100),
  variant: z.string().max(100).optional(),
});
const descriptor = z.object({
  mediaType: z.string().max(200),
  digest,
  size: z.number().int().min(0),
  platform: platform.optional(),
});
const index = z.object({ manifests: z.array(descriptor).min(1).max(200) });
const manifest = z.object({ config: descriptor, layers: z.array(descriptor).max(1000) });

type Descriptor = z.output<typeof descriptor>;

function invalid(detail: string, cause?: unknown): FinalError {
  return new FinalError('FL_IMAGE_INVALID', detail, { cause });
}

function platformText({ os, architecture, variant }: z.output<typeof platform>): string {
  return `${os}/${architecture}${variant === undefined ? '' : `/${variant}`}`;
}

/** What was found so far of an image that is being read. */
interface Found {
  readonly folder: string;
  readonly children: ImageManifest[];
  readonly blobs: Map<string, ImageBlob>;
  readonly platforms: string[];
}

function blobPath(folder: string, of: string): string {
  return join(folder, 'blobs', 'sha256', of.slice('sha256:'.length));
}

async function readChecked(
  folder: string,
  { digest: wanted, size }: Descriptor,
): Promise<Uint8Array<ArrayBuffer>> {
  if (size > largestManifest) throw invalid(`${wanted} has ${size} bytes, more than a manifest may have`);
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await readFile(blobPath(folder, wanted)));
  } catch (cause) {
    throw invalid(`${wanted} is missing`, cause);
  }
  const found = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  if (found !== wanted) throw invalid(`${wanted} holds ${found}`);
  return bytes;
}

function parse<Shape extends z.ZodType>(shape: Shape, bytes: Uint8Array, what: string): z.output<Shape> {
  try {
    return shape.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    throw invalid(`${what} cannot be read`, cause);
  }
}

async function addBlob(found: Found, { digest: of, size }: Descriptor): Promise<void> {
  if (found.blobs.has(of)) return;
  const path = blobPath(found.folder, of);
  const there = await stat(path).catch(() => null);
  if (there === null || there.size !== size) throw invalid(`${of} is missing or has not its ${size} bytes`);
  found.blobs.set(of, { digest: of, size, content: () => openAsBlob(path) });
}

async function walk(found: Found, entry: Descriptor, depth: number): Promise<ImageManifest> {
  const bytes = await readChecked(found.folder, entry);
  const self: ImageManifest = { digest: entry.digest, mediaType: entry.mediaType, bytes };
  if (/index|manifest\.list/.test(entry.mediaType)) {
    if (depth >= deepest) throw invalid('its indexes are nested too deeply');
    for (const child of parse(index, bytes, entry.digest).manifests) {
      found.children.push(await walk(found, child, depth + 1));
    }
    return self;
  }
  const { config, layers } = parse(manifest, bytes, entry.digest);
  for (const blob of [config, ...layers]) await addBlob(found, blob);
  const own = entry.platform ?? (await configPlatform(found.folder, config));
  if (own !== null && own.os !== 'unknown') found.platforms.push(platformText(own));
  return self;
}

async function configPlatform(folder: string, config: Descriptor): Promise<z.output<typeof platform> | null> {
  const parsed = platform.safeParse(parse(z.unknown(), await readChecked(folder, config), config.digest));
  return parsed.success ? parsed.data : null;
}

/**
 * The one image in a folder that a builder wrote in the OCI image layout 1.0. Manifests are checked against their
 * digests, blobs against their sizes; the registry checks their digests.
 * @throws FinalError FL_IMAGE_INVALID
 */
export async function readImageLayout(folder: string): Promise<BuiltImage> {
  const bytes = await readFile(join(folder, 'index.json')).catch((cause: unknown) => {
    throw invalid('the builder wrote no image', cause);
  });
  const { manifests } = parse(index, bytes, 'index.json');
  const [entry, second] = manifests;
  if (entry === undefined || second !== undefined) throw invalid('index.json names more than one image');
  const found: Found = { folder, children: [], blobs: new Map(), platforms: [] };
  const root = await walk(found, entry, 0);
  return { root, children: found.children, blobs: [...found.blobs.values()], platforms: found.platforms };
}
