import { TransientError, FinalError } from '../core/errors/fairlead-error.ts';
import type { ErrorCode } from '../core/errors/catalogue.ts';
import type { Clock } from '../core/ports/clock.ts';
import { exchange } from './http-plain.ts';

export interface HttpOptions {
  /** Default `GET`. */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer> | FormData | Blob;
  /** For one try, from connection to last byte. Default 10,000. */
  readonly timeoutMs?: number;
  /** Largest answer that is read. Default 4 MiB. */
  readonly maxBytes?: number;
  /** Tries after the first one. Default 2 for methods that are safe to repeat, 0 for others. */
  readonly retries?: number;
  /** Who waits between tries; real time by default. */
  readonly clock?: Pick<Clock, 'sleep'>;
  /** The code of the error when nobody answers. Default FL_HTTP_UNREACHABLE. */
  readonly unreachable?: ErrorCode;
  readonly signal?: AbortSignal;
  /** Do without `fetch`, for jobs that should start fast: no redirects, no compression. Default false. */
  readonly plain?: boolean;
  /** For tests; the global one by default. */
  readonly fetch?: typeof fetch;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Pick<Headers, 'get'>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const repeatable = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);
const transientStatuses = new Set([408, 425, 429, 500, 502, 503, 504]);
const longestWaitMs = 60_000;
const defaultTimeoutMs = 10_000;
const defaultMaxBytes = 4 * 1024 * 1024;

const realTime: Pick<Clock, 'sleep'> = {
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** True for statuses that may go away by themselves. */
export function isTransientStatus(status: number): boolean {
  return transientStatuses.has(status);
}

/** What `Retry-After` asks for, in milliseconds, or undefined. Dates are not read: no service here sends them. */
export function retryAfterMs(headers: Pick<Headers, 'get'>): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * 1000, longestWaitMs) : undefined;
}

/**
 * One HTTP exchange with bounded time, size and number of tries. Any status is an answer: after the last try a 503 is
 * returned, not thrown. Redirects are followed for GET and HEAD only. Errors name origin and path, never query,
 * headers or body.
 * @throws TransientError (`unreachable`) when nobody answers in time; FinalError FL_HTTP_ANSWER_TOO_LARGE.
 */
export async function request(url: string | URL, options: HttpOptions = {}): Promise<HttpAnswer> {
  const method = options.method ?? 'GET';
  const retries = options.retries ?? (repeatable.has(method) ? 2 : 0);
  const clock = options.clock ?? realTime;
  for (let tried = 0; ; tried += 1) {
    const last = tried >= retries || options.signal?.aborted === true;
    try {
      const answer = await once(new URL(url), method, options);
      if (last || !isTransientStatus(answer.status)) return answer;
      await clock.sleep(retryAfterMs(answer.headers) ?? backoff(tried), options.signal);
    } catch (error) {
      if (last || !(error instanceof TransientError)) throw error;
      await clock.sleep(backoff(tried), options.signal);
    }
  }
}

/** Full jitter, so that clients that failed together do not come back together. */
function backoff(tried: number): number {
  return Math.random() * Math.min(longestWaitMs, 200 * 2 ** tried);
}

async function once(url: URL, method: string, options: HttpOptions): Promise<HttpAnswer> {
  const where = `${method} ${url.origin}${url.pathname}`;
  try {
    return await (options.plain === true ? sendPlain : send)(url, method, options, where);
  } catch (cause) {
    if (cause instanceof FinalError) throw cause;
    throw new TransientError(options.unreachable ?? 'FL_HTTP_UNREACHABLE', where, { cause });
  }
}

async function sendPlain(url: URL, method: string, options: HttpOptions, where: string): Promise<HttpAnswer> {
  const { body, headers = {}, signal, timeoutMs = defaultTimeoutMs, maxBytes = defaultMaxBytes } = options;
  if (typeof body === 'object' && !(body instanceof Uint8Array)) return send(url, method, options, where);
  const answer = await exchange(url, {
    method,
    headers,
    timeoutMs,
    maxBytes,
    ...(body === undefined ? {} : { body }),
    ...(signal === undefined ? {} : { signal }),
  });
  const { bytes } = answer;
  if (bytes === null) throw tooLarge(where, maxBytes);
  return { ...answer, bytes };
}

async function send(url: URL, method: string, options: HttpOptions, where: string): Promise<HttpAnswer> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? defaultTimeoutMs);
  const response = await (options.fetch ?? fetch)(url, {
    method,
    headers: { ...options.headers },
    ...(options.body === undefined ? {} : { body: options.body }),
    redirect: method === 'GET' || method === 'HEAD' ? 'follow' : 'manual',
    signal: options.signal === undefined ? timeout : AbortSignal.any([timeout, options.signal]),
  });
  const bytes = await readBounded(response, options.maxBytes ?? defaultMaxBytes, where);
  return { status: response.status, headers: response.headers, bytes };
}

function tooLarge(where: string, maxBytes: number): FinalError {
  return new FinalError('FL_HTTP_ANSWER_TOO_LARGE', `${where} sent more than ${maxBytes} bytes`);
}

async function readBounded(
  response: Response,
  maxBytes: number,
  where: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early cancels the stream.
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge(where, maxBytes);
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
