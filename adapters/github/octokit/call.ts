import type { z } from 'zod';
import { FairleadError, FinalError, TransientError } from '../../../core/errors/fairlead-error.ts';
import type { RepositoryRef } from '../../../core/ports/github.ts';
import type { Route } from './routes.ts';

/** Header names in lower case. */
export type Headers = Readonly<Record<string, string | number | undefined>>;

export interface Answer {
  readonly status: number;
  readonly data: unknown;
  readonly headers?: Headers;
}

/** One of the errors that GraphQL answers with beside its data. */
export interface GraphqlError {
  readonly type: string;
  /** Where in the answer; empty where it is about the whole request. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export interface GraphqlAnswer {
  readonly data: unknown;
  readonly errors: readonly GraphqlError[];
  readonly headers?: Headers;
}

/** What is used of an octokit: tests hand in their own. */
export interface Requester {
  request(route: string, parameters?: Record<string, unknown>): Promise<Answer>;
  graphql(query: string, variables: Record<string, unknown>): Promise<GraphqlAnswer>;
}

export type ClientFor = (repository: RepositoryRef) => Promise<Requester>;

export type Parameters = Readonly<Record<string, unknown>>;

/** One page holds as many as GitHub gives. */
const perPage = 100;

/** Sends one request and reads the answer. Errors: FL_GITHUB_UNREACHABLE (transient), FL_GITHUB_REFUSED (final). */
export async function call<T>(
  client: Requester,
  route: Route,
  parameters: Parameters,
  shape: z.ZodType<T>,
): Promise<T> {
  return read((await send(client, route, parameters)).data, route, shape);
}

/** Sends one request; the answer as it came, with its headers. Errors as `call`. */
export async function send(client: Requester, route: Route, parameters: Parameters): Promise<Answer> {
  try {
    return await client.request(route, { ...parameters });
  } catch (error) {
    throw asFairleadError(error, route);
  }
}

/** Data of an expected shape; anything else is no answer. */
export function read<T>(data: unknown, what: string, shape: z.ZodType<T>): T {
  const parsed = shape.safeParse(data);
  if (parsed.success) return parsed.data;
  const at = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new TransientError('FL_GITHUB_UNREACHABLE', `${what} answered without a usable ${at || 'body'}`);
}

/** Like `call`, with null for 404. Whoever asks decides what a missing thing means. */
export async function callOrNull<T>(
  client: Requester,
  route: Route,
  parameters: Parameters,
  shape: z.ZodType<T>,
): Promise<T | null> {
  try {
    return await call(client, route, parameters, shape);
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** True for GitHub's 404, which also stands for what the App may not see. */
export function isNotFound(error: unknown): boolean {
  return refusedWith(error) === 404;
}

/** The status with which GitHub refused, or null where the error is another one. */
export function refusedWith(error: unknown): number | null {
  return error instanceof FinalError ? statusOf(error.cause) : null;
}

/** Every entry of a list, page by page; at most `maxPages` pages of 100. */
export async function callPages<T, E>(
  client: Requester,
  route: Route,
  parameters: Parameters,
  shape: z.ZodType<T>,
  entriesOf: (page: T) => readonly E[],
  maxPages: number,
): Promise<readonly E[]> {
  const entries: E[] = [];
  for (let page = 1; page <= maxPages; page += 1) {
    const answer = await call(client, route, { ...parameters, per_page: perPage, page }, shape);
    const batch = entriesOf(answer);
    entries.push(...batch);
    if (batch.length < perPage) return entries;
  }
  return entries;
}

/** What octokit threw, as an error of ours. Ours pass as they are. */
export function asFairleadError(error: unknown, route: string): FairleadError {
  if (error instanceof FairleadError) return error;
  const status = statusOf(error);
  const headers = headersOf(error);
  if (status === null || status >= 500 || status === 408) {
    const what = status === null ? 'no answer' : `status ${status}`;
    return new TransientError('FL_GITHUB_UNREACHABLE', `${route}: ${what}`, { cause: error });
  }
  const wait = rateLimitMs(status, headers, error);
  if (wait !== null) {
    const detail = `${route}: rate limit`;
    return new TransientError('FL_GITHUB_UNREACHABLE', detail, { cause: error, retryAfterMs: wait });
  }
  // GitHub names the permission it missed in this header.
  const needed = headers['x-accepted-github-permissions'];
  const permission = status === 403 && needed !== undefined ? `; it needs the permission ${needed}` : '';
  const detail = `${route}: status ${status}${permission}`;
  return new FinalError('FL_GITHUB_REFUSED', detail, { cause: error });
}

/**
 * Milliseconds to wait, or null where the answer is no rate limit. See GitHub's "Rate limits for the REST API".
 * GraphQL says the same with status 200.
 */
export function rateLimitMs(
  status: number,
  headers: Readonly<Record<string, string>>,
  error: unknown,
): number | null {
  if (status !== 403 && status !== 429) return null;
  const retryAfter = Number(headers['retry-after']);
  if (Number.isFinite(retryAfter) && retryAfter >= 0 && headers['retry-after'] !== undefined) {
    return retryAfter * 1000;
  }
  const reset = Number(headers['x-ratelimit-reset']) * 1000;
  if (headers['x-ratelimit-remaining'] === '0' && Number.isFinite(reset)) {
    // By GitHub's own clock, so that ours may be wrong.
    const now = Date.parse(headers['date'] ?? '');
    return Number.isFinite(now) ? Math.max(reset - now, 1000) : 60_000;
  }
  const secondary = error instanceof Error && /secondary rate limit/i.test(error.message);
  return status === 429 || secondary ? 60_000 : null;
}

export function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  // octokit gives 500 to requests that had no answer, and leaves `response` out.
  if (!('response' in error) || error.response === undefined) return null;
  return typeof error.status === 'number' ? error.status : null;
}

/** Headers of the answer that an error of octokit's carries, names in lower case. */
export function headersOf(error: unknown): Readonly<Record<string, string>> {
  if (typeof error !== 'object' || error === null || !('response' in error)) return {};
  const response = error.response;
  if (typeof response !== 'object' || response === null || !('headers' in response)) return {};
  return lowerCase(response.headers);
}

export function lowerCase(headers: unknown): Readonly<Record<string, string>> {
  if (typeof headers !== 'object' || headers === null) return {};
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}

/** The message that came with a refusal, for those who must tell one 404 from another. */
export function refusalText(error: unknown): string {
  const cause = error instanceof FinalError ? error.cause : error;
  return cause instanceof Error ? cause.message : '';
}
