import type { Clock } from '../../../core/ports/clock.ts';
import type { CachedAnswer, HttpCache } from '../../../core/ports/http-cache.ts';
import { headersOf, lowerCase, type Requester } from './call.ts';
import type { Route } from './routes.ts';

/**
 * Reads that seldom change. GitHub answers 304 to those with an `If-None-Match` that still holds, and counts none of
 * them. Writes are never among them.
 */
const conditionalRoutes: ReadonlySet<string> = new Set<Route>([
  'GET /installation/repositories',
  'GET /orgs/{org}/properties/values',
  'GET /repos/{owner}/{repo}',
  'GET /repos/{owner}/{repo}/contents/{path}',
  'GET /repos/{owner}/{repo}/environments',
  'GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies',
  'GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules',
  'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}',
]);

/** Larger answers are read anew every time. */
const maxBytes = 1024 * 1024;

/** A requester that asks GitHub whether what it knows still holds. The cache may lose anything and fail at any time. */
export function conditional(
  client: Requester,
  installationId: number,
  cache: HttpCache,
  clock: Pick<Clock, 'now'>,
): Requester {
  return {
    graphql: (query, variables) => client.graphql(query, variables),
    request: async (route, parameters = {}) => {
      if (!conditionalRoutes.has(route)) return client.request(route, parameters);
      const key = keyOf(installationId, route, parameters);
      const known = await load(cache, key);
      const headers = known === null ? {} : { headers: { 'if-none-match': known.etag } };
      try {
        const answer = await client.request(route, { ...parameters, ...headers });
        await keep(cache, key, answer.data, answer.headers, clock);
        return answer;
      } catch (error) {
        // octokit throws on 304, as on everything above 299.
        if (known === null || !isNotModified(error)) throw error;
        return { status: 200, data: JSON.parse(known.body), headers: headersOf(error) };
      }
    },
  };
}

/** Of the request's meaning: the route with its parameters in a fixed order. */
function keyOf(installationId: number, route: string, parameters: Record<string, unknown>): string {
  const entries = Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)));
  return `${installationId} ${route} ${JSON.stringify(entries)}`;
}

async function load(cache: HttpCache, key: string): Promise<CachedAnswer | null> {
  try {
    const known = await cache.load(key);
    if (known === null) return null;
    JSON.parse(known.body);
    return known;
  } catch {
    return null;
  }
}

async function keep(
  cache: HttpCache,
  key: string,
  data: unknown,
  headers: unknown,
  clock: Pick<Clock, 'now'>,
): Promise<void> {
  const { etag } = lowerCase(headers);
  if (etag === undefined) return;
  try {
    // octokit reads numbers beyond 2^53 as BigInt, which JSON cannot write: such an answer is not kept.
    const body = JSON.stringify(data);
    if (body === undefined || body.length > maxBytes) return;
    await cache.save(key, { etag, body, at: clock.now() });
  } catch {
    // A cache that cannot keep it costs one request the next time.
  }
}

function isNotModified(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && error.status === 304;
}
