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
