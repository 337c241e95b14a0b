import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createOciRegistry } from '../../adapters/registry/oci/oci.ts';
import { type Checkout, makeCheckout } from '../fakes/action-stage.ts';
import { removeBuildFolders, runBuild } from '../fakes/build-stage.ts';
import { findProgram, mayBuildImages } from './registry-oci.ts';

const registryProgram = findProgram('docker-registry');
const missing =
  registryProgram === null
    ? 'Debian’s docker-registry is not installed'
    : findProgram('buildah') === null
      ? 'buildah is not installed'
      : mayBuildImages()
        ? null
        : 'buildah may not build here';
const title = 'buildah and Debian’s docker-registry';

(missing === null ? describe : describe.skip)(
  missing === null ? title : `${title} (skipped: ${missing})`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'fairlead-image-'));
    let registry: ChildProcess | null = null;
    let host = '';
    let checkout: Checkout;
    const environment = {
      BUILDAH_ISOLATION: 'chroot',
      STORAGE_DRIVER: 'vfs',
      CONTAINERS_STORAGE_CONF: join(folder, 'storage.conf'),
    };

    beforeAll(async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
      await new Promise((resolve) => server.close(resolve));
      mkdirSync(join(folder, 'data'));
      const storage = `[storage]\ndriver = "vfs"\ngraphroot = "${folder}/graph"\nrunroot = "${folder}/run"\n`;
      writeFileSync(join(folder, 'storage.conf'), storage);
      writeFileSync(
        join(folder, 'config.yml'),
        `version: 0.1\nlog: {level: error}\nstorage: {filesystem: {rootdirectory: ${folder}/data}}\nhttp: {addr: '${host}'}\n`,
      );
      registry = spawn(registryProgram ?? '', ['serve', join(folder, 'config.yml')], { stdio: 'ignore' });
      const deadline = Date.now() + 20_000;
      while (
        !(await fetch(`http://${host}/v2/`).then(
          (answer) => answer.ok,
          () => false,
        ))
      ) {
        if (Date.now() > deadline) throw new Error('the registry did not start');
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      checkout = makeCheckout();
      checkout.commit({
        '.github/fairlead.yml': 'version: 1\nservices:\n  web: {path: services/web}\n',
        'services/web/Dockerfile':
          'FROM scratch AS build\nCOPY a.txt /built.txt\nFROM scratch\nCOPY --from=build /built.txt /a.txt\n',
        'services/web/a.txt': 'hello\n',
      });
    }, 60_000);

    afterAll(() => {
      registry?.kill('SIGKILL');
      checkout.remove();
      removeBuildFolders();
      rmSync(folder, { recursive: true, force: true });
    });

    const run = (inputs: Readonly<Record<string, string>> = {}) =>
      runBuild({
        checkout,
        context: {},
        environment,
        inputs: { image: `${host}/acme/shop`, builder: 'buildah', ...inputs },
      });

    test('an image is built, pushed, found again by digest, and the same when it is built again', async () => {
      const first = await run();
      const [artifact] = first.artifacts;
      expect(artifact).toMatchObject({
        kind: 'oci',
        name: `${host}/acme/shop/web`,
        platforms: ['linux/amd64'],
      });
      const client = createOciRegistry({ registry: host, repository: 'acme/shop/web' });
      const manifest = await client.manifest(artifact?.version ?? '');
      expect(manifest?.digest).toBe(`sha256:${artifact?.sha256}`);
      expect((await client.manifest('alpha'))?.digest).toBe(manifest?.digest);
      const config = JSON.parse(new TextDecoder().decode(manifest?.bytes)) as { config: { digest: string } };
      const blob = await fetch(`http://${host}/v2/acme/shop/web/blobs/${config.config.digest}`);
      const { config: image } = (await blob.json()) as { config: { Labels: Record<string, string> } };
      expect(image.Labels).toMatchObject({
        'org.opencontainers.image.version': artifact?.version,
        'org.opencontainers.image.revision': checkout.git('rev-parse', 'HEAD'),
        'org.opencontainers.image.source': 'https://github.com/acme/shop',
      });
      const again = await run();
      expect(again.artifacts).toEqual(first.artifacts);
      expect(again.log.join()).toContain('was published already');
    }, 60_000);

    test('platforms that cannot be built here are told; without any left it is an error', async () => {
      checkout.commit({ 'services/web/a.txt': 'again\n' });
      const result = await run({ platforms: 'linux/amd64, linux/s390x' });
      const [artifact] = result.artifacts;
      const platforms = artifact?.kind === 'oci' ? artifact.platforms : [];
      expect(platforms).toContain('linux/amd64');
      if (!platforms.includes('linux/s390x')) {
        expect(result.commands.join()).toContain('buildah cannot build linux/s390x here');
      }
      await expect(run({ platforms: 'plan9/mips' })).rejects.toMatchObject({ code: 'FL_TOOL_MISSING' });
    }, 60_000);
  },
);
