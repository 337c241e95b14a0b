import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Version {
  readonly name: string;
  readonly version: string;
  readonly dist: { readonly tarball: string; readonly integrity?: string; readonly shasum?: string };
}

interface Document {
  readonly versions: Record<string, Version>;
  readonly 'dist-tags': Record<string, string>;
}

interface Upload extends Document {
  readonly name: string;
  readonly _attachments: Record<string, { readonly data: string }>;
}

/** A registry of npm packages in memory, as far as `npm publish`, `npm view` and `npm install` need one. */
export interface NpmRegistryServer {
  readonly url: string;
  readonly documents: Map<string, Document>;
  readonly tarballs: Map<string, Buffer>;
  /** Method, path and credentials of every request. */
  readonly requests: { readonly method: string; readonly path: string; readonly authorization: string }[];
  /** Bearer tokens that may publish; empty: everybody may. */
  readonly tokens: Set<string>;
  /** Says what the next requests for a document are answered; empty: what is right. */
  readonly failures: number[];
  close(): Promise<void>;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** A taken version is refused as npm's own registry refuses it. */
function publish(registry: NpmRegistryServer, name: string, upload: Upload, response: ServerResponse): void {
  const before = registry.documents.get(name) ?? { versions: {}, 'dist-tags': {} };
  const taken = Object.keys(upload.versions).find((version) => Object.hasOwn(before.versions, version));
  if (taken !== undefined) {
    send(response, 403, { error: `You cannot publish over the previously published versions: ${taken}.` });
    return;
  }
  for (const [file, { data }] of Object.entries(upload._attachments)) {
    registry.tarballs.set(`/${name}/-/${file.split('/').at(-1) ?? ''}`, Buffer.from(data, 'base64'));
  }
  registry.documents.set(name, {
    versions: { ...before.versions, ...upload.versions },
    'dist-tags': { ...before['dist-tags'], ...upload['dist-tags'] },
  });
  send(response, 200, { ok: true });
}

/**
 * The exchange that npm does for trusted publishing: it shows the job's identity and gets a token for one package. This
 * one believes the identity `id:npm:<host>`.
 */
function exchange(registry: NpmRegistryServer, authorization: string, response: ServerResponse): void {
  if (authorization !== `Bearer id:npm:${new URL(registry.url).hostname}`) {
    send(response, 401, { message: 'no such publisher' });
    return;
  }
  registry.tokens.add('exchanged');
  send(response, 201, { token: 'exchanged' });
}

async function handle(
  registry: NpmRegistryServer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = '', headers } = request;
  const path = decodeURIComponent(new URL(request.url ?? '/', registry.url).pathname);
  const authorization = headers.authorization ?? '';
  registry.requests.push({ method, path, authorization });
  const body = await readBody(request);
  if (path.startsWith('/-/npm/v1/oidc/token/exchange/package/')) {
    exchange(registry, authorization, response);
    return;
  }
  if (path === '/identity') {
    const audience = new URL(request.url ?? '/', registry.url).searchParams.get('audience') ?? '';
    send(response, 200, { value: `id:${audience}` });
    return;
  }
  const tarball = registry.tarballs.get(path);
  if (tarball !== undefined) {
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(tarball);
    return;
  }
  const name = path.slice(1);
  if (method === 'PUT') {
    const token = authorization.replace(/^Bearer /, '');
    if (registry.tokens.size > 0 && !registry.tokens.has(token))
      send(response, 401, { error: 'who are you?' });
    else publish(registry, name, JSON.parse(body.toString()) as Upload, response);
    return;
  }
  const failure = registry.failures.shift();
  const document = registry.documents.get(name);
  if (failure !== undefined) send(response, failure, { error: 'not now' });
  else if (document === undefined) send(response, 404, { error: 'Not found' });
  else send(response, 200, { name, ...document });
}

export async function startNpmRegistry(): Promise<NpmRegistryServer> {
  const state = {
    documents: new Map(),
    tarballs: new Map(),
    requests: [],
    tokens: new Set<string>(),
    failures: [],
  };
  const server = createServer((request, response) => {
    void handle(registry, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const registry: NpmRegistryServer = {
    ...state,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return registry;
}
