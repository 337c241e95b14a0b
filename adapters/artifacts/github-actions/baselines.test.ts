import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createArtifactBaselines } from './baselines.ts';

const slot = '0123456789abcdef';
const sha = (letter: string) => letter.repeat(40);
interface Kept {
  readonly id: number;
  readonly sha: string;
  readonly zip: Buffer;
  readonly branch?: string;
  readonly fork?: boolean;
  readonly expired?: boolean;
  readonly name?: string;
}

let server: Server;
let origin: string;
let kept: Kept[];
let seen: { readonly line: string; readonly authorization: string | undefined; readonly body: Buffer }[];
let status: number;

beforeEach(async () => {
  [kept, seen, status] = [[], [], 200];
  server = createServer((request, response) => {
    void (async () => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const body = Buffer.concat(parts);
      const url = new URL(request.url ?? '/', origin);
      seen.push({
        line: `${request.method} ${url.pathname}`,
        authorization: request.headers.authorization,
        body,
      });
      const send = (value: unknown) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(value));
      };
      const zip = /artifacts\/(\d+)\/zip$/.exec(url.pathname);
      if (zip !== null) {
        response.writeHead(302, { location: `http://localhost:${url.port}/blob/${zip[1]}` });
        response.end();
      } else if (url.pathname.startsWith('/blob/')) {
        response.end(kept.find(({ id }) => id === Number(url.pathname.slice(6)))?.zip);
      } else if (url.pathname.endsWith('/artifacts')) {
        const page = Number(url.searchParams.get('page'));
        const wanted = url.searchParams.get('name');
        const named = kept.filter((each) => (each.name ?? `fairlead-coverage-${slot}`) === wanted);
        send({
          total_count: named.length,
          artifacts: named.slice((page - 1) * 100, page * 100).map((each) => ({
            id: each.id,
            expired: each.expired ?? false,
            size_in_bytes: each.zip.length,
            workflow_run: {
              repository_id: 1,
              head_repository_id: each.fork === true ? 2 : 1,
              head_branch: each.branch ?? 'main',
              head_sha: each.sha,
            },
          })),
        });
      } else if (url.pathname.endsWith('/CreateArtifact')) {
        send({ ok: true, signed_upload_url: `${origin}/upload?sig=x` });
      } else send({ ok: true });
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

const runtimeToken = (scp: string) => `h.${Buffer.from(JSON.stringify({ scp })).toString('base64url')}.s`;
const store = (token = runtimeToken('Actions.Other:1 Actions.Results:run-1:job-2')) =>
  createArtifactBaselines({
    repository: 'acme/shop',
    defaultBranch: 'main',
    token: 'read-token',
    slot,
    environment: { GITHUB_API_URL: origin, ACTIONS_RESULTS_URL: `${origin}/`, ACTIONS_RUNTIME_TOKEN: token },
  });

/** What the store uploads for a text. */
async function zipOf(text: string): Promise<Buffer> {
  await store().keep(sha('a'), text);
  return seen.findLast(({ line }) => line === 'PUT /upload')?.body ?? Buffer.alloc(0);
}

test('what is kept is created, uploaded and finished with its size and hash, and can be found', async () => {
  const zip = await zipOf('the text');
  expect(seen.map(({ line }) => line.replace(/^POST .*\//, 'POST '))).toEqual([
    'POST CreateArtifact',
    'PUT /upload',
    'POST FinalizeArtifact',
  ]);
  expect(seen[0]?.line).toBe('POST /twirp/github.actions.results.api.v1.ArtifactService/CreateArtifact');
  expect(JSON.parse(seen[0]?.body.toString() ?? '')).toEqual({
    workflow_run_backend_id: 'run-1',
    workflow_job_run_backend_id: 'job-2',
    name: `fairlead-coverage-${slot}`,
    version: 4,
  });
  // The place is given to whoever has its address; the job's token does not go there.
  expect(seen[1]?.authorization).toBeUndefined();
  expect(JSON.parse(seen[2]?.body.toString() ?? '')).toMatchObject({
    size: String(zip.length),
    hash: `sha256:${createHash('sha256').update(zip).digest('hex')}`,
  });
  kept = [{ id: 7, sha: sha('b'), zip }];
  expect(await store().find([sha('a'), sha('b')])).toBe('the text');
  expect(seen.findLast(({ line }) => line.includes('/zip'))?.authorization).toBe('Bearer read-token');
  // Redirected to another host, the token stays behind.
  expect(seen.at(-1)).toMatchObject({ line: 'GET /blob/7', authorization: undefined });
});

test('the nearest commit counts, also from later pages; of two runs the newest', async () => {
  const [old, fresh] = [await zipOf('old'), await zipOf('fresh')];
  const others = Array.from({ length: 150 }, (_, i) => ({ id: 1000 + i, sha: sha('f'), zip: old }));
  kept = [...others, { id: 1, sha: sha('b'), zip: fresh }, { id: 2, sha: sha('b'), zip: old }];
  expect(await store().find([sha('a'), sha('b'), sha('f')])).toBe('fresh');
});

test('what another job of the commit kept does not count', async () => {
  const zip = await zipOf('x');
  kept = [{ id: 1, sha: sha('a'), zip, name: 'fairlead-coverage-ffffffffffffffff' }];
  expect(await store().find([sha('a')])).toBeNull();
});

test('what a fork, a branch or an expired run left is not trusted', async () => {
  const zip = await zipOf('x');
  kept = [
    { id: 1, sha: sha('a'), zip, fork: true },
    { id: 2, sha: sha('a'), zip, branch: 'topic' },
    { id: 3, sha: sha('a'), zip, expired: true },
  ];
  expect(await store().find([sha('a')])).toBeNull();
});

test('refusals and broken artifacts are errors, never an empty answer', async () => {
  kept = [{ id: 1, sha: sha('a'), zip: Buffer.from('no zip') }];
  await expect(store().find([sha('a')])).rejects.toThrow('no zip file');
  status = 403;
  await expect(store().find([sha('a')])).rejects.toThrow('status 403');
  await expect(store().keep(sha('a'), 'x')).rejects.toThrow('status 403');
  await expect(store('nonsense').keep(sha('a'), 'x')).rejects.toThrow('names no run');
});
