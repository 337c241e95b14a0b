import { z } from 'zod';
import { bodyAudience } from '../../../core/api/idempotency.ts';
import { catalogue, type ErrorCode } from '../../../core/errors/catalogue.ts';
import { FairleadError, FinalError, TransientError } from '../../../core/errors/fairlead-error.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { FairleadApi } from '../../../core/ports/fairlead.ts';
import { cut } from '../../../core/reporting/text.ts';
import { apiError, messageAccepted, rolloutAccepted, rolloutStatus, testRunStatus } from './answers.ts';

const requestTimeoutMs = 30_000;
const maxAnswerBytes = 8 * 1024 * 1024;
const giveUpAfterMs = 10 * 60_000;
const firstDelayMs = 1_000;
const longestDelayMs = 60_000;
const retried = new Set([408, 425, 429]);

export interface FairleadApiOptions {
  /** Where the App listens; its origin is the audience of every token. */
  readonly appUrl: string;
  /** Gives a new OIDC token of the audience on each call. */
  readonly idToken: (audience: string) => Promise<string>;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly fetch?: typeof fetch;
}

interface Call {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly body: string;
  readonly contentType?: string;
  readonly idempotencyKey?: string;
}

/** Parses the input `app-url`. Tokens travel over it, so it is https, or http to this machine only. */
export function parseAppUrl(text: string): URL {
  const url = URL.parse(text);
  if (url === null) throw new FinalError('FL_INPUT_INVALID', 'app-url is not a URL');
  const local = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && local)) return url;
  throw new FinalError('FL_INPUT_INVALID', 'app-url is not an https address');
}

/** Reads `Retry-After` in seconds or as a date; milliseconds, at most an hour. */
function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const wait = /^\d{1,6}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(wait) ? Math.min(Math.max(0, wait), 3_600_000) : undefined;
}

async function readBounded(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > maxAnswerBytes) throw new FinalError('FL_APP_REFUSED', 'its answer is too large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The App's refusal as an error of the same code, where we know it. */
function refusal(status: number, text: string): FinalError {
  const parsed = apiError.safeParse(parseJson(text));
  if (!parsed.success) return new FinalError('FL_APP_REFUSED', `status ${status}`);
  const { code, message, remedy } = parsed.data.error;
  if (!Object.hasOwn(catalogue, code))
    return new FinalError('FL_APP_REFUSED', cut(`${message}. ${remedy} (${code})`, 2000));
  const known = code as ErrorCode;
  const detail = message.startsWith(`${catalogue[known].sentence}: `)
    ? message.slice(catalogue[known].sentence.length + 2)
    : message === catalogue[known].sentence
      ? ''
      : message;
  return new FinalError(known, cut(detail, 2000));
}

/** One try, with a token of its own. */
async function send(call: Call, options: FairleadApiOptions): Promise<string> {
  const token = await options.idToken(bodyAudience(call.url.origin, call.body));
  let response: Response;
  let text: string;
  try {
    response = await (options.fetch ?? fetch)(call.url, {
      method: call.method,
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        ...(call.contentType === undefined ? {} : { 'content-type': call.contentType }),
        ...(call.idempotencyKey === undefined ? {} : { 'idempotency-key': call.idempotencyKey }),
      },
      ...(call.method === 'POST' ? { body: call.body } : {}),
      // A redirect would carry the token to where it was not meant for.
      redirect: 'error',
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
    text = await readBounded(response);
  } catch (cause) {
    if (cause instanceof FairleadError) throw cause;
    throw new TransientError('FL_APP_UNREACHABLE', call.url.origin, { cause });
  }
  if (response.ok) return text;
  if (!retried.has(response.status) && response.status < 500) throw refusal(response.status, text);
  const wait = retryAfterMs(response.headers.get('retry-after'), options.clock.now());
  throw new TransientError('FL_APP_UNREACHABLE', `${call.url.origin} answered ${response.status}`, {
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  });
}

/** Tries until it works, is refused, or ten minutes are over; full jitter from one second to sixty. */
async function request<Answer>(
  call: Call,
  shape: z.ZodType<Answer>,
  options: FairleadApiOptions,
): Promise<Answer> {
  const start = options.clock.now();
  for (let attempt = 0; ; attempt += 1) {
    try {
      const parsed = shape.safeParse(parseJson(await send(call, options)));
      if (parsed.success) return parsed.data;
      throw new FinalError('FL_APP_REFUSED', 'its answer is not what docs/api.md says');
    } catch (error) {
      if (!(error instanceof TransientError)) throw error;
      const longest = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(attempt, 10));
      const wait = Math.max(error.retryAfterMs ?? 0, options.random() * longest);
      if (options.clock.now() - start + wait > giveUpAfterMs) throw error;
      await options.clock.sleep(wait);
    }
  }
}

/**
 * The App over HTTP. Every request carries an OIDC token of the job whose audience names the body's hash.
 * Errors: FL_APP_UNREACHABLE after ten minutes of tries; FL_APP_REFUSED or the App's own code at once.
 */
export function createFairleadApi(options: FairleadApiOptions): FairleadApi {
  const app = parseAppUrl(options.appUrl);
  const post = (
    path: string,
    body: unknown,
    extra: Pick<Call, 'contentType' | 'idempotencyKey'> = {},
  ): Call => ({
    method: 'POST',
    url: new URL(path, app),
    body: JSON.stringify(body),
    contentType: 'application/json',
    ...extra,
  });
  const get = (statusUrl: string): Call => {
    const url = URL.parse(statusUrl, app.href);
    if (url?.origin !== app.origin)
      throw new FinalError('FL_APP_REFUSED', 'its status address is not its own');
    return { method: 'GET', url, body: '' };
  };
  return {
    findings: async (body) => {
      await request(post('/v1/findings', body), z.unknown(), options);
    },
    message: (body) =>
      request(
        post('/v1/messages', body, {
          contentType: 'application/cloudevents+json',
          idempotencyKey: body.idempotencykey,
        }),
        messageAccepted,
        options,
      ),
    rollout: (body) => request(post('/v1/rollouts', body), rolloutAccepted, options),
    rollback: (body) => request(post('/v1/rollbacks', body), rolloutAccepted, options),
    testRun: async (statusUrl) => request(get(statusUrl), testRunStatus, options),
    rolloutStatus: async (statusUrl) => request(get(statusUrl), rolloutStatus, options),
  };
}
