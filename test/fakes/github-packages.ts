import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PackageVersionRow {
  readonly id: number;
  readonly name: string;
  readonly tags?: readonly string[];
}

/** GitHub's packages and pull requests, as far as a clean-up asks for them. */
export interface GitHubPackagesServer {
  readonly url: string;
  /** By `container/shop/web` or `npm/web`. */
  readonly packages: Map<string, PackageVersionRow[]>;
  /** By the same: the id of the repository that it is linked to, or null; 77 where nothing is said. */
  readonly repositories: Map<string, number | null>;
  /** By number: `closed_at`. */
  readonly pulls: Map<number, string | null>;
  readonly requests: { readonly method: string; readonly path: string; readonly authorization: string }[];
  accountType: 'Organization' | 'User';
  /** Ids of versions that GitHub keeps, as it does with much downloaded ones. */
  readonly undeletable: Set<string>;
  /** What the next requests are answered; 200 or empty: what is right. */
  readonly failures: number[];
  close(): Promise<void>;
}

function packageBody(server: GitHubPackagesServer, key: string): object {
  const [kind = '', ...name] = key.split('/');
  const url = `https://api.github.com/orgs/acme/packages/${kind}/x`;
  const linked = server.repositories.get(key);
  const id = linked === undefined ? 77 : linked;
  return {
    id: 1,
    name: name.join('/'),
    package_type: kind,
    owner: null,
    version_count: server.packages.get(key)?.length ?? 0,
    visibility: 'private',
    url,
    created_at: '2026-11-01T00:00:00Z',
    updated_at: '2026-11-01T00:00:00Z',
    html_url: 'https://github.com/orgs/acme/packages/x',
    ...(id === null ? {} : { repository: { id } }),
  };
}

function versionBody(kind: string, { id, name, tags }: PackageVersionRow): object {
  const url = `https://api.github.com/orgs/acme/packages/${kind}/x/versions/${id}`;
  return {
    id,
    name,
    url,
    package_html_url: 'https://github.com/orgs/acme/packages/x',
    created_at: '2026-11-01T00:00:00Z',
    updated_at: '2026-11-01T00:00:00Z',
    metadata: { package_type: kind, ...(kind === 'container' ? { container: { tags: tags ?? [] } } : {}) },
  };
}

function answer(server: GitHubPackagesServer, method: string, url: URL): { status: number; body: unknown } {
  const parts = url.pathname.split('/').slice(1).map(decodeURIComponent);
  if (parts[0] === 'users' && parts.length === 2) {
    return { status: 200, body: { login: parts[1], type: server.accountType } };
  }
  if (parts[0] === 'repos') {
    const closed = server.pulls.get(Number(parts[4]));
    return closed === undefined ? { status: 404, body: {} } : { status: 200, body: { closed_at: closed } };
  }
  const place = server.accountType === 'Organization' ? 'orgs' : 'users';
  const key = parts.slice(3, 5).join('/');
  const rows = server.packages.get(key);
  if (parts[0] !== place || rows === undefined)
    return { status: 404, body: { message: 'Package not found.' } };
  if (parts.length === 5) return { status: 200, body: packageBody(server, key) };
  if (method === 'DELETE') return remove(server, key, parts[6] ?? '');
  const page = Number(url.searchParams.get('page') ?? 1);
  const size = Number(url.searchParams.get('per_page') ?? 30);
  const shown = rows.slice((page - 1) * size, page * size);
  return { status: 200, body: shown.map((row) => versionBody(parts[3] ?? '', row)) };
}

function remove(server: GitHubPackagesServer, key: string, id: string): { status: number; body: unknown } {
  if (server.undeletable.has(id)) return { status: 400, body: {} };
  const rows = server.packages.get(key) ?? [];
  const left = rows.filter((row) => String(row.id) !== id);
  server.packages.set(key, left);
  return left.length === rows.length ? { status: 404, body: {} } : { status: 204, body: null };
}

export async function startGitHubPackages(): Promise<GitHubPackagesServer> {
  const http = createServer((request, response) => {
    const url = new URL(request.url ?? '/', server.url);
    const method = request.method ?? '';
    server.requests.push({
      method,
      path: request.url ?? '',
      authorization: request.headers.authorization ?? '',
    });
    const failure = server.failures.shift();
    const { status, body } =
      failure === undefined || failure === 200 ? answer(server, method, url) : { status: failure, body: {} };
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body === null ? undefined : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const server: GitHubPackagesServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    packages: new Map(),
    repositories: new Map(),
    pulls: new Map(),
    requests: [],
    accountType: 'Organization',
    undeletable: new Set(),
    failures: [],
    close: () =>
      new Promise((resolve) => {
        http.closeAllConnections();
        http.close(() => resolve());
      }),
  };
  return server;
}
