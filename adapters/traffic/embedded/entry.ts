import { createHash } from 'node:crypto';
import { Agent, createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { createProxyServer, type ProxyServer } from 'httpxy';
import type { Interval, RoutingState, TrafficTarget } from '../../../core/ports/traffic.ts';
import type { AccessLog } from './access-log.ts';
import { createPicker } from './balance.ts';
import { createIntervalCounter } from './intervals.ts';
import { createTracker, type Exchange, type Tracker } from './tracker.ts';

/** An upstream that is silent for this long has not answered. */
const UPSTREAM_TIMEOUT_MS = 30_000;
/** Below the keep-alive time of the services, so that it is this side that closes idle connections. */
const IDLE_SOCKET_MS = 10_000;
const PORT_TRIES = 200;

/** Hop-by-hop request fields (RFC 9110, 7.6.1); httpxy treats `connection` and `transfer-encoding` itself. */
const HOP_BY_HOP = ['keep-alive', 'proxy-connection', 'proxy-authorization', 'te', 'trailer'];

/** One entry of the proxy: a port of its own and its targets. */
export interface Entry {
  readonly port: number;
  setTargets(targets: readonly TrafficTarget[]): void;
  routing(): RoutingState;
  intervals(afterId: string | null): readonly Interval[];
  close(graceMs: number): Promise<void>;
}

export interface EntryOptions {
  readonly name: string;
  /** The port it had before, or null for a new entry. */
  readonly port: number | null;
  readonly startId: string;
  readonly log: AccessLog;
  readonly now: () => number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 512, maxFreeSockets: 64, timeout: IDLE_SOCKET_MS });

/** Opens the entry on its port; resolves when it listens. */
export async function openEntry(options: EntryOptions): Promise<Entry> {
  const { name, now } = options;
  const counter = createIntervalCounter(options.startId, now());
  const tracker = createTracker(options, counter);
  const proxy = createProxy(tracker);
  let targets: readonly TrafficTarget[] = [];
  let pick = createPicker(targets);

  async function forward(
    request: IncomingMessage,
    response: ServerResponse,
    exchange: Exchange,
  ): Promise<void> {
    try {
      await proxy.web(request, response, {
        target: targetUrl(exchange.target),
        headers: { connection: 'keep-alive' },
      });
    } catch (error) {
      const stillRouted = targets.some((target) => target.id === exchange.target.id && target.weight > 0);
      if (stillRouted && isKeepAliveRace(error, request, response, exchange, now())) {
        exchange.retried = true;
        await forward(request, response, exchange);
        return;
      }
      refuse(response, exchange, error, now());
    }
  }

  const server = createServer((request, response) => {
    dropHopByHop(request);
    const exchange = tracker.begin(request, pick());
    if (exchange === null) {
      tracker.refused(request);
      response.writeHead(503, { 'content-type': 'text/plain' }).end('No target serves this entry.\n');
      return;
    }
    response.once('close', () => {
      const wholeOrBroken = response.writableFinished || exchange.error !== null;
      tracker.end(request, exchange, wholeOrBroken ? response.statusCode : 499);
    });
    void forward(request, response, exchange);
  });
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) =>
    forwardUpgrade(proxy, tracker, tracker.begin(request, pick()), request, socket, head),
  );
  server.keepAliveTimeout = 75_000;
  const port = await listen(server, options);

  return {
    port,
    setTargets(next) {
      // The same weights again must not start the round anew: a small sample would lean to the heaviest target.
      if (JSON.stringify(next) !== JSON.stringify(targets)) pick = createPicker(next);
      targets = next;
      counter.setTargets(
        now(),
        next.map((target) => target.id),
      );
    },
    routing: () => ({
      entry: name,
      url: `http://127.0.0.1:${port}`,
      targets: targets.map((target) => ({ ...target, inFlight: tracker.inFlight(target.id) })),
    }),
    intervals: (afterId) => counter.closed(now(), afterId),
    close: (graceMs) => closeServer(server, graceMs),
  };
}

