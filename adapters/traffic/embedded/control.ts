import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { z } from 'zod';
import { jsonOrNull } from '../../../core/json.ts';
import type { Interval, RoutingState, TrafficTarget } from '../../../core/ports/traffic.ts';
import { entryNameSchema, targetsSchema } from './files.ts';

const MAX_BODY_BYTES = 64 * 1024;
const putSchema = z.strictObject({ targets: targetsSchema });

/** What the control API drives. */
export interface Balancer {
  readonly startId: string;
  route(entry: string, targets: readonly TrafficTarget[]): Promise<RoutingState>;
  read(entry: string): RoutingState | null;
  intervals(entry: string, afterId: string | null): readonly Interval[];
  shutdown(): void;
}

/**
 * The control API, for whoever can read the token file:
 * `GET /healthz`, `POST /shutdown`, `PUT|GET /entries/<name>`, `GET /entries/<name>/intervals?after=<id>`, with
 * the name percent-encoded as one path segment. Errors: 400, 401, 404, 413, 500 with `{"error"}`.
 */
export function controlListener(balancer: Balancer, token: string): RequestListener {
  const expected = digest(`Bearer ${token}`);
  return function onRequest(request, response) {
    if (!timingSafeEqual(digest(request.headers.authorization ?? ''), expected)) {
      answer(response, 401, { error: 'The token is wrong.' });
      return;
    }
    dispatch(balancer, request, response).catch((error: unknown) => {
      process.stderr.write(`control: ${String(error)}\n`);
      if (!response.headersSent) answer(response, 500, { error: String(error) });
    });
  };
}

async function dispatch(
  balancer: Balancer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://proxy');
  const [room, encoded, part, ...rest] = url.pathname.slice(1).split('/');
  const route = `${request.method} ${room}`;
  if (route === 'GET healthz') return answer(response, 200, { startId: balancer.startId });
  if (route === 'POST shutdown') {
    answer(response, 202, {});
    return balancer.shutdown();
  }
  const name = entryNameSchema.safeParse(decode(encoded ?? ''));
  if (room !== 'entries' || rest.length > 0) return answer(response, 404, { error: 'No such path.' });
  if (!name.success) return answer(response, 400, { error: 'The name of the entry is not valid.' });
  if (route === 'GET entries' && part === 'intervals') {
    return answer(response, 200, balancer.intervals(name.data, url.searchParams.get('after')));
  }
  if (part !== undefined) return answer(response, 404, { error: 'No such path.' });
  if (route === 'PUT entries') return await put(balancer, name.data, request, response);
  const state = route === 'GET entries' ? balancer.read(name.data) : null;
  return state === null ? answer(response, 404, { error: 'No such entry.' }) : answer(response, 200, state);
}

async function put(
  balancer: Balancer,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const text = await readBody(request);
  if (text === null) return answer(response, 413, { error: 'The body is too large.' });
  const body = putSchema.safeParse(jsonOrNull(text));
  if (!body.success) return answer(response, 400, { error: z.prettifyError(body.error) });
  answer(response, 200, await balancer.route(name, body.data.targets));
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '';
  }
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
