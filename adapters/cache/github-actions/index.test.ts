import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createFolderCache, hasCacheService } from './index.ts';

const names = [
  'ACTIONS_CACHE_URL',
  'ACTIONS_RESULTS_URL',
  'ACTIONS_CACHE_SERVICE_V2',
  'ACTIONS_CACHE_MODE',
  'ACTIONS_RUNTIME_TOKEN',
  'GITHUB_SERVER_URL',
  'GITHUB_WORKSPACE',
  'RUNNER_TEMP',
];
const before = new Map(names.map((name) => [name, process.env[name]]));
const started = process.cwd();
let folder: string;
/** The checkout, in which an action starts. */
let checkout: string;
let server: Server;
let origin: string;
/** What the service holds, by version and key, and what is still being uploaded. */
let kept: Map<string, Buffer>;
let open: { readonly name: string; readonly parts: Buffer[] }[];
let asked: string[];
let status: number;
let log: jest.SpiedFunction<typeof process.stdout.write>;

/**
 * A stand-in of the first of GitHub's two cache services, as `@actions/cache` speaks to it: look up, reserve, upload in
 * parts, commit, download. As there, a cache of another version is never found: the client hashes the paths into it.
 */
function answer(method: string, url: URL, body: Buffer): { readonly status: number; readonly body: unknown } {
  if (status !== 200) return { status, body: { message: 'no' } };
  const at = url.pathname.replace('/_apis/artifactcache/', '');
  if (method === 'GET' && at === 'cache') {
    const keys = (url.searchParams.get('keys') ?? '').split(',');
    const version = url.searchParams.get('version') ?? '';
    const found = keys
      .map((key) => [...kept.keys()].find((each) => each.startsWith(`${version} ${key}`)))
      .find((key) => key !== undefined);
    if (found === undefined) return { status: 204, body: undefined };
    return {
      status: 200,
      body: {
        cacheKey: found.slice(version.length + 1),
        archiveLocation: `${origin}/blob/${encodeURIComponent(found)}`,
      },
    };
  }
  if (url.pathname.startsWith('/blob/'))
    return { status: 200, body: kept.get(decodeURIComponent(url.pathname.slice(6))) };
  if (method === 'POST' && at === 'caches') {
    const { key, version } = JSON.parse(body.toString()) as { key: string; version: string };
    return { status: 201, body: { cacheId: open.push({ name: `${version} ${key}`, parts: [] }) } };
  }
  const upload = open[Number(at.split('/')[1]) - 1];
  if (method === 'PATCH') upload?.parts.push(body);
  else if (upload !== undefined) kept.set(upload.name, Buffer.concat(upload.parts));
  return { status: 204, body: undefined };
}

beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'fairlead-cache-')));
  checkout = join(folder, 'checkout');
  mkdirSync(checkout);
  process.chdir(checkout);
  [kept, open, asked, status] = [new Map(), [], [], 200];
  server = createServer((request, response) => {
    void (async () => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const url = new URL(request.url ?? '/', origin);
      asked.push(`${request.method} ${url.pathname}`);
      const told = answer(request.method ?? '', url, Buffer.concat(parts));
      response.writeHead(told.status, { 'content-type': 'application/json' });
      response.end(
        told.body === undefined || told.body instanceof Buffer ? told.body : JSON.stringify(told.body),
      );
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const name of names) delete process.env[name];
  Object.assign(process.env, {
    ACTIONS_RUNTIME_TOKEN: 'runtime',
    GITHUB_WORKSPACE: checkout,
    RUNNER_TEMP: folder,
  });
  log = jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
});
afterEach(async () => {
  log.mockRestore();
  for (const [name, value] of before)
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  process.chdir(started);
  rmSync(folder, { recursive: true, force: true });
});

/** A folder with one file, to keep. */
function fill(text: string): string {
  const at = join(folder, 'kept');
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, 'baseline.json'), text);
  return at;
}

const debugged = () =>
  log.mock.calls.map(([text]) => String(text)).filter((text) => text.includes('cache: '));

