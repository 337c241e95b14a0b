import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { writeImageLayout } from '../../../test/fakes/image-layout.ts';
import { readImageLayout } from './layout.ts';

let folder: string;
let root: ReturnType<typeof writeImageLayout>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-layout-'));
  root = writeImageLayout(folder, 'content', ['amd64', 'arm64']);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const blob = (digest: string) => join(folder, 'blobs', 'sha256', digest.slice('sha256:'.length));
const putIndex = (manifests: readonly object[]) =>
  writeFileSync(join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests }));

/** A file of the layout whose text holds this. */
function find(text: string): string {
  const names = readdirSync(join(folder, 'blobs', 'sha256'));
  const name = names.find((one) => readFileSync(blob(`sha256:${one}`), 'utf8').includes(text));
  return `sha256:${name ?? ''}`;
}

test('an index comes with its manifests, blobs and platforms', async () => {
  const image = await readImageLayout(folder);
  expect(image.root.digest).toBe(root.digest);
  expect(image.platforms).toEqual(['linux/amd64', 'linux/arm64']);
  expect(image.children.map(({ mediaType }) => mediaType)).toEqual([
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.oci.image.manifest.v1+json',
  ]);
  expect(image.blobs).toHaveLength(4);
  const [first] = image.blobs;
  const content = await first?.content();
  expect(content?.size).toBe(first?.size);
});

test('attestations of a builder are no platform', async () => {
  const [amd] = (await readImageLayout(folder)).children;
  const unknown = { os: 'unknown', architecture: 'unknown' };
  putIndex([{ mediaType: amd?.mediaType, digest: amd?.digest, size: amd?.bytes.length, platform: unknown }]);
  expect((await readImageLayout(folder)).platforms).toEqual([]);
});

test.each<[string, () => void, string]>([
  ['nothing', () => rmSync(join(folder, 'index.json')), 'wrote no image'],
  ['no JSON', () => writeFileSync(join(folder, 'index.json'), '{'), 'index.json cannot be read'],
  ['no image', () => putIndex([]), 'index.json cannot be read'],
  ['two images', () => putIndex([root, root]), 'more than one image'],
  ['a path for a digest', () => putIndex([{ ...root, digest: 'sha256:../../etc/passwd' }]), 'cannot be read'],
  ['a missing manifest', () => rmSync(blob(root.digest)), 'is missing'],
  ['other bytes in a manifest', () => appendFileSync(blob(root.digest), ' '), 'holds sha256:'],
  [
    'a manifest without an end',
    () => putIndex([{ ...root, size: 5_000_000 }]),
    'more than a manifest may have',
  ],
  ['a missing layer', () => rmSync(blob(find('content for amd64'))), 'is missing or has not'],
  [
    'a layer of another size',
    () => appendFileSync(blob(find('content for arm64')), 'x'),
    'is missing or has not',
  ],
])('%s is refused', async (_, spoil, why) => {
  spoil();
  const error = await readImageLayout(folder).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'FL_IMAGE_INVALID' });
  expect(String(error)).toContain(why);
});
