import { bodyAudience, contentDigest } from '../../../core/api/idempotency.ts';
import { catalogue, type ErrorCode } from '../../../core/errors/catalogue.ts';
import { FinalError, TransientError } from '../../../core/errors/fairlead-error.ts';
import { jsonOrNull } from '../../../core/json.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { FairleadApi, LiveArtifacts } from '../../../core/ports/fairlead.ts';
import { cut } from '../../../core/reporting/text.ts';
import { request } from '../../http.ts';
import { persist, staleTokens } from './persist.ts';
import { readTexts } from './texts.ts';

const requestTimeoutMs = 30_000;
const maxAnswerBytes = 8 * 1024 * 1024;
const retried = new Set([408, 425, 429]);

export interface FairleadApiOptions {
  /** Where the App listens; its origin is the audience of every token. */
  readonly appUrl: string;
  /** Gives a new OIDC token of the audience on each call. */
  readonly idToken: (audience: string) => Promise<string>;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  /** Gets a line for each try that failed and is made again. */
  readonly log?: (line: string) => void;
  /** For one try. Default 30,000. */
  readonly timeoutMs?: number;
  /**
   * `FAIRLEAD_AUDIENCE` is asked for in place of the audience that binds the body, where the issuer cannot give that
   * one. The App must have the same as its `oidc.plain_audience`. Default: that of this process.
   */
  readonly environment?: Readonly<Record<string, string | undefined>>;
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

/** Loaded by need: {@link readTexts} says why. */
const shapes = () => import('./answers.ts');

/** The App's refusal as an error of the same code, where we know it; transient where a new token mends it. */
async function refusal(status: number, text: string): Promise<FinalError | TransientError> {
  const parsed = (await shapes()).apiError.safeParse(jsonOrNull(text));
  if (!parsed.success) return new FinalError('FL_APP_REFUSED', `status ${status}`);
  const { code, message, remedy } = parsed.data.error;
  if (!Object.hasOwn(catalogue, code))
    return new FinalError('FL_APP_REFUSED', cut(`${message}. ${remedy} (${code})`, 2000));
  const known = code as ErrorCode;
  const detail = message.replace(catalogue[known].sentence, '').replace(/^: /, '');
  if (status === 401 && staleTokens.has(known)) return new TransientError(known, cut(detail, 2000));
  return new FinalError(known, cut(detail, 2000));
}

/** What `Retry-After` asks for (RFC 9110, section 10.2.3: seconds or a date), in milliseconds, or undefined. */
function retryAfterMs(headers: Pick<Headers, 'get'>, now: number): number | undefined {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = text.endsWith(' GMT') ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** One try, with a token of its own. */
async function send(call: Call, options: FairleadApiOptions): Promise<string> {
  const plain = (options.environment ?? process.env)['FAIRLEAD_AUDIENCE'] ?? '';
  const token = await options.idToken(plain === '' ? bodyAudience(call.url.origin, call.body) : plain);
  const answer = await request(call.url, {
    method: call.method,
    headers: { ...call.headers, authorization: `Bearer ${token}`, accept: 'application/json' },
    ...(call.method === 'POST' ? { body: call.body } : {}),
    timeoutMs: options.timeoutMs ?? requestTimeoutMs,
    maxBytes: maxAnswerBytes,
    retries: 0,
    plain: true,
    unreachable: 'FL_APP_UNREACHABLE',
  });
  const text = new TextDecoder().decode(answer.bytes);
  if (answer.status >= 200 && answer.status < 300) return text;
  if (!retried.has(answer.status) && answer.status < 500) throw await refusal(answer.status, text);
  const wait = retryAfterMs(answer.headers, options.clock.now());
  const detail = `${call.url.origin} answered ${answer.status}`;
  throw new TransientError('FL_APP_UNREACHABLE', detail, wait === undefined ? {} : { retryAfterMs: wait });
}

/** Sends until there is an answer that can be read. Safe to repeat: every body carries what makes it the same one. */
function exchange<Answer>(
  call: Call,
  read: (data: unknown) => Promise<Answer | null> | Answer | null,
  options: FairleadApiOptions,
  until?: number,
): Promise<Answer> {
  const { clock, random, log } = options;
  const work = async () => {
    const answer = await read(jsonOrNull(await send(call, options)));
    if (answer !== null) return answer;
    throw new FinalError('FL_APP_REFUSED', 'its answer is not what docs/api.md says');
  };
  return persist(work, { clock, random, until, log });
}

/**
 * The App over HTTP. Every request carries an OIDC token of the job whose audience names the body's hash.
 * Errors: FL_APP_UNREACHABLE after ten minutes of tries; FL_APP_REFUSED or the App's own code at once.
 */
export function createFairleadApi(options: FairleadApiOptions): FairleadApi & LiveArtifacts {
  const app = parseAppUrl(options.appUrl);
  const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Call => {
    const text = JSON.stringify(body);
    const described = { 'content-type': 'application/json', 'content-digest': contentDigest(text) };
    return { method: 'POST', url: new URL(path, app), body: text, headers: { ...described, ...headers } };
  };
  const get = (statusUrl: string): Call => {
    const url = URL.parse(statusUrl, app.href);
    if (url?.origin !== app.origin)
      throw new FinalError('FL_APP_REFUSED', 'its status address is not its own');
    return { method: 'GET', url, body: '', headers: {} };
  };
  const rolloutAccepted = (data: unknown) => {
    const accepted = readTexts(data, ['rolloutId', 'statusUrl', 'version']);
    return accepted === null ? null : { ...accepted, ...readTexts(data, ['sha']) };
  };
  return {
    findings: async (body) => {
      await exchange(post('/v1/findings', body), () => true, options);
    },
    message: (body) => {
      const headers = {
        'content-type': 'application/cloudevents+json',
        'idempotency-key': body.idempotencykey,
        ...(body.traceparent === undefined ? {} : { traceparent: body.traceparent }),
      };
      const accepted = (data: unknown) => readTexts(data, ['runId', 'statusUrl', 'acceptedAt']);
      return exchange(post('/v1/messages', body, headers), accepted, options);
    },
    rollout: (body) => exchange(post('/v1/rollouts', body), rolloutAccepted, options),
    rollback: (body) => exchange(post('/v1/rollbacks', body), rolloutAccepted, options),
    testRun: async (statusUrl, until) => {
      const { testRunStatus } = await shapes();
      return exchange(get(statusUrl), (data) => testRunStatus.safeParse(data).data ?? null, options, until);
    },
    liveDigests: async () => {
      const { liveDigests } = await import('../../../core/api/live.ts');
      const read = (data: unknown) => liveDigests.safeParse(data).data?.digests ?? null;
      return exchange(get('/v1/live-digests'), read, options);
    },
    rolloutStatus: async (statusUrl, until) => {
      const { rolloutStatus } = await shapes();
      return exchange(get(statusUrl), (data) => rolloutStatus.safeParse(data).data ?? null, options, until);
    },
  };
}
