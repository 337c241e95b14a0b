import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { FinalError } from '../../core/errors/fairlead-error.ts';
import { parseDistributionName } from '../../core/packaging/distribution-name.ts';
import { escapeName, normaliseName } from '../../core/versions/wheel-name.ts';

export interface IndexedFile {
  /** Normalised, such as `fieldnotes-notes`. */
  readonly package: string;
  readonly filename: string;
  readonly version: string;
  readonly sha256: string;
}

export interface PackageIndex {
  /** For pip's `--index-url` and for reading. */
  readonly indexUrl: string;
  /** For uploads. */
  readonly publishUrl: string;
  /** What lies on disk now, hashed anew: for observers. */
  files(): Promise<readonly IndexedFile[]>;
  close(): Promise<void>;
}

const largestUpload = 50 * 1024 * 1024;

/**
 * A package index for one machine: the simple API as HTML and JSON (PEP 503 and 691) and the upload API. Every file
 * lies in `dir/<package>/`, so a copy of `dir` is a snapshot. A name is given once: a second upload is refused as PyPI
 * refuses it.
 *
 * @param options.port 0, the default, chooses a free one; only the loopback address is served
 * @throws FinalError FL_PORT_TAKEN
 */
export async function startPackageIndex(options: {
  readonly dir: string;
  readonly port?: number;
}): Promise<PackageIndex> {
  await mkdir(options.dir, { recursive: true });
  const server = createAdaptorServer({ fetch: createApp(options.dir).fetch });
  const port = options.port ?? 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(new FinalError('FL_PORT_TAKEN', String(port), { cause })));
    server.listen(port, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    indexUrl: `${origin}/simple/`,
    publishUrl: `${origin}/legacy/`,
    files: () => listAll(options.dir),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function createApp(dir: string): Hono {
  const app = new Hono();
  app.get('/simple/', async (c) => {
    const names = await packages(dir);
    if (wantsJson(c.req.header('accept'))) {
      return c.body(
        JSON.stringify({ meta: { 'api-version': '1.0' }, projects: names.map((name) => ({ name })) }),
        200,
        json,
      );
    }
    return c.html(page(names.map((name) => `<a href="/simple/${name}/">${name}</a>`)));
  });
  app.get('/simple/:name', (c) =>
    c.redirect(`/simple/${encodeURIComponent(normaliseName(c.req.param('name')))}/`, 301),
  );
  app.get('/simple/:name/', async (c) => {
    const name = normaliseName(c.req.param('name'));
    const files = await listPackage(dir, name);
    if (files.length === 0) return c.text('Not Found', 404);
    if (wantsJson(c.req.header('accept'))) return c.body(JSON.stringify(project(name, files)), 200, json);
    return c.html(
      page(files.map((file) => `<a href="${fileUrl(file)}#sha256=${file.sha256}">${file.filename}</a>`)),
    );
  });
  app.get('/files/:name/:filename', async (c) => {
    const { name, filename } = c.req.param();
    const wheel = parseDistributionName(filename);
    if (wheel === null || normaliseName(wheel.distribution) !== name) return c.text('Not Found', 404);
    const bytes = await readFile(join(dir, name, filename)).catch(() => null);
    if (bytes === null) return c.text('Not Found', 404);
    return c.body(new Uint8Array(bytes), 200, { 'content-type': 'application/octet-stream' });
  });
  app.post('/legacy/', async (c) => {
    if (Number(c.req.header('content-length') ?? 0) > largestUpload) return c.text('Too large', 413);
    const refusal = await store(dir, await c.req.formData());
    return refusal === null ? c.text('OK') : c.text(refusal, 400);
  });
  return app;
}

const json = { 'content-type': 'application/vnd.pypi.simple.v1+json' };

function wantsJson(accept: string | undefined): boolean {
  return accept?.includes('application/vnd.pypi.simple.v1+json') === true;
}

function page(links: readonly string[]): string {
  return `<!DOCTYPE html>\n<html><head><meta name="pypi:repository-version" content="1.0"><title>Links</title></head><body>\n${links.join('<br>\n')}\n</body></html>\n`;
}

function project(name: string, files: readonly IndexedFile[]): unknown {
  return {
    meta: { 'api-version': '1.0' },
    name,
    files: files.map((file) => ({
      filename: file.filename,
      url: fileUrl(file),
      hashes: { sha256: file.sha256 },
    })),
  };
}

function fileUrl(file: IndexedFile): string {
  return `/files/${file.package}/${file.filename}`;
}

/** Null when stored, a sentence when refused. */
async function store(dir: string, form: FormData): Promise<string | null> {
  const content = form.get('content');
  if (form.get(':action') !== 'file_upload' || !(content instanceof File)) return 'Not an upload';
  const wheel = parseDistributionName(content.name);
  const given = form.get('name');
  const name = typeof given === 'string' ? normaliseName(given) : '';
  if (wheel === null || wheel.distribution.toLowerCase() !== escapeName(name)) return 'Invalid file name';
  if (wheel.version !== form.get('version')) return 'The file name holds another version';
  const bytes = new Uint8Array(await content.arrayBuffer());
  if (sha256(bytes) !== form.get('sha256_digest')) return 'The digest does not match the uploaded file';
  await mkdir(join(dir, name), { recursive: true });
  // Linked when it is whole, so that no reader sees half a file; a link never replaces one.
  const part = join(dir, name, `.${randomUUID()}.part`);
  await writeFile(part, bytes);
  try {
    await link(part, join(dir, name, content.name));
    return null;
  } catch {
    return `File already exists ('${content.name}')`;
  } finally {
    await rm(part);
  }
}

function byName(a: string, b: string): number {
  return a < b ? -1 : 1;
}

async function packages(dir: string): Promise<readonly string[]> {
  const entries = await readdir(dir, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort(byName);
}

async function listAll(dir: string): Promise<readonly IndexedFile[]> {
  const lists = await Promise.all((await packages(dir)).map((name) => listPackage(dir, name)));
  return lists.flat();
}

async function listPackage(dir: string, name: string): Promise<readonly IndexedFile[]> {
  if (!/^[a-z0-9-]+$/.test(name)) return [];
  const entries = await readdir(join(dir, name)).catch(() => []);
  const files = entries.toSorted(byName).map(async (filename) => {
    const wheel = parseDistributionName(filename);
    if (wheel === null) return [];
    const digest = sha256(await readFile(join(dir, name, filename)));
    return [{ package: name, filename, version: wheel.version, sha256: digest }];
  });
  return (await Promise.all(files)).flat();
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
