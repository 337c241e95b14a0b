import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { OidcIssuer } from '../../../demo/oidc/issuer.ts';
import { startNpmRegistry, type NpmRegistryServer } from '../npm-registry.ts';

export interface TrustingNpm {
  readonly url: string;
  readonly registry: NpmRegistryServer;
  close(): Promise<void>;
}

/**
 * A registry of npm packages that takes packages from jobs alone: before it stands npm's exchange of a job's signed token
 * for one of its own, with the issuer's real keys.
 */
export async function startTrustingNpm(issuer: OidcIssuer): Promise<TrustingNpm> {
  const registry = await startNpmRegistry();
  registry.tokens.add('of nobody');
  const keys = createRemoteJWKSet(new URL(`${issuer.url}/.well-known/jwks`));
  const door = createServer((request, response) => {
    const answer = async () => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const { method = 'GET', url = '/', headers } = request;
      const authorization = headers.authorization ?? '';
      if (url.startsWith('/-/npm/v1/oidc/token/exchange/package/')) {
        const token = authorization.replace(/^Bearer /i, '');
        await jwtVerify(token, keys, { issuer: issuer.url, audience: 'npm:127.0.0.1' });
        registry.tokens.add('exchanged');
        response.writeHead(201, { 'content-type': 'application/json' }).end('{"token":"exchanged"}');
        return;
      }
      const inner = await fetch(new URL(url, registry.url), {
        method,
        headers: { authorization, 'content-type': headers['content-type'] ?? '' },
        ...(parts.length === 0 ? {} : { body: Buffer.concat(parts) }),
      });
      response.writeHead(inner.status, { 'content-type': 'application/json' });
      response.end(Buffer.from(await inner.arrayBuffer()));
    };
    answer().catch(() => response.writeHead(401).end('{}'));
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(door.address() as AddressInfo).port}/`,
    registry,
    async close() {
      door.closeAllConnections();
      await new Promise((done) => door.close(done));
      await registry.close();
    },
  };
}

export interface TrustingIndex {
  /** For uploads. */
  readonly publishUrl: string;
  /** How many uploads came with a token that was made for a job. */
  readonly trusted: () => number;
  close(): Promise<void>;
}

/**
 * Uploads of Python packages, to an index that stands behind: with no token, or with one that it made for a job's signed
 * token as PyPI does, with the issuer's real keys.
 */
export async function startTrustingIndex(issuer: OidcIssuer, inner: string): Promise<TrustingIndex> {
  const keys = createRemoteJWKSet(new URL(`${issuer.url}/.well-known/jwks`));
  const token = 'pypi-of-the-stage';
  const basic = `Basic ${Buffer.from(`__token__:${token}`).toString('base64')}`;
  let trusted = 0;
  const door = createServer((request, response) => {
    const answer = async () => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const body = Buffer.concat(parts);
      if (request.url === '/_/oidc/audience') return JSON.stringify({ audience: 'pypi' });
      if (request.url === '/_/oidc/mint-token') {
        const given = JSON.parse(body.toString()) as { readonly token: string };
        await jwtVerify(given.token, keys, { issuer: issuer.url, audience: 'pypi' });
        return JSON.stringify({ success: true, token });
      }
      const { authorization, 'content-type': type = '' } = request.headers;
      if (authorization !== undefined && authorization !== basic) throw new Error('another token');
      if (authorization !== undefined) trusted += 1;
      const stored = await fetch(inner, { method: 'POST', headers: { 'content-type': type }, body });
      response.statusCode = stored.status;
      return stored.text();
    };
    answer().then(
      (text) => response.end(text),
      () => response.writeHead(403).end('{}'),
    );
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  return {
    publishUrl: `http://127.0.0.1:${(door.address() as AddressInfo).port}/legacy/`,
    trusted: () => trusted,
    async close() {
      door.closeAllConnections();
      await new Promise((done) => door.close(done));
    },
  };
}
