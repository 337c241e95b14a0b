import { execFileSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mintPypiToken } from '../../adapters/registry/pypi/trusted.ts';
import { makeCheckout } from '../fakes/action-stage.ts';
import { removeBuildFolders, runBuild } from '../fakes/build-stage.ts';
import { startNpmRegistry } from '../fakes/npm-registry.ts';

const code = (name: string): unknown => expect.objectContaining({ code: name });
const clock = { sleep: () => Promise.resolve() };

describe('PyPI’s exchange', () => {
  let server: Server;
  let origin: string;
  let asked: string[];
  let answers: Record<string, { status: number; body: unknown }>;
  const audiences: string[] = [];

  beforeEach(async () => {
    asked = [];
    audiences.length = 0;
    answers = {
      '/_/oidc/audience': { status: 200, body: { audience: 'pypi' } },
      '/_/oidc/mint-token': { status: 200, body: { success: true, token: 'pypi-minted' } },
    };
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        asked.push(`${request.method} ${request.url} ${body}`.trim());
        const { status, body: answer } = answers[request.url ?? ''] ?? { status: 404, body: {} };
        response.writeHead(status).end(typeof answer === 'string' ? answer : JSON.stringify(answer));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const mint = () =>
    mintPypiToken({
      publishUrl: `${origin}/legacy/`,
      idToken: (audience) => {
        audiences.push(audience);
        return Promise.resolve('job-identity');
      },
      appAudience: 'our-app',
      clock,
    });

  test('an index over plain HTTP elsewhere is not even asked', async () => {
    const idToken = () => Promise.reject(new Error('asked'));
    const minted = mintPypiToken({ publishUrl: 'http://index.example/legacy/', idToken, clock });
    await expect(minted).rejects.toEqual(code('FL_TRUSTED_PUBLISHING'));
  });

  test('asks for the audience, shows an identity of it, and gets a token', async () => {
    expect(await mint()).toBe('pypi-minted');
    expect(audiences).toEqual(['pypi']);
    expect(asked).toEqual(['GET /_/oidc/audience', 'POST /_/oidc/mint-token {"token":"job-identity"}']);
  });

  test('a refusal names the index’s reasons and not the identity', async () => {
    const errors = [
      { code: 'invalid-publisher', description: 'valid token, but no corresponding publisher' },
    ];
    answers['/_/oidc/mint-token'] = { status: 422, body: { message: 'Token request failed', errors } };
    const error = await mint().catch((reason: unknown) => reason);
    expect(error).toEqual(code('FL_TRUSTED_PUBLISHING'));
    expect(String(error)).toContain('invalid-publisher');
    expect(String(error)).not.toContain('job-identity');
  });

  test.each([
    'sts.amazonaws.com',
    'https://fairlead.example/#sha256:00',
    'https://github.com/acme',
    'api://AzureADTokenExchange',
    'PyPI',
    'our-app',
    'fairlead',
    'pypi\n',
    'p'.repeat(51),
  ])('an index does not get an identity for %j', async (audience) => {
    answers['/_/oidc/audience'] = { status: 200, body: { audience } };
    await expect(mint()).rejects.toEqual(code('FL_TRUSTED_PUBLISHING'));
    expect(audiences).toEqual([]);
    expect(asked).toEqual(['GET /_/oidc/audience']);
  });

  test.each([
    ['/_/oidc/audience', 404, {}, 'FL_TRUSTED_PUBLISHING'],
    ['/_/oidc/audience', 200, 'no JSON', 'FL_TRUSTED_PUBLISHING'],
    ['/_/oidc/audience', 503, {}, 'FL_REGISTRY_UNREACHABLE'],
    ['/_/oidc/mint-token', 200, { token: 7 }, 'FL_TRUSTED_PUBLISHING'],
    ['/_/oidc/mint-token', 503, {}, 'FL_REGISTRY_UNREACHABLE'],
  ])('%s %i %j', async (path, status, body, expected) => {
    answers[path] = { status, body };
    await expect(mint()).rejects.toEqual(code(expected));
  });
});

const npmVersion = execFileSync('npm', ['--version'], { encoding: 'utf8' }).trim();
const isOld = npmVersion.localeCompare('11.5.1', 'en', { numeric: true }) < 0;
const testNpm = isOld ? test.skip : test;
const why = isOld ? ' (skipped: npm here is older than 11.5.1)' : '';

describe('npm’s own exchange', () => {
  testNpm(
    `npm publishes by the identity of the job, which no build step gets${why}`,
    async () => {
      const registry = await startNpmRegistry();
      const checkout = makeCheckout();
      try {
        registry.tokens.add('nobody has this one');
        checkout.commit({
          '.github/fairlead.yml': 'version: 1\nservices:\n  web: {path: web}\n',
          'web/package.json': JSON.stringify({
            name: '@acme/web',
            version: '1.0.0',
            scripts: { build: 'node -e "if (process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN) process.exit(1)"' },
          }),
        });
        const result = await runBuild({
          checkout,
          context: {},
          inputs: { 'npm-registry': registry.url, 'trusted-publishing': 'true' },
          environment: {
            GITHUB_ACTIONS: 'true',
            ACTIONS_ID_TOKEN_REQUEST_URL: `${registry.url}identity?x=1`,
            ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request',
          },
        });
        expect(result.artifacts).toHaveLength(1);
        const identified = result.programs.filter(({ variables }) =>
          variables.some((name) => name.startsWith('ACTIONS_')),
        );
        expect(identified.map(({ command }) => command[1])).toEqual(['publish']);
        const put = registry.requests.find(({ method, path }) => method === 'PUT' && path === '/@acme/web');
        expect(put?.authorization).toBe('Bearer exchanged');
      } finally {
        await registry.close();
        checkout.remove();
        removeBuildFolders();
      }
    },
    60_000,
  );
});
