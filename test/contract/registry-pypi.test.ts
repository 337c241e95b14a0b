import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { startPackageIndex, type PackageIndex } from '../../demo/package-index/package-index.ts';
import { request } from '../../adapters/http.ts';
import { createPypiRegistry } from '../../adapters/registry/pypi/pypi.ts';

const filename = 'fieldnotes_notes-1.1.0a12-py3-none-any.whl';
const bytes = new Uint8Array(readFileSync(join('test/fixtures/wheels', filename)));
const noWait = { sleep: () => Promise.resolve() };
const code = (name: string) => expect.objectContaining({ code: name });

let dir = '';
let index: PackageIndex;
const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'fairlead-index-'));
  index = await startPackageIndex({ dir: join(dir, 'a') });
});

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

afterAll(async () => {
  await index.close();
  rmSync(dir, { recursive: true, force: true });
});

describe('a package index', () => {
  test('keeps what is published, once', async () => {
    const registry = createPypiRegistry(index);
    expect(await registry.files('Fieldnotes.Notes')).toEqual([]);
    expect(await registry.publish('fieldnotes-notes', '1.1.0a12', filename, bytes)).toBe('published');
    expect(await registry.publish('fieldnotes-notes', '1.1.0a12', filename, bytes)).toBe('already');
    const [file] = await registry.files('Fieldnotes.Notes');
    expect(file).toMatchObject({ filename, version: '1.1.0a12' });
    if (file === undefined) throw new Error('no file');
    expect(Buffer.from(await registry.download(file)).equals(bytes)).toBe(true);
    const other = bytes.slice(1);
    await expect(registry.publish('fieldnotes-notes', '1.1.0a12', filename, other)).rejects.toEqual(
      code('FL_ALREADY_PUBLISHED'),
    );
    expect(await index.files()).toEqual([
      { package: 'fieldnotes-notes', filename, version: '1.1.0a12', sha256: file.sha256 },
    ]);
  });

  test('is whole in a copy of its folder', async () => {
    cpSync(join(dir, 'a'), join(dir, 'b'), { recursive: true });
    const copy = await startPackageIndex({ dir: join(dir, 'b') });
    expect(await copy.files()).toEqual(await index.files());
    await copy.close();
  });

  test('notices other bytes under a known digest', async () => {
    const registry = createPypiRegistry(index);
    const [file] = await registry.files('fieldnotes-notes');
    if (file === undefined) throw new Error('no file');
    writeFileSync(join(dir, 'a', 'fieldnotes-notes', filename), 'replaced');
    await expect(registry.download(file)).rejects.toEqual(code('FL_DIGEST_MISMATCH'));
    writeFileSync(join(dir, 'a', 'fieldnotes-notes', filename), bytes);
    await expect(registry.download({ ...file, url: file.url.replace('a12', 'a13') })).rejects.toEqual(
      code('FL_ARTIFACT_MISSING'),
    );
  });

  test('shows pip a page of links with hashes', async () => {
    const page = await request(`${index.indexUrl}fieldnotes-notes/`);
    const [file] = await index.files();
    expect(new TextDecoder().decode(page.bytes)).toContain(`${filename}#sha256=${file?.sha256}`);
  });

  test.each([
    ['name', 'other', 'Invalid file name'],
    ['version', '2.0.0', 'another version'],
    ['sha256_digest', '0'.repeat(64), 'digest'],
  ])('refuses an upload with a wrong %s', async (field, value, reason) => {
    const form = new FormData();
    const good = { ':action': 'file_upload', name: 'x', version: '1.0', sha256_digest: '' };
    for (const [key, text] of Object.entries({ ...good, [field]: value })) form.set(key, text);
    form.set('content', new Blob(['x']), 'x-1.0-py3-none-any.whl');
    const answer = await request(index.publishUrl, { method: 'POST', body: form });
    expect(answer.status).toBe(400);
    expect(new TextDecoder().decode(answer.bytes)).toContain(reason);
  });

  test('says when its port is taken', async () => {
    const port = Number(new URL(index.indexUrl).port);
    await expect(startPackageIndex({ dir: join(dir, 'c'), port })).rejects.toEqual(code('FL_PORT_TAKEN'));
  });
});

