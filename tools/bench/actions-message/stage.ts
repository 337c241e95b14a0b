import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { openSqliteStore, type SqliteStore } from '../../../adapters/store/sqlite/store.ts';
import { createJwksTokens } from '../../../adapters/tokens/jwks/tokens.ts';
import { createApi } from '../../../app/api/index.ts';
import { defaultConfig } from '../../../core/config/index.ts';
import { toStatus } from '../../../core/delivery/index.ts';
import type { RepositoryRef } from '../../../core/ports/github.ts';
import { createStoredSeenTokens } from '../../../server/seen-tokens.ts';

export const headSha = 'a'.repeat(40);
const repository: RepositoryRef = { installationId: 5, id: 7, owner: 'acme', name: 'shop' };
const clock = { now: () => Date.now() };

export interface Issuer {
  readonly url: string;
  /** A token of a push to main in the run. */
  token(audience: string, runId: number, expired: boolean): Promise<string>;
  close(): Promise<void>;
}

export async function startIssuer(): Promise<Issuer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'bench' };
  const server = createServer((_, response) => response.end(JSON.stringify({ keys: [jwk] })));
  const url = await listen(server);
  const claims = {
    repository: 'acme/shop',
    repository_id: '7',
    run_attempt: '1',
    event_name: 'push',
    ref: 'refs/heads/main',
    sha: headSha,
    actor: 'ada',
  };
  return {
    url,
    token(audience, runId, expired) {
      const issuedAt = Math.floor(clock.now() / 1000) - (expired ? 400 : 0);
      return new SignJWT({ ...claims, run_id: String(runId) })
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: 'bench' })
        .setIssuer(url)
        .setAudience(audience)
        .setSubject('repo:acme/shop:ref:refs/heads/main')
        .setJti(randomUUID())
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + 300)
        .sign(privateKey);
    },
    close: () => close(server),
  };
}

export interface App {
  readonly port: number;
  readonly store: SqliteStore;
  close(): Promise<void>;
}

/** The App's HTTP API as the server composes it, with a store on disk; only GitHub is a stand-in. */
export async function startApp(folder: string, origin: string, issuer: string): Promise<App> {
  const store = await openSqliteStore({ file: join(folder, 'fairlead.db'), clock });
  const run = { id: 1, attempt: 1, event: 'push', headSha, headBranch: 'main' };
  const api = createApi({
    store,
    tokens: createJwksTokens({ issuer, clock, seen: createStoredSeenTokens(store) }),
    github: {
      actions: { run: () => Promise.resolve(run) },
      contents: { defaultBranch: () => Promise.resolve('main'), read: () => Promise.resolve(null) },
      installations: {
        repository: () => Promise.resolve(repository),
        all: () => Promise.resolve([repository]),
        ids: () => Promise.resolve([repository.installationId]),
        login: () => Promise.resolve('fairlead[bot]'),
      },
    },
    clock,
    origin,
    loadConfig: () => Promise.resolve(defaultConfig),
    toStatus,
  });
  const listener = getRequestListener((request) => api.fetch(request));
  const server = createServer((request, response) => void listener(request, response));
  const { port } = new URL(await listen(server));
  return {
    port: Number(port),
    store,
    async close() {
      await close(server);
      await store.close();
    },
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
