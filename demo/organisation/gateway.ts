import { createHash } from 'node:crypto';
import { add, type Counters } from './counters.ts';
import type { Credentials } from './credentials.ts';
import type { Fault, FaultBox, FaultRequest } from './faults.ts';
import { isWrite, tokenRoute, type Journal, type JournalEntry } from './journal.ts';
import type { Limits } from './limits.ts';
import { mayRequest } from './permissions.ts';
import { Refusal } from './refusal.ts';
import type { Answer, Ask } from './rest/route.ts';
import type { Found, Router } from './rest/router.ts';
import type { Actor, OrgState } from './state/model.ts';
import type { Json } from './types.ts';
import type { Webhooks } from './webhooks.ts';

export interface GraphqlAnswer {
  readonly body: unknown;
  readonly points: number;
  readonly nodes: number;
}

export interface Gateway {
  readonly org: OrgState;
  readonly router: Router;
  readonly counters: Counters;
  readonly journal: Journal;
  readonly faults: FaultBox;
  readonly credentials: Credentials;
  readonly limits: Limits;
  readonly webhooks: Webhooks;
  /** Answers a GraphQL body. */
  readonly graphql: (body: Json, actor: Actor) => GraphqlAnswer;
  readonly pause: () => Promise<void>;
  /** Requests under way. */
  readonly under: { count: number };
}

interface Arrived {
  readonly method: string;
  readonly url: URL;
  /** Without the prefix of an Enterprise server. */
  readonly path: string;
  readonly found: Found | null;
  readonly isGraphql: boolean;
  readonly body: Json;
  readonly text: string;
  readonly actor: Actor | null;
  readonly etag: string | null;
  readonly accept: string | null;
  readonly seq: number;
}

interface Outcome extends Answer {
  readonly points?: number;
  readonly nodes?: number;
}

/** Takes one request the whole way: fault, latency, credentials, permission, route, counting, journal. */
export async function handle(gateway: Gateway, request: Request): Promise<Response> {
  const { counters } = gateway;
  counters.requests += 1;
  const seq = counters.requests;
  gateway.under.count += 1;
  counters.peak = Math.max(counters.peak, gateway.under.count);
  try {
    const arrived = await arrive(gateway, request, seq);
    const fault = gateway.faults.decide(faultRequest(arrived));
    await gateway.pause();
    const early = fault !== null && fault.afterwards !== true;
    // From here to the outcome nothing waits, so that a request is carried out as a whole.
    const outcome = early ? broken(fault) : carryOut(gateway, arrived);
    note(gateway, arrived, fault === null ? outcome : broken(fault), outcome);
    await gateway.pause();
    if (fault?.drop === true) throw new TypeError('fetch failed');
    return respond(gateway, arrived, fault === null || early ? outcome : broken(fault));
  } finally {
    gateway.under.count -= 1;
  }
}

async function arrive(gateway: Gateway, request: Request, seq: number): Promise<Arrived> {
  const url = new URL(request.url);
  const path = url.pathname.replace(/^\/api\/(?:v3(?=\/)|(?=graphql))/, '').replace(/^(?!\/)/, '/');
  const { method } = request;
  const text = method === 'GET' || method === 'HEAD' ? '' : await request.text();
  return {
    method,
    url,
    path,
    found: gateway.router.find(method === 'HEAD' ? 'GET' : method, path),
    isGraphql: method === 'POST' && path === '/graphql',
    body: readJson(text),
    text,
    actor: gateway.credentials.read(request.headers.get('authorization')),
    etag: request.headers.get('if-none-match'),
    accept: request.headers.get('accept'),
    seq,
  };
}

function readJson(text: string): Json {
  if (text === '') return {};
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed !== null && typeof parsed === 'object' ? (parsed as Json) : {};
  } catch {
    return {};
  }
}

function faultRequest(arrived: Arrived): FaultRequest {
  const { method, path, found, isGraphql, body, seq } = arrived;
  const query = typeof body['query'] === 'string' ? body['query'] : '';
  return {
    seq,
    method,
    path,
    route: isGraphql ? '/graphql' : (found?.route.template ?? null),
    repository: found?.params['repo'] ?? null,
    read: method === 'GET' || (isGraphql && !/^\s*mutation\b/.test(query)),
    body,
  };
}

function broken(fault: Fault): Outcome {
  return {
    status: fault.drop === true ? 0 : (fault.status ?? 500),
    body: fault.body,
    headers: fault.headers ?? {},
  };
}

function carryOut(gateway: Gateway, arrived: Arrived): Outcome {
  try {
    const { actor, isGraphql, found } = arrived;
    if (actor === null)
      throw new Refusal(401, {
        message: 'Bad credentials',
        documentation_url: 'https://docs.github.com/rest',
        status: '401',
      });
    // While it is suspended, tokens that were made before are worth nothing.
    if (actor.kind === 'installation' && gateway.org.suspendedAt !== null) {
      throw new Refusal(403, { message: 'This installation has been suspended', status: '403' });
    }
    if (isGraphql) return queried(gateway, arrived.body, actor);
    if (found === null)
      throw new Refusal(404, {
        message: 'Not Found',
        documentation_url: 'https://docs.github.com/rest',
        status: '404',
      });
    allow(gateway, found, actor);
    return found.route.handler(ask(gateway, arrived, found, actor));
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, body: error.body, headers: error.headers };
    throw error;
  }
}

