import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { RepositoryRef } from '../../../core/ports/github.ts';
import { choosePort } from '../../../demo/day/preflight.ts';
import type { GitHubStage } from '../../../demo/github/stage.ts';
import type { OidcIssuer } from '../../../demo/oidc/issuer.ts';
import type { PackageIndex } from '../../../demo/package-index/package-index.ts';
import { parseOperatorConfig } from '../../../server/config.ts';
import { readCredentials } from '../../../server/credentials.ts';
import { openParts } from '../../../server/parts.ts';
import { startServer } from '../../../server/server.ts';

/** The real server behind a door that notes what passes. */
export interface App {
  readonly origin: string;
  /** `VERB path status`, in their order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

interface Around {
  readonly github: GitHubStage;
  readonly issuer: OidcIssuer;
  readonly index: PackageIndex;
}

const environments = ['development', 'staging', 'qa', 'production'];
/** The package whose release 1.0.0 is everywhere when a workflow starts. */
const released = { package: 'acme-notes', service: 'notes', version: '1.0.0' };

/**
 * The server as it runs in production, on the emulated GitHub. It knows one release. Rollouts have no box to run on here:
 * once the App has taken one on, the door says that it ended well.
 */
export async function startApp(folder: string, around: Around): Promise<App> {
  const port = await choosePort(0);
  const { server: door, origin, requests } = await openDoor(`http://127.0.0.1:${port}`, around.github);
  const text = JSON.stringify({
    origin,
    port,
    data: join(folder, 'app'),
    github: { api: around.github.url },
    oidc: { issuer: around.issuer.url },
    registry: { kind: 'pypi', index: around.index.indexUrl, publish: around.index.publishUrl },
    store: `file:${join(folder, 'fairlead.db')}`,
    python_base: folder,
  });
  const config = parseOperatorConfig(text, 'fairlead.config.yml');
  const credentials = readCredentials({
    APP_ID: String(around.github.appId),
    PRIVATE_KEY: around.github.privateKey,
    WEBHOOK_SECRET: around.github.webhookSecret,
  });
  const parts = await openParts(config, credentials);
  await release(parts.store, around.github);
  const server = await startServer(config, credentials, parts, () => undefined);
  return {
    origin,
    requests,
    async close() {
      await server.stop();
      door.closeAllConnections();
      await new Promise((done) => door.close(done));
    },
  };
}

/** The release as promotion and rollouts leave it. */
async function release(
  store: Awaited<ReturnType<typeof openParts>>['store'],
  { repository, installationId }: GitHubStage,
): Promise<void> {
  const { id, owner, name } = repository;
  const ref: RepositoryRef = { installationId, id, owner, name };
  const sha256 = 'a'.repeat(64);
  const version = (which: string) => ({ version: which, sha256, instanceId: `${released.service}/${which}` });
  await store.transaction((batch) => {
    const promotion = {
      repositoryId: id,
      service: released.service,
      package: released.package,
      alphaVersion: '1.0.0a1',
      alphaSha256: sha256,
      releaseVersion: released.version,
      releaseSha256: sha256,
      sha: 'b'.repeat(40),
      testRunId: 'c'.repeat(16),
      promotedAt: 1,
    };
    batch.save(`promotion:${id}/${released.package}/${released.version}`, promotion, 0);
    for (const environment of environments) {
      const deployed = {
        repository: { ...ref },
        environment,
        service: released.service,
        target: 'box-1',
        canary: null,
        stable: version(released.version),
        previous: version('0.9.0'),
        launch: {},
        since: 1,
        lock: null,
      };
      batch.save(`deployed:${id}/${environment}/${released.service}`, deployed, 0);
    }
  });
}

async function openDoor(
  inner: string,
  github: GitHubStage,
): Promise<{ readonly server: Server; readonly origin: string; readonly requests: readonly string[] }> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    pass({ inner, github, requests }, request, response).catch(() => response.writeHead(502).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, requests, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const hop = new Set(['connection', 'content-length', 'host', 'transfer-encoding']);

async function pass(
  { inner, github, requests }: { inner: string; github: GitHubStage; requests: string[] },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const { method = 'GET', url = '/' } = request;
  const kept = Object.entries(request.headers).filter(([name]) => !hop.has(name));
  const headers = Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
  const body = Buffer.concat(parts);
  const answer = await fetch(`${inner}${url}`, { method, headers, ...(body.length === 0 ? {} : { body }) });
  requests.push(`${method} ${url} ${answer.status}`);
  const text = await answer.text();
  const isRollout = method === 'GET' && url.startsWith('/v1/rollouts/') && answer.status === 200;
  if (isRollout) await showDeployments(github);
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
  response.end(isRollout ? JSON.stringify({ ...(JSON.parse(text) as object), ...well }) : text);
}

/** What the App says on GitHub at the end of a rollout: the job waits for it. */
async function showDeployments(github: GitHubStage): Promise<void> {
  const { owner, name } = github.repository;
  const base = `/repos/${owner}/${name}/deployments`;
  const { json } = await github.as('grace', 'GET', base);
  for (const { id } of json as readonly { readonly id: number }[]) {
    await github.as('grace', 'POST', `${base}/${id}/statuses`, { state: 'success' });
  }
}

const well = { state: 'done', ended: true, sentence: 'It serves everybody' };