test.each([
  [{}, false],
  [{ ACTIONS_CACHE_URL: '', ACTIONS_RESULTS_URL: '' }, false],
  [{ ACTIONS_CACHE_URL: 'http://x/' }, true],
  [{ ACTIONS_RESULTS_URL: 'http://x/' }, true],
])('a runner with %j has a service: %j', (environment, wanted) => {
  expect(hasCacheService(environment)).toBe(wanted);
});

test('where the runner has no service nothing is asked and nothing fails', async () => {
  const cache = createFolderCache();
  await cache.save(fill('x'), 'key');
  expect(await cache.restore(join(folder, 'kept'), 'key', [])).toBe(false);
  expect([asked, debugged()]).toEqual([[], []]);
});

test('what one job keeps another has back, and a start of the key is told from the key', async () => {
  process.env['ACTIONS_CACHE_URL'] = `${origin}/`;
  const cache = createFolderCache();
  const at = fill('of a commit');
  await cache.save(at, 'fairlead-1');
  rmSync(at, { recursive: true });
  expect(await cache.restore(at, 'fairlead-2', [])).toBe(false);
  expect(await cache.restore(at, 'fairlead-1', [])).toBe(true);
  expect(readFileSync(join(at, 'baseline.json'), 'utf8')).toBe('of a commit');
  rmSync(at, { recursive: true });
  expect(await cache.restore(at, 'fairlead-2', ['fairlead-'])).toBe(false);
  expect(readFileSync(join(at, 'baseline.json'), 'utf8')).toBe('of a commit');
  expect(debugged()).toEqual([]);
});

test('a job elsewhere, with another folder for temporary files, has it back, and both checkouts stay clean', async () => {
  process.env['ACTIONS_CACHE_URL'] = `${origin}/`;
  const cache = createFolderCache();
  await cache.save(fill('of a commit'), 'fairlead-1');
  expect(readdirSync(checkout)).toEqual([]);
  const other = join(folder, 'container', 'deeper');
  const elsewhere = { workspace: join(other, 'shop', 'shop'), temp: join(other, 'temp') };
  for (const path of Object.values(elsewhere)) mkdirSync(path, { recursive: true });
  Object.assign(process.env, { GITHUB_WORKSPACE: elsewhere.workspace, RUNNER_TEMP: elsewhere.temp });
  process.chdir(elsewhere.workspace);
  const at = join(elsewhere.temp, 'kept');
  expect(await cache.restore(at, 'fairlead-1', [])).toBe(true);
  expect(readFileSync(join(at, 'baseline.json'), 'utf8')).toBe('of a commit');
  expect(readdirSync(elsewhere.workspace)).toEqual([]);
  expect(debugged()).toEqual([]);
});

test('a folder of the checkout that has the name already is left alone', async () => {
  process.env['ACTIONS_CACHE_URL'] = `${origin}/`;
  const cache = createFolderCache();
  const theirs = join(checkout, '.fairlead-cache-kept');
  mkdirSync(theirs);
  writeFileSync(join(theirs, 'own'), 'x');
  const at = fill('x');
  await cache.save(at, 'key');
  expect(await cache.restore(at, 'key', [])).toBe(false);
  expect([asked, readdirSync(theirs)]).toEqual([[], ['own']]);
  expect(debugged()).toHaveLength(2);
});

test('a service that refuses, or is gone, fails no job', async () => {
  process.env['ACTIONS_CACHE_URL'] = `${origin}/`;
  status = 403;
  const cache = createFolderCache();
  const at = fill('x');
  expect(await cache.restore(at, 'key', [])).toBe(false);
  await cache.save(at, 'key');
  expect(asked).toEqual(['GET /_apis/artifactcache/cache', 'POST /_apis/artifactcache/caches']);
  expect(kept.size).toBe(0);
  expect([existsSync(at), readdirSync(checkout)]).toEqual([true, []]);
});

test('what the client itself refuses stands in the debug log', async () => {
  process.env['ACTIONS_CACHE_URL'] = `${origin}/`;
  const cache = createFolderCache();
  const at = fill('x');
  await cache.save(at, 'no,comma');
  expect(await cache.restore(at, 'no,comma', [])).toBe(false);
  expect(debugged()).toHaveLength(2);
  expect(debugged()[0]).toMatch(/^::debug::cache: .*no,comma.*\n$/);
  expect(asked).toEqual([]);
});
