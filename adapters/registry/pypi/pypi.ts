import { createHash } from 'node:crypto';
import { z } from 'zod';
import { FinalError, TransientError } from '../../../core/errors/fairlead-error.ts';
import { parseDistributionName } from '../../../core/packaging/distribution-name.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { PublishedFile, Registry } from '../../../core/ports/registry.ts';
import { normaliseName, parseWheelName, tryParseWheelName } from '../../../core/versions/wheel-name.ts';
import { isTransientStatus, request, retryAfterMs, type HttpAnswer } from '../../http.ts';

export interface PypiOptions {
  /** The simple index, such as `https://pypi.org/simple`. */
  readonly indexUrl: string;
  /** Where uploads go, such as `https://upload.pypi.org/legacy/`. */
  readonly publishUrl: string;
  /** Sent with uploads only, never to the index and never to where files lie. */
  readonly token?: string;
  readonly clock?: Pick<Clock, 'sleep'>;
}

const largestFile = 200 * 1024 * 1024;

/** PEP 691, the parts that are needed. */
const project = z.object({
  files: z
    .array(
      z.object({
        filename: z.string().max(255),
        url: z.string().max(4096),
        hashes: z.record(z.string(), z.string()),
      }),
    )
    .max(50_000),
});

/**
 * A Python package index: the simple API in JSON (PEP 691) for reading, the upload API that PyPI, devpi and pypiserver
 * share for publishing. Only what has a SHA-256 exists for it; `files` are wheels, source distributions are published
 * beside them.
 * Errors: FL_REGISTRY_UNREACHABLE, FL_ARTIFACT_MISSING, FL_DIGEST_MISMATCH, FL_ALREADY_PUBLISHED, FL_REGISTRY_REFUSED.
 */
export function createPypiRegistry(options: PypiOptions): Registry {
  const common = {
    unreachable: 'FL_REGISTRY_UNREACHABLE',
    ...(options.clock === undefined ? {} : { clock: options.clock }),
  } as const;

  async function files(packageName: string): Promise<readonly PublishedFile[]> {
    return (await distributions(packageName)).filter(({ filename }) => tryParseWheelName(filename) !== null);
  }

  /** Wheels and source distributions. */
  async function distributions(packageName: string): Promise<readonly PublishedFile[]> {
    const base = options.indexUrl.endsWith('/') ? options.indexUrl : `${options.indexUrl}/`;
    const url = new URL(`${encodeURIComponent(normaliseName(packageName))}/`, base);
    const headers = { accept: 'application/vnd.pypi.simple.v1+json' };
    const answer = await request(url, { ...common, headers, maxBytes: 32 * 1024 * 1024 });
    if (answer.status === 404) return [];
    if (answer.status !== 200) throw refusal(answer, `the index says ${answer.status} for ${packageName}`);
    return readFiles(answer.bytes, url);
  }

  async function download(file: PublishedFile): Promise<Uint8Array> {
    const answer = await request(file.url, { ...common, maxBytes: largestFile, timeoutMs: 60_000 });
    if (answer.status === 404 || answer.status === 410)
      throw new FinalError('FL_ARTIFACT_MISSING', file.filename);
    if (answer.status !== 200) throw refusal(answer, `the index says ${answer.status} for ${file.filename}`);
    if (sha256(answer.bytes) !== file.sha256) throw new FinalError('FL_DIGEST_MISMATCH', file.filename);
    return answer.bytes;
  }

  async function publish(
    packageName: string,
    version: string,
    filename: string,
    bytes: Uint8Array,
  ): Promise<'published' | 'already'> {
    const digest = sha256(bytes);
    if (await published(packageName, filename, digest)) return 'already';
    const answer = await request(options.publishUrl, {
      ...common,
      method: 'POST',
      headers: authorisation(options.token),
      body: uploadForm(packageName, version, filename, bytes),
      timeoutMs: 60_000,
    });
    if (answer.status >= 200 && answer.status < 300) return 'published';
    // A name that is taken answers 400 or 409; whose bytes it holds decides, whoever was first.
    if (!isTransientStatus(answer.status) && (await published(packageName, filename, digest)))
      return 'already';
    throw refusal(answer, `the index says ${answer.status} to the upload of ${filename}`);
  }

  async function published(packageName: string, filename: string, digest: string): Promise<boolean> {
    const found = (await distributions(packageName)).find((file) => file.filename === filename);
    if (found === undefined) return false;
    if (found.sha256 === digest) return true;
    const detail = `${filename} is sha256:${found.sha256}, this build is sha256:${digest}`;
    throw new FinalError('FL_ALREADY_PUBLISHED', detail);
  }

  return { files, download, publish };
}

function readFiles(bytes: Uint8Array, pageUrl: URL): readonly PublishedFile[] {
  let page;
  try {
    page = project.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    const detail = `${pageUrl.origin}${pageUrl.pathname} is not a page of the simple API in JSON`;
    throw new FinalError('FL_REGISTRY_REFUSED', detail, { cause });
  }
  return page.files.flatMap(({ filename, url, hashes }) => {
    const digest = hashes['sha256']?.toLowerCase();
    const version = parseDistributionName(filename)?.version;
    const address = URL.parse(url, pageUrl.href);
    if (version === undefined || address === null || !/^https?:$/.test(address.protocol)) return [];
    if (digest === undefined || !/^[0-9a-f]{64}$/.test(digest)) return [];
    return [{ filename, version, sha256: digest, url: address.href }];
  });
}

/** The fields of the upload API; see "Legacy API" in PyPI's documentation. */
function uploadForm(packageName: string, version: string, filename: string, bytes: Uint8Array): FormData {
  const form = new FormData();
  const fields = {
    ':action': 'file_upload',
    protocol_version: '1',
    metadata_version: '2.1',
    name: packageName,
    version,
    ...(parseDistributionName(filename)?.kind === 'sdist'
      ? { filetype: 'sdist', pyversion: 'source' }
      : { filetype: 'bdist_wheel', pyversion: parseWheelName(filename).tag.split('-')[0] ?? 'py3' }),
    sha256_digest: sha256(bytes),
  };
  for (const [key, value] of Object.entries(fields)) form.set(key, value);
  form.set('content', new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }), filename);
  return form;
}

function authorisation(token: string | undefined): Record<string, string> {
  if (token === undefined || token === '') return {};
  return { authorization: `Basic ${Buffer.from(`__token__:${token}`).toString('base64')}` };
}

function refusal(answer: HttpAnswer, detail: string): Error {
  if (!isTransientStatus(answer.status)) return new FinalError('FL_REGISTRY_REFUSED', detail);
  const wait = retryAfterMs(answer.headers);
  return new TransientError(
    'FL_REGISTRY_UNREACHABLE',
    detail,
    wait === undefined ? {} : { retryAfterMs: wait },
  );
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
