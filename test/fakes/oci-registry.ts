import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A registry of images in memory: the distribution specification 1.1 with tokens, as GHCR asks for them. */
export interface OciRegistryServer {
  /** `127.0.0.1:4711` */
  readonly host: string;
  /** By `repository@digest`. */
  readonly manifests: Map<string, { readonly mediaType: string; readonly bytes: Buffer }>;
  /** By `repository:tag`, the digest. */
  readonly tags: Map<string, string>;
  /** By `repository@digest`. */
  readonly blobs: Map<string, Buffer>;
  readonly requests: { readonly method: string; readonly path: string; readonly authorization: string }[];
  /** `user:token` that may push; empty: nobody is asked. */
  credentials: string;
  /** Where tokens are made; empty: here. */
  realm: string;
  /** Whether it knows the referrers API. */
  referrers: boolean;
  /** What the next requests are answered; empty: what is right. */
  readonly failures: number[];
  close(): Promise<void>;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

interface Exchange {
  readonly server: OciRegistryServer;
  readonly url: URL;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: Buffer;
  readonly repository: string;
  /** What stands after the repository. */
  readonly rest: readonly string[];
}

function end(
  response: ServerResponse,
  status: number,
  headers: Record<string, string> = {},
  body = '',
): void {
  response.writeHead(status, headers).end(body);
}

function putManifest({ server, request, response, body, repository, rest }: Exchange): void {
  const reference = rest[1] ?? '';
  const digest = digestOf(body);
  const data = JSON.parse(body.toString()) as {
    config?: { digest: string };
    layers?: { digest: string }[];
    manifests?: { digest: string }[];
  };
  const content = [data.config, ...(data.layers ?? [])].flatMap((entry) => entry?.digest ?? []);
  const missing =
    content.some((blob) => !server.blobs.has(`${repository}@${blob}`)) ||
    (data.manifests ?? []).some((child) => !server.manifests.has(`${repository}@${child.digest}`));
  if (missing || (reference.startsWith('sha256:') && reference !== digest)) {
    end(response, 400);
    return;
  }
  server.manifests.set(`${repository}@${digest}`, {
    mediaType: request.headers['content-type'] ?? '',
    bytes: body,
  });
  if (!reference.startsWith('sha256:')) server.tags.set(`${repository}:${reference}`, digest);
  end(response, 201, { 'docker-content-digest': digest });
}

function manifests(exchange: Exchange): void {
  const { server, request, response, repository, rest } = exchange;
  if (request.method === 'PUT') {
    putManifest(exchange);
    return;
  }
  const reference = rest[1] ?? '';
  const digest = reference.startsWith('sha256:') ? reference : server.tags.get(`${repository}:${reference}`);
  const found = server.manifests.get(`${repository}@${digest ?? ''}`);
  if (found === undefined) {
    end(response, 404);
    return;
  }
  response.writeHead(200, { 'content-type': found.mediaType, 'docker-content-digest': digest ?? '' });
  response.end(found.bytes);
}

function blobs({ server, url, request, response, body, repository, rest }: Exchange): void {
  const { method } = request;
  if (method === 'POST') {
    end(response, 202, { location: `/v2/${repository}/blobs/uploads/${randomUUID()}?state=x` });
  } else if (method === 'PUT') {
    const digest = url.searchParams.get('digest') ?? '';
    if (digest !== digestOf(body)) {
      end(response, 400);
      return;
    }
    server.blobs.set(`${repository}@${digest}`, body);
    end(response, 201);
  } else end(response, server.blobs.has(`${repository}@${rest[1] ?? ''}`) ? 200 : 404);
}

/** Two tags a page, so that clients must turn pages. */
function tags({ server, url, response, repository }: Exchange): void {
  const all = [...server.tags.keys()].filter((key) => key.startsWith(`${repository}:`)).sort();
  const names = all.map((key) => key.slice(repository.length + 1));
  const last = url.searchParams.get('last');
  const from = last === null ? 0 : names.indexOf(last) + 1;
  const page = names.slice(from, from + 2);
  const more = from + 2 < names.length;
  const link = `</v2/${repository}/tags/list?last=${page.at(-1) ?? ''}&n=2>; rel="next"`;
  const headers = { 'content-type': 'application/json', ...(more ? { link } : {}) };
  end(response, names.length === 0 ? 404 : 200, headers, JSON.stringify({ name: repository, tags: page }));
}

function referrers({ server, response, repository, rest }: Exchange): void {
  if (!server.referrers) {
    end(response, 404);
    return;
  }
  const found = [...server.manifests].flatMap(([key, { mediaType, bytes }]) => {
    const data = JSON.parse(bytes.toString()) as { subject?: { digest: string } };
    const digest = key.slice(repository.length + 1);
    return key.startsWith(`${repository}@`) && data.subject?.digest === rest[1]
      ? [{ mediaType, digest, size: bytes.length }]
      : [];
  });
  end(
    response,
    200,
    { 'content-type': 'application/json' },
    JSON.stringify({ schemaVersion: 2, manifests: found }),
  );
}

const parts: Readonly<Record<string, (exchange: Exchange) => void>> = { manifests, blobs, tags, referrers };

function challenge(server: OciRegistryServer, response: ServerResponse): void {
  const realm = server.realm === '' ? `http://${server.host}/token` : server.realm;
  end(response, 401, { 'www-authenticate': `Bearer realm="${realm}",service="test",scope="x"` });
}

async function handle(
  server: OciRegistryServer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', `http://${server.host}`);
  const authorization = request.headers.authorization ?? '';
  server.requests.push({ method: request.method ?? '', path: url.pathname, authorization });
  const body = await readBody(request);
  const failure = server.failures.shift();
  if (failure !== undefined) {
    end(response, failure);
    return;
  }
  if (url.pathname === '/token') {
    const wanted = `Basic ${Buffer.from(server.credentials).toString('base64')}`;
    if (authorization === wanted) end(response, 200, {}, JSON.stringify({ token: 'pass' }));
    else end(response, 401);
    return;
  }
  if (server.credentials !== '' && authorization !== 'Bearer pass') {
    challenge(server, response);
    return;
  }
  const match = /^\/v2\/(.+)\/((?:manifests|blobs|tags|referrers)\/.*)$/.exec(url.pathname);
  const rest = (match?.[2] ?? '').split('/').map(decodeURIComponent);
  const part = parts[rest[0] ?? ''];
  if (match?.[1] === undefined || part === undefined) end(response, 404);
  else part({ server, url, request, response, body, repository: match[1], rest });
}

export async function startOciRegistry(): Promise<OciRegistryServer> {
  const http = createServer((request, response) => {
    void handle(server, request, response);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const server: OciRegistryServer = {
    host: `127.0.0.1:${(http.address() as AddressInfo).port}`,
    manifests: new Map(),
    tags: new Map(),
    blobs: new Map(),
    requests: [],
    credentials: '',
    realm: '',
    referrers: true,
    failures: [],
    close: () =>
      new Promise((resolve) => {
        http.closeAllConnections();
        http.close(() => resolve());
      }),
  };
  return server;
}