function queried(gateway: Gateway, body: Json, actor: Actor): Outcome {
  if (actor.kind === 'anonymous' || actor.kind === 'app-jwt') {
    return { status: 401, body: { message: 'This endpoint requires you to be authenticated.' } };
  }
  const { body: answer, points, nodes } = gateway.graphql(body, actor);
  if (!gateway.limits.take('graphql', points)) return { status: 403, body: limited(), headers: {} };
  return { status: 200, body: answer, points, nodes };
}

function allow(gateway: Gateway, found: Found, actor: Actor): void {
  if (actor.kind !== 'installation') return;
  const { route } = found;
  if (route.template.startsWith('/app')) {
    throw new Refusal(401, { message: 'A JSON web token could not be decoded', status: '401' });
  }
  if (mayRequest(gateway.org.app.permissions, route.method, route.template)) return;
  throw new Refusal(403, {
    message: 'Resource not accessible by integration',
    documentation_url: 'https://docs.github.com/rest',
    status: '403',
  });
}

function limited(): Json {
  return {
    message: 'API rate limit exceeded for installation.',
    documentation_url: 'https://docs.github.com/rest',
  };
}

function ask(gateway: Gateway, arrived: Arrived, found: Found, actor: Actor): Ask {
  return {
    org: gateway.org,
    actor,
    params: found.params,
    query: arrived.url.searchParams,
    body: arrived.body,
    address: `${arrived.url.origin}${arrived.url.pathname}`,
    ...(arrived.accept === null ? {} : { accept: arrived.accept }),
    webhooks: gateway.webhooks,
    tokens: gateway.credentials,
    limits: () => gateway.limits.overview(),
  };
}

function note(gateway: Gateway, arrived: Arrived, seen: Outcome, done: Outcome): void {
  const { counters, journal, org } = gateway;
  const route = arrived.isGraphql ? '/graphql' : (arrived.found?.route.template ?? null);
  const { actor, body, method } = arrived;
  const points = done.points ?? 0;
  const entry: Omit<JournalEntry, 'seq'> = {
    at: org.now(),
    method,
    path: arrived.path + arrived.url.search,
    route,
    actor: actor === null ? { kind: 'anonymous', login: '' } : { kind: actor.kind, login: actor.login },
    status: seen.status,
    ...(arrived.text === '' ? {} : { body }),
    ...(arrived.isGraphql
      ? { graphql: { document: String(body['query']), variables: (body['variables'] ?? {}) as Json, points } }
      : {}),
  };
  journal.record(entry);
  if (route === tokenRoute) counters.tokens += 1;
  else if (isWrite(entry)) counters.writes += 1;
  else counters.reads += 1;
  counters.graphqlPoints += points;
  counters.graphqlNodes += done.nodes ?? 0;
  add(counters.byRoute, `${method} ${route ?? arrived.path}`);
  add(counters.byStatus, seen.status);
}

/** Statuses whose answers have no body. */
const empty = new Set([204, 304, 303]);

function respond(gateway: Gateway, arrived: Arrived, outcome: Outcome): Response {
  const { limits, counters } = gateway;
  const resource = arrived.isGraphql ? 'graphql' : 'core';
  const headers: Record<string, string> = {
    'content-type': 'application/json; charset=utf-8',
    'x-github-request-id': `ORG:${arrived.seq.toString(16)}`,
    ...outcome.headers,
  };
  const text = outcome.text ?? (outcome.body === undefined ? '' : JSON.stringify(outcome.body));
  const cacheable = outcome.status === 200 && arrived.method === 'GET';
  const etag = cacheable ? `W/"${createHash('sha256').update(text).digest('hex')}"` : null;
  if (etag !== null) headers['etag'] = etag;
  if (etag !== null && matches(arrived.etag, etag)) {
    counters.notModified += 1;
    return new Response(null, { status: 304, headers: { ...headers, ...limits.headers(resource) } });
  }
  if (!arrived.isGraphql && arrived.found?.route.template !== '/rate_limit' && !limits.take('core', 1)) {
    return Response.json(limited(), { status: 403, headers: limits.headers('core') });
  }
  return new Response(bodyOf(arrived, outcome, text), {
    status: outcome.status,
    headers: { ...headers, ...limits.headers(resource) },
  });
}

function bodyOf(
  { method }: Arrived,
  { status, bytes }: Outcome,
  text: string,
): string | Uint8Array<ArrayBuffer> | null {
  if (empty.has(status) || method === 'HEAD') return null;
  return bytes ?? text;
}

/** Weak comparison, as conditional reads use it. */
function matches(given: string | null, etag: string): boolean {
  if (given === null) return false;
  const bare = (tag: string): string => tag.trim().replace(/^W\//, '');
  return given.split(',').some((tag) => tag.trim() === '*' || bare(tag) === bare(etag));
}
