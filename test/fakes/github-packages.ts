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
  /** By number: `closed_at`. */
  readonly pulls: Map<number, string | null>;
  readonly requests: { readonly method: string; readonly path: string; readonly authorization: string }[];
  accountType: 'Organization' | 'User';
  /** What the next requests are answered; empty: what is right. */
  readonly failures: number[];
  close(): Promise<void>;
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
  if (parts[0] === 'users' && parts.length === 2)
    return { status: 200, body: { login: parts[1], type: server.accountType } };
  if (parts[0] === 'repos') {
    const closed = server.pulls.get(Number(parts[4]));
    return closed === undefined ? { status: 404, body: {} } : { status: 200, body: { closed_at: closed } };
  }
  const place = server.accountType === 'Organization' ? 'orgs' : 'users';
  const [kind = '', name = ''] = parts.slice(3);
  const rows = server.packages.get(`${kind}/${name}`);
  if (parts[0] !== place || rows === undefined)
    return { status: 404, body: { message: 'Package not found.' } };
  if (method === 'DELETE') {
    const left = rows.filter(({ id }) => String(id) !== parts[6]);
    server.packages.set(`${kind}/${name}`, left);
    return left.length === rows.length ? { status: 404, body: {} } : { status: 204, body: null };
  }
  const page = Number(url.searchParams.get('page') ?? 1);
  const size = Number(url.searchParams.get('per_page') ?? 30);
  const shown = rows.slice((page - 1) * size, page * size);
  return { status: 200, body: shown.map((row) => versionBody(kind, row)) };
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
      failure === undefined ? answer(server, method, url) : { status: failure, body: {} };
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body === null ? undefined : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const server: GitHubPackagesServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    packages: new Map(),
    pulls: new Map(),
    requests: [],
    accountType: 'Organization',
    failures: [],
    close: () =>
      new Promise((resolve) => {
        http.closeAllConnections();
        http.close(() => resolve());
      }),
  };
  return server;
}
