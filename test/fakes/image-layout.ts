import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly platform?: { readonly os: string; readonly architecture: string };
}

const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const indexType = 'application/vnd.oci.image.index.v1+json';

/** Writes an image in the OCI image layout: one manifest, or an index of several platforms. */
export function writeImageLayout(
  folder: string,
  content: string,
  architectures: readonly string[],
): Descriptor {
  const blobs = join(folder, 'blobs', 'sha256');
  mkdirSync(blobs, { recursive: true });
  const put = (mediaType: string, text: string): Descriptor => {
    const hex = createHash('sha256').update(text).digest('hex');
    writeFileSync(join(blobs, hex), text);
    return { mediaType, digest: `sha256:${hex}`, size: Buffer.byteLength(text) };
  };
  const images = architectures.map((architecture) => {
    const platform = { os: 'linux', architecture };
    const config = put('application/vnd.oci.image.config.v1+json', JSON.stringify({ ...platform, content }));
    const layers = [put('application/vnd.oci.image.layer.v1.tar', `${content} for ${architecture}`)];
    const manifest = put(
      manifestType,
      JSON.stringify({ schemaVersion: 2, mediaType: manifestType, config, layers }),
    );
    return { ...manifest, platform };
  });
  const [only] = images;
  const root =
    images.length === 1 && only !== undefined
      ? { mediaType: only.mediaType, digest: only.digest, size: only.size }
      : put(indexType, JSON.stringify({ schemaVersion: 2, mediaType: indexType, manifests: images }));
  writeFileSync(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  writeFileSync(join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [root] }));
  return root;
}
