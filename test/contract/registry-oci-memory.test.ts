import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createOciRegistry } from '../../adapters/registry/oci/oci.ts';
import { parseChallenge, trustedRealm } from '../../adapters/registry/oci/challenge.ts';
import { originOf } from '../../adapters/registry/oci/session.ts';
import { type OciRegistryServer, startOciRegistry } from '../fakes/oci-registry.ts';
import { describeImageRegistry } from './registry-oci.ts';

let server: OciRegistryServer;
const clock = { sleep: () => Promise.resolve() };
const code = (name: string): unknown => expect.objectContaining({ code: name });

beforeAll(async () => {
  server = await startOciRegistry();
});
afterAll(() => server.close());
beforeEach(() => {
  Object.assign(server, { credentials: '', realm: '', referrers: true });
  server.requests.length = 0;
});

const open = (repository: string, credentials?: { user: string; token: string }) =>
  createOciRegistry({
    registry: server.host,
    repository,
    clock,
    ...(credentials === undefined ? {} : { credentials }),
  });

describe('a registry that asks nobody', () => {
  describeImageRegistry((repository) => open(repository));
});

describe('a registry that wants tokens', () => {
  beforeEach(() => {
    server.credentials = 'ada:image-secret';
  });
  describeImageRegistry((repository) =>
    open(`private/${repository}`, { user: 'ada', token: 'image-secret' }),
  );

  test('credentials go to where its tokens are made, and nowhere else', async () => {
    await open('private/x', { user: 'ada', token: 'image-secret' }).tags();
    const withPassword = server.requests.filter(({ authorization }) => authorization.startsWith('Basic '));
    expect(withPassword.map(({ path }) => path)).toEqual(['/token']);
    expect(server.requests.map(({ path }) => path)).toEqual([
      '/v2/private/x/tags/list',
      '/token',
      '/v2/private/x/tags/list',
    ]);
  });

  test('wrong credentials are refused, without the secret in the error', async () => {
    const error = await open('private/x', { user: 'ada', token: 'wrong-secret' })
      .tags()
      .catch((reason: unknown) => reason);
    expect(error).toEqual(code('FL_REGISTRY_REFUSED'));
    expect(String(error)).not.toContain('wrong-secret');
  });

  test('a realm of somebody else gets nothing', async () => {
    server.realm = 'https://evil.example/token';
    await expect(open('private/x', { user: 'ada', token: 'image-secret' }).tags()).rejects.toEqual(
      code('FL_REGISTRY_REFUSED'),
    );
    expect(server.requests).toHaveLength(1);
  });
});

describe('a registry that does not behave', () => {
  test('a failed read is an error, never an empty one; it is tried three times', async () => {
    server.failures.push(503, 503, 503);
    await expect(open('acme/x').tags()).rejects.toEqual(code('FL_REGISTRY_UNREACHABLE'));
    server.failures.push(503);
    await expect(open('acme/x').tags()).resolves.toEqual([]);
    server.failures.push(403);
    await expect(open('acme/x').manifest('a')).rejects.toEqual(code('FL_REGISTRY_REFUSED'));
  });

  test('without the referrers API the tag that stands for it counts', async () => {
    server.referrers = false;
    const [subject, other] = [`sha256:${'b'.repeat(64)}`, `sha256:${'c'.repeat(64)}`];
    const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, manifests: [{ digest: other }] }));
    const { createHash } = await import('node:crypto');
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    server.manifests.set(`acme/r@${digest}`, { mediaType: 'application/vnd.oci.image.index.v1+json', bytes });
    server.tags.set(`acme/r:sha256-${'b'.repeat(64)}`, digest);
    expect(await open('acme/r').referrers(subject)).toEqual([other]);
  });

  test('other bytes under a digest are noticed', async () => {
    const digest = `sha256:${'d'.repeat(64)}`;
    server.manifests.set(`acme/d@${digest}`, { mediaType: 'x', bytes: Buffer.from('{}') });
    await expect(open('acme/d').manifest(digest)).rejects.toEqual(code('FL_DIGEST_MISMATCH'));
  });
});

test.each([
  ['ghcr.io', 'https://ghcr.io/'],
  ['docker.io', 'https://registry-1.docker.io/'],
  ['127.0.0.1:5000', 'http://127.0.0.1:5000/'],
  ['localhost:5000', 'http://localhost:5000/'],
  ['127.0.0.1.evil.example', 'https://127.0.0.1.evil.example/'],
])('%s is spoken to at %s', (registry, address) => {
  expect(originOf(registry).href).toBe(address);
});

describe('challenges', () => {
  test.each([
    [
      'Bearer realm="https://a.example/t",service="s"',
      { scheme: 'bearer', parameters: { realm: 'https://a.example/t', service: 's' } },
    ],
    ['basic realm=x', { scheme: 'basic', parameters: { realm: 'x' } }],
    ['Basic', { scheme: 'basic', parameters: {} }],
    ['Negotiate', null],
    ['', null],
    [null, null],
  ])('%s', (header, expected) => {
    expect(parseChallenge(header)).toEqual(expected);
  });

  test.each([
    ['https://auth.docker.io/token', 'https://registry-1.docker.io', true],
    ['https://ghcr.io/token', 'https://ghcr.io', true],
    ['https://evil.example/token', 'https://ghcr.io', false],
    ['https://ghcr.io.evil.example/token', 'https://ghcr.io', false],
    ['http://ghcr.io/token', 'https://ghcr.io', false],
    ['https://u:p@ghcr.io/token', 'https://ghcr.io', false],
    ['http://127.0.0.1:9/token', 'http://127.0.0.1:5000', true],
    ['http://127.0.0.2:9/token', 'http://127.0.0.1:5000', false],
    [undefined, 'https://ghcr.io', false],
  ])('%s for %s: %s', (realm, registry, expected) => {
    expect(trustedRealm(realm, new URL(registry)) !== null).toBe(expected);
  });
});
