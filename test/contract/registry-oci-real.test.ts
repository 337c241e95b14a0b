import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readImageLayout } from '../../adapters/builder/oci-layout/layout.ts';
import { createOciRegistry } from '../../adapters/registry/oci/oci.ts';
import { describeImageRegistry, findProgram } from './registry-oci.ts';

const program = findProgram('docker-registry');
const skopeo = findProgram('skopeo');
const why = '(skipped: Debian’s docker-registry is not installed)';
const describeReal = program === null ? describe.skip : describe;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describeReal(program === null ? `Debian’s docker-registry ${why}` : 'Debian’s docker-registry', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-registry-'));
  let registry: ChildProcess | null = null;
  let host = '';

  beforeAll(async () => {
    host = `127.0.0.1:${await freePort()}`;
    const config = join(folder, 'config.yml');
    mkdirSync(join(folder, 'data'));
    const storage = `storage: {filesystem: {rootdirectory: ${join(folder, 'data')}}, delete: {enabled: true}}`;
    writeFileSync(config, `version: 0.1\nlog: {level: error}\n${storage}\nhttp: {addr: '${host}'}\n`);
    registry = spawn(program ?? '', ['serve', config], { stdio: 'ignore' });
    const deadline = Date.now() + 20_000;
    for (;;) {
      const up = await fetch(`http://${host}/v2/`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (up) return;
      if (Date.now() > deadline) throw new Error('the registry did not start');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }, 30_000);

  afterAll(() => {
    registry?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  describeImageRegistry((repository) => createOciRegistry({ registry: host, repository }));

  const testSkopeo = skopeo === null ? test.skip : test;
  testSkopeo(
    skopeo === null
      ? 'skopeo reads what was pushed (skipped: skopeo is not installed)'
      : 'skopeo reads what was pushed',
    async () => {
      const { writeImageLayout } = await import('../fakes/image-layout.ts');
      const layout = join(folder, 'layout');
      const { digest } = writeImageLayout(layout, 'for skopeo', ['amd64', 'arm64']);
      await createOciRegistry({ registry: host, repository: 'acme/foreign' }).push(
        await readImageLayout(layout),
        'v1',
      );
      const shown = execFileSync(
        skopeo ?? '',
        ['inspect', '--raw', '--tls-verify=false', `docker://${host}/acme/foreign@${digest}`],
        { encoding: 'utf8' },
      );
      expect((JSON.parse(shown) as { manifests: unknown[] }).manifests).toHaveLength(2);
    },
  );
});
