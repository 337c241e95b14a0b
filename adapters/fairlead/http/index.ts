import { z } from 'zod';
import { bodyAudience } from '../../../core/api/idempotency.ts';
import { catalogue, type ErrorCode } from '../../../core/errors/catalogue.ts';
import { FinalError, TransientError } from '../../../core/errors/fairlead-error.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { FairleadApi } from '../../../core/ports/fairlead.ts';
import { cut } from '../../../core/reporting/text.ts';
import { request, retryAfterMs } from '../../http.ts';
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
}

interface Call {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Parses the input `app-url`. Tokens travel over it, so it is https, or http to this machine only. */
export function parseAppUrl(text: string): URL {
  const url = URL.parse(text);
  if (url === null) throw new FinalError('FL_INPUT_INVALID', 'app-url is not a URL');
  const local = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && local)) return url;
  throw new FinalError('FL_INPUT_INVALID', 'app-url is not an https address');
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
  const detail = message.replace(catalogue[known].sentence, '').replace(/^: /, '');
  return new FinalError(known, cut(detail, 2000));
}

/** One try, with a token of its own. */
async function send(call: Call, options: FairleadApiOptions): Promise<string> {
  const token = await options.idToken(bodyAudience(call.url.origin, call.body));
  const answer = await request(call.url, {
    method: call.method,
    headers: { ...call.headers, authorization: `Bearer ${token}`, accept: 'application/json' },
    ...(call.method === 'POST' ? { body: call.body } : {}),
    timeoutMs: requestTimeoutMs,
    maxBytes: maxAnswerBytes,
    retries: 0,
    unreachable: 'FL_APP_UNREACHABLE',
  });
  const text = new TextDecoder().decode(answer.bytes);
  if (answer.status >= 200 && answer.status < 300) return text;
  if (!retried.has(answer.status) && answer.status < 500) throw refusal(answer.status, text);
  const wait = retryAfterMs(answer.headers);
  const detail = `${call.url.origin} answered ${answer.status}`;
  throw new TransientError('FL_APP_UNREACHABLE', detail, wait === undefined ? {} : { retryAfterMs: wait });
}

/** Tries until it works, is refused, or ten minutes are over; full jitter from one second to sixty. */
async function persist<Answer>(
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
  const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Call => ({
    method: 'POST',
    url: new URL(path, app),
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
  const get = (statusUrl: string): Call => {
    const url = URL.parse(statusUrl, app.href);
    if (url?.origin !== app.origin)
      throw new FinalError('FL_APP_REFUSED', 'its status address is not its own');
    return { method: 'GET', url, body: '', headers: {} };
  };
  return {
    findings: async (body) => {
      await persist(post('/v1/findings', body), z.unknown(), options);
    },
    message: (body) =>
      persist(
        post('/v1/messages', body, {
          'content-type': 'application/cloudevents+json',
          'idempotency-key': body.idempotencykey,
        }),
        messageAccepted,
        options,
      ),
    rollout: (body) => persist(post('/v1/rollouts', body), rolloutAccepted, options),
    rollback: (body) => persist(post('/v1/rollbacks', body), rolloutAccepted, options),
    testRun: async (statusUrl) => persist(get(statusUrl), testRunStatus, options),
    rolloutStatus: async (statusUrl) => persist(get(statusUrl), rolloutStatus, options),
  };
}