/** A WebSocket: one request that lasts as long as its connection. */
function forwardUpgrade(
  proxy: ProxyServer,
  tracker: Tracker,
  exchange: Exchange | null,
  request: IncomingMessage,
  socket: Socket,
  head: Buffer,
): void {
  if (exchange === null) {
    tracker.refused(request);
    socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
    return;
  }
  socket.once('close', () => tracker.end(request, exchange, exchange.error === null ? 101 : 502));
  proxy.ws(request, socket, { target: targetUrl(exchange.target) }, head).catch((error: unknown) => {
    exchange.error = describe(error);
    socket.destroy();
  });
}

/** The forwarding itself; tells the tracker what the answer alone does not say. */
function createProxy(tracker: Tracker): ProxyServer {
  const proxy = createProxyServer({ xfwd: true, proxyTimeout: UPSTREAM_TIMEOUT_MS, agent });
  proxy.on('proxyReq', (upstream, request) => {
    const exchange = tracker.find(request);
    if (exchange !== undefined) exchange.reusedSocket = upstream.reusedSocket;
  });
  proxy.on('proxyRes', (answer, request, response) => {
    // The client's connection is the client's: it stays open whatever the upstream does with its own.
    delete answer.headers.connection;
    delete answer.headers['keep-alive'];
    const onCutOff = (): void => {
      const exchange = tracker.find(request);
      if (exchange !== undefined && !answer.complete && !response.destroyed)
        exchange.error = 'answer cut off';
    };
    answer.once('error', onCutOff).once('close', onCutOff);
  });
  return proxy;
}

/** A keep-alive connection that the upstream closed just as the request went out: nobody has seen the request. */
function isKeepAliveRace(
  error: unknown,
  request: IncomingMessage,
  response: ServerResponse,
  exchange: Exchange,
  nowMs: number,
): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  const bodiless =
    request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined;
  return (
    !exchange.retried &&
    exchange.reusedSocket &&
    (code === 'ECONNRESET' || code === 'EPIPE') &&
    (request.method === 'GET' || request.method === 'HEAD') &&
    bodiless &&
    !response.headersSent &&
    !response.destroyed &&
    nowMs - exchange.startedAt < UPSTREAM_TIMEOUT_MS
  );
}

function refuse(response: ServerResponse, exchange: Exchange, error: unknown, nowMs: number): void {
  // The client went away first: what followed is not the target's doing.
  if (response.destroyed) return;
  exchange.error = describe(error);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const status = nowMs - exchange.startedAt >= UPSTREAM_TIMEOUT_MS ? 504 : 502;
  response.writeHead(status, { 'content-type': 'text/plain' }).end('The service did not answer.\n');
}

function dropHopByHop(request: IncomingMessage): void {
  const named = (request.headers.connection ?? '').toLowerCase().split(',');
  for (const field of [...HOP_BY_HOP, ...named]) {
    const key = field.trim();
    if (
      key !== 'close' &&
      key !== 'keep-alive' &&
      key !== 'upgrade' &&
      key !== 'transfer-encoding' &&
      key !== 'content-length'
    )
      delete request.headers[key];
  }
  delete request.headers['keep-alive'];
}

function targetUrl(target: TrafficTarget): { host: string; port: number; protocol: string } {
  return { protocol: 'http:', host: target.host, port: target.port };
}

function describe(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code ?? message ?? 'unknown').slice(0, 200);
}

/** The stored port, or for a new entry one that follows from its name, outside the range of outgoing connections. */
async function listen(server: Server, options: EntryOptions): Promise<number> {
  if (options.port !== null) {
    await listenOn(server, options.port);
    return options.port;
  }
  const offset = createHash('sha256').update(options.name).digest().readUInt32BE(0);
  for (let attempt = 0; attempt < PORT_TRIES; attempt += 1) {
    const port = 20_000 + ((offset + attempt) % 10_000);
    try {
      await listenOn(server, port);
      return port;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
  throw new Error(`no free port for ${options.name}`);
}

function listenOn(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}

async function closeServer(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(timer);
}
