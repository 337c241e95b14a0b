import { Octokit } from 'octokit';
import { z } from 'zod';
import type { GraphqlAnswer, Headers, Requester } from './call.ts';

export interface Connection {
  /** `https://api.github.com` by default; `https://HOST/api/v3` on GitHub Enterprise Server. */
  readonly baseUrl?: string;
  /** For tests; the global one by default. */
  readonly fetch?: typeof fetch;
}

export const publicBaseUrl = 'https://api.github.com';

/** Longest wait for one answer. */
const timeoutMs = 15_000;

export function octokitWith({ baseUrl, fetch: given }: Connection): typeof Octokit {
  const send = given ?? fetch;
  const withTimeout: typeof fetch = (input, init) =>
    send(input, { ...init, signal: AbortSignal.timeout(timeoutMs) });
  return Octokit.defaults({
    ...(baseUrl === undefined ? {} : { baseUrl }),
    userAgent: 'fairlead',
    // Retries and waiting belong to the queue: an error that may go away is tried again with backoff, and is shown.
    retry: { enabled: false },
    throttle: { enabled: false },
    request: { fetch: withTimeout },
  });
}

/** The part of an octokit that is used; its own types know every route by name. */
interface Client {
  request(route: string, parameters?: Record<string, unknown>): unknown;
  graphql(query: string, variables: Record<string, unknown>): unknown;
}

export function asRequester(octokit: Client): Requester {
  return {
    request: async (route, parameters) => {
      const answer = (await octokit.request(route, parameters)) as {
        status: number;
        data: unknown;
        headers: Headers;
      };
      return { status: answer.status, data: answer.data, headers: answer.headers };
    },
    // octokit knows where GraphQL is: `/graphql`, and `/api/graphql` beside `/api/v3`.
    graphql: async (query, variables) => {
      try {
        return { data: await octokit.graphql(query, variables), errors: [] };
      } catch (error) {
        const partial = partialAnswer(error);
        if (partial === null) throw error;
        return partial;
      }
    },
  };
}

/** What octokit throws where the answer has errors, be there data beside them or not. */
const graphqlError = z.object({
  data: z.unknown(),
  headers: z.record(z.string(), z.union([z.string(), z.number()]).optional()).optional(),
  errors: z.array(
    z.object({
      type: z.string().nullish(),
      message: z.string(),
      path: z.array(z.union([z.string(), z.number()])).nullish(),
    }),
  ),
});

function partialAnswer(error: unknown): GraphqlAnswer | null {
  if (!(error instanceof Error) || error.name !== 'GraphqlResponseError') return null;
  const parsed = graphqlError.safeParse(error);
  if (!parsed.success) return null;
  const { data, headers, errors } = parsed.data;
  return {
    data: data ?? null,
    ...(headers === undefined ? {} : { headers }),
    errors: errors.map(({ type, message, path }) => ({ type: type ?? '', message, path: path ?? [] })),
  };
}
