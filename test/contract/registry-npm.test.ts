import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createNpmRegistry } from '../../adapters/registry/npm/npm.ts';
import { type NpmRegistryServer, startNpmRegistry } from '../fakes/npm-registry.ts';

let server: NpmRegistryServer;
const clock = { sleep: () => Promise.resolve() };
const code = (name: string): unknown => expect.objectContaining({ code: name });
const dist = { tarball: 'x', integrity: 'sha512-a' };

beforeAll(async () => {
  server = await startNpmRegistry();
});
afterAll(() => server.close());
beforeEach(() => {
  server.documents.clear();
  server.requests.length = 0;
});

const registry = (url = server.url, token = '') => createNpmRegistry({ url, token, clock });

describe('a registry of npm packages', () => {
  test('every version with its integrity; an unknown package has none', async () => {
    server.documents.set('@acme/web', {
      'dist-tags': {},
      versions: {
        '1.0.0': { name: '@acme/web', version: '1.0.0', dist },
        '0.1.0': { name: '@acme/web', version: '0.1.0', dist: { tarball: 'x', shasum: 'b' } },
      },
    });
    expect(await registry().versions('@acme/web')).toEqual([
      { version: '1.0.0', integrity: 'sha512-a' },
      { version: '0.1.0', integrity: '' },
    ]);
    expect(await registry().versions('@acme/none')).toEqual([]);
  });

  test('the token goes along, and into no error', async () => {
    server.failures.push(401);
    const error = await registry(server.url, 'npm-secret')
      .versions('a')
      .catch((reason: unknown) => reason);
    expect(error).toEqual(code('FL_REGISTRY_REFUSED'));
    expect(String(error)).not.toContain('npm-secret');
    expect(server.requests.map(({ authorization }) => authorization)).toEqual(['Bearer npm-secret']);
  });

  test.each(['https:\\\\127.0.0.1:9\\x', '//127.0.0.1:9/x', 'http://127.0.0.1:9/x', 'a?b#c'])(
    'whatever a package is called (%s), the token goes to the registry alone',
    async (name) => {
      expect(await registry(server.url, 'npm-secret').versions(name)).toEqual([]);
      expect(server.requests).toMatchObject([{ authorization: 'Bearer npm-secret' }]);
    },
  );

  test.each(['..', '.', ''])('%j is no name of a package', async (name) => {
    await expect(registry(`${server.url}npm/`).versions(name)).rejects.toEqual(code('FL_REGISTRY_REFUSED'));
    expect(server.requests).toEqual([]);
  });

  test('a failed read is an error, never an empty list', async () => {
    server.failures.push(503, 503, 503);
    await expect(registry().versions('a')).rejects.toEqual(code('FL_REGISTRY_UNREACHABLE'));
    expect(server.requests).toHaveLength(3);
    await expect(registry('http://127.0.0.1:9/').versions('a')).rejects.toEqual(
      code('FL_REGISTRY_UNREACHABLE'),
    );
  });

  test.each<[string, unknown]>([
    ['no versions', {}],
    ['versions of another form', { versions: { '1.0.0': {} } }],
    ['a list', { versions: [] }],
  ])('a document with %s is refused', async (_, document) => {
    server.documents.set('a', document as never);
    await expect(registry().versions('a')).rejects.toEqual(code('FL_REGISTRY_REFUSED'));
  });
});
