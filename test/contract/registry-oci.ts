import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { readImageLayout } from '../../adapters/builder/oci-layout/layout.ts';
import type { ImageRepositoryClient } from '../../core/ports/registry.ts';
import { writeImageLayout } from '../fakes/image-layout.ts';

/** What every repository of images does, whoever serves it. */
export function describeImageRegistry(open: (repository: string) => ImageRepositoryClient): void {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-images-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('an unknown repository has no tags, no manifests and no referrers', async () => {
    const client = open('acme/nothing');
    expect(await client.tags()).toEqual([]);
    expect(await client.manifest('alpha')).toBeNull();
    expect(await client.manifest(`sha256:${'a'.repeat(64)}`)).toBeNull();
    expect(await client.referrers(`sha256:${'a'.repeat(64)}`)).toEqual([]);
  });

  test('an image is there by tag and digest once it was pushed, byte by byte; again is harmless', async () => {
    const layout = join(folder, 'one');
    const { digest } = writeImageLayout(layout, 'hello', ['amd64']);
    const image = await readImageLayout(layout);
    expect(image.platforms).toEqual(['linux/amd64']);
    const client = open('acme/shop/web');
    await client.push(image, '1.0.0-alpha.1.g00000000');
    await client.push(image, '1.0.0-alpha.1.g00000000');
    const found = await client.manifest('1.0.0-alpha.1.g00000000');
    expect(found).toEqual(image.root);
    expect(found?.digest).toBe(digest);
    expect(await client.manifest(digest)).toEqual(image.root);
    await client.tag(image.root, 'alpha');
    expect((await client.manifest('alpha'))?.digest).toBe(digest);
    expect([...(await client.tags())].sort()).toEqual(['1.0.0-alpha.1.g00000000', 'alpha']);
  });

  test('an index arrives with its platforms', async () => {
    const layout = join(folder, 'several');
    writeImageLayout(layout, 'hello', ['amd64', 'arm64']);
    const image = await readImageLayout(layout);
    expect(image.platforms).toEqual(['linux/amd64', 'linux/arm64']);
    expect(image.children).toHaveLength(2);
    const client = open('acme/shop/several');
    await client.push(image, '1');
    expect((await client.manifest('1'))?.mediaType).toBe('application/vnd.oci.image.index.v1+json');
    for (const child of image.children) expect(await client.manifest(child.digest)).toEqual(child);
  });

  test('many tags come whole', async () => {
    const layout = join(folder, 'tags');
    writeImageLayout(layout, 'tags', ['amd64']);
    const image = await readImageLayout(layout);
    const client = open('acme/tags');
    for (const tag of ['a', 'b', 'c', 'd', 'e']) await client.push(image, tag);
    expect([...(await client.tags())].sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
}

/** Where a program is, or null. */
export function findProgram(name: string): string | null {
  try {
    return execFileSync('sh', ['-c', 'command -v "$1"', 'sh', name], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}

/** Whether buildah can build an empty image here: it needs root or user namespaces. */
export function mayBuildImages(): boolean {
  const buildah = findProgram('buildah');
  if (buildah === null) return false;
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-buildah-'));
  try {
    writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\nLABEL a=b\n');
    const storage = [
      '--root',
      join(folder, 'graph'),
      '--runroot',
      join(folder, 'run'),
      '--storage-driver',
      'vfs',
    ];
    execFileSync(
      buildah,
      [...storage, 'build', '--isolation', 'chroot', '--tag', 'localhost/probe:1', folder],
      {
        stdio: 'ignore',
        timeout: 30_000,
      },
    );
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