describe('an index that does not behave', () => {
  const registry = (url: string) =>
    createPypiRegistry({
      indexUrl: `${url}/simple`,
      publishUrl: `${url}/legacy/`,
      token: 'pypi-secret',
      clock: noWait,
    });

  test('a failed read is an error, never an empty list', async () => {
    let tries = 0;
    const url = await serve((_, response) => {
      tries += 1;
      response.writeHead(503).end();
    });
    await expect(registry(url).files('a')).rejects.toEqual(code('FL_REGISTRY_UNREACHABLE'));
    expect(tries).toBe(3);
    await expect(registry('http://127.0.0.1:9').files('a')).rejects.toEqual(code('FL_REGISTRY_UNREACHABLE'));
  });

  test('a page that is not JSON of the simple API is refused', async () => {
    const url = await serve((_, response) => response.end('<html>'));
    await expect(registry(url).files('a')).rejects.toEqual(code('FL_REGISTRY_REFUSED'));
  });

  test('files without a SHA-256, of other kinds and with odd addresses do not exist', async () => {
    const hashes = { sha256: 'a'.repeat(64) };
    const files = [
      { filename: 'a-1.0.tar.gz', url: 'a', hashes },
      { filename: 'a-1.0-py3-none-any.whl', url: 'b', hashes: { md5: 'x' } },
      { filename: 'a-1.0-py3-none-any.whl', url: 'file:///etc/passwd', hashes },
      { filename: 'a-1.1-py3-none-any.whl', url: '../../f/a', hashes },
    ];
    const url = await serve((_, response) => response.end(JSON.stringify({ files })));
    expect(await registry(url).files('a')).toEqual([
      { filename: 'a-1.1-py3-none-any.whl', version: '1.1', sha256: hashes.sha256, url: `${url}/f/a` },
    ]);
  });

  test('the token goes to the upload only, and into no error', async () => {
    const seen: (string | undefined)[] = [];
    const url = await serve((incoming, response) => {
      seen.push(`${incoming.method} ${incoming.headers.authorization ?? '-'}`);
      incoming.resume().on('end', () => response.writeHead(incoming.method === 'POST' ? 403 : 404).end());
    });
    const error: unknown = await registry(url)
      .publish('fieldnotes-notes', '1.1.0a12', filename, bytes)
      .catch((reason: unknown) => reason);
    expect(error).toEqual(code('FL_REGISTRY_REFUSED'));
    expect(String(error)).not.toContain('secret');
    const basic = `Basic ${Buffer.from('__token__:pypi-secret').toString('base64')}`;
    expect(seen).toEqual(['GET -', `POST ${basic}`, 'GET -']);
  });
});

describe('an HTTP exchange', () => {
  test('reads no more than it may', async () => {
    const url = await serve((_, response) => response.end('x'.repeat(1000)));
    await expect(request(url, { maxBytes: 999 })).rejects.toEqual(code('FL_HTTP_ANSWER_TOO_LARGE'));
    expect((await request(url, { maxBytes: 1000 })).bytes).toHaveLength(1000);
  });

  test('ends when nobody answers in time', async () => {
    const url = await serve(() => undefined);
    await expect(request(`${url}/p?key=secret`, { timeoutMs: 50, retries: 0 })).rejects.toMatchObject({
      code: 'FL_HTTP_UNREACHABLE',
      message: expect.not.stringContaining('secret'),
    });
  });

  test('waits as long as it is asked to, and repeats no POST by itself', async () => {
    const waits: number[] = [];
    let tries = 0;
    const url = await serve((incoming, response) => {
      tries += 1;
      incoming.resume();
      response.writeHead(tries === 2 ? 200 : 429, { 'retry-after': '7' }).end();
    });
    const clock = { sleep: (ms: number) => Promise.resolve(void waits.push(ms)) };
    expect((await request(url, { clock })).status).toBe(200);
    expect(waits).toEqual([7000]);
    expect((await request(url, { clock, method: 'POST', body: 'x' })).status).toBe(429);
    expect(tries).toBe(3);
  });
});
