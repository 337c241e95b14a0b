import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { createApi } from '../app/api/index.ts';
import { createApp } from '../app/app.ts';
import { createDashboard } from '../app/dashboard/index.tsx';
import { deliveriesKey } from '../app/reconcilers/deliveries.ts';
import { createLoadConfig } from '../app/reconcilers/configuration.ts';
import { FairleadError, FinalError } from '../core/errors/fairlead-error.ts';
import { toStatus } from '../core/delivery/index.ts';
import type { OperatorConfig } from './config.ts';
import type { Credentials } from './credentials.ts';
import { createIngress, loadProbot } from './ingress.ts';
import type { Parts } from './parts.ts';
import { createReconcilers } from './reconcilers.ts';
import { startWorker } from './worker.ts';

export interface Server {
  readonly origin: string;
  /** Answers what is open, lets jobs finish, closes the store. Services and balancer keep running. */
  stop(): Promise<void>;
}

export type Log = (level: 'info' | 'error', message: string) => void;

/** The whole process: App, HTTP API, test engine and dashboard on one port, and the worker behind them. */
export async function startServer(
  config: OperatorConfig,
  credentials: Credentials,
  parts: Parts,
  log: Log,
): Promise<Server> {
  const { store, clock, github } = parts;
  const stopping = new AbortController();
  const probot = await loadProbot(
    {
      appId: credentials.appId,
      privateKey: credentials.privateKey,
      secret: credentials.webhookSecret,
      baseUrl: config.github.api,
    },
    createApp({ store, clock }),
  );
  const ingress = createIngress({
    secret: credentials.webhookSecret,
    probot,
    onError: (error) => log('error', describe(error)),
  });
  const configOf = createLoadConfig({
    github,
    store,
    clock,
    configRepository: config.github.config_repository,
  });
  const pages = createPages(config, parts, configOf, log);
  const listener = getRequestListener((request) => pages.fetch(request));
  const http = createHttpServer((request, response) => {
    if (!ingress(request, response)) void listener(request, response);
  });
  const reconcilers = createReconcilers(config, parts, configOf, stopping.signal);
  await wakeEverything(parts, log);
  await listen(http, config.host, config.port);
  const worker = startWorker({
    store,
    clock,
    reconcilers,
    random: Math.random,
    // A rollback that waits for a balancer must not wait minutes after it is back.
    backoff: { baseMs: 500, capMs: 15_000 },
    onEnqueue: (wake) => store.onEnqueue(wake),
    onError: (error, key) => log('error', `${key ?? 'queue'}: ${describe(error)}`),
  });
  const { port } = http.address() as AddressInfo;
  log('info', `listening on ${config.host}:${port}, reached at ${config.origin}`);
  return {
    origin: config.origin,
    async stop() {
      stopping.abort();
      http.closeAllConnections();
      await new Promise((done) => http.close(done));
      await worker.stop();
      await store.close();
    },
  };
}

/** The HTTP API, the dashboard, and a page that says that the process answers. */
function createPages(
  config: OperatorConfig,
  { store, clock, github, tokens }: Parts,
  configOf: ReturnType<typeof createLoadConfig>,
  log: Log,
): Hono {
  const pages = new Hono();
  pages.get('/healthz', (c) => c.json({ ok: true }));
  pages.route(
    '/',
    createApi({
      store,
      tokens,
      github,
      clock,
      origin: config.origin,
      loadConfig: configOf,
      toStatus,
      onError: (error) => log('error', describe(error)),
      ...(config.oidc.plain_audience === undefined ? {} : { plainAudience: config.oidc.plain_audience }),
    }),
  );
  pages.route(
    '/',
    createDashboard({ store, clock, title: 'Fairlead', holdMs: config.incident.recovery_hold }),
  );
  return pages;
}

/** A start re-enqueues every key that may have more to do: nothing depends on a job that a crash lost. */
async function wakeEverything({ store, clock, github }: Parts, log: Log): Promise<void> {
  const keys: string[] = [deliveriesKey];
  for (const prefix of [
    'deployed:',
    'rollout:',
    'rollout-request:',
    'rollback-request:',
    'testrun:',
    'incident:',
    'organisation:',
  ]) {
    for (const state of await store.list(prefix)) {
      keys.push(state.key.replace(/^roll(?:out|back)-request:/, 'rollout:'));
    }
  }
  try {
    // An installation whose delivery was lost has no state yet.
    for (const id of await github.installations.ids()) keys.push(`organisation:${id}`, `rotation:${id}`);
  } catch (error) {
    // GitHub may be away when the process starts; what is running is looked after all the same.
    log('error', describe(error));
  }
  const now = clock.now();
  await store.transaction((batch) => {
    for (const key of new Set(keys)) batch.enqueue(key, now);
  });
}

function listen(server: HttpServer, host: string, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const code = cause.code === 'EADDRINUSE' ? 'FL_PORT_TAKEN' : 'FL_INTERNAL';
      fail(new FinalError(code, `${host}:${port}`, { cause }));
    });
    server.listen(port, host, () => done());
  });
}

/** One line for the log; an error's own words, never its payload. */
export function describe(error: unknown): string {
  if (error instanceof FairleadError) return error.toText();
  return error instanceof Error ? `${error.name}: ${error.message}` : 'unknown error';
}
