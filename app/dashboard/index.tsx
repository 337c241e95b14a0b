import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Clock } from '../../core/ports/clock.ts';
import type { Store } from '../../core/ports/store.ts';
import { loadAssets } from './assets.ts';
import { IncidentPage } from './incident.tsx';
import { Page } from './layout.tsx';
import { Overview } from './overview.tsx';
import { EventsPage, JobsPage } from './raw.tsx';
import { loadIncident, loadRecords, readRollout, readTestRun } from './records.ts';
import { RolloutPage } from './rollout.tsx';
import { TestRunPage } from './testrun.tsx';

export interface DashboardOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** The product's name in the header. */
  readonly title: string;
  /** How long measurements must be good before an incident counts as over; 5 minutes by default. */
  readonly holdMs?: number;
}

const liveEveryMs = 1_000;
/** A stream ends by itself; the page connects again. */
const liveForMs = 600_000;
const maxViewers = 50;
const maxEvents = 60;

/** No script but our own files, no frame, no form, nothing from elsewhere. */
const headers: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

interface Look {
  readonly store: Store;
  readonly holdMs: number;
}

interface Rendered {
  readonly title: string;
  readonly live: boolean;
  /** The inside of `main`. */
  readonly content: ReturnType<typeof Overview>;
}

/** The dashboard: server-rendered pages over the store, which they only read. */
export function createDashboard({ store, clock, title, holdMs = 300_000 }: DashboardOptions): Hono {
  const look = { store, holdMs };
  const app = new Hono();
  const assets = loadAssets();
  let viewers = 0;

  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    }
  });

  app.get('/assets/:name', (c) => {
    const asset = assets.get(c.req.param('name'));
    if (asset === undefined) return c.notFound();
    return c.body(asset.body, 200, { 'content-type': asset.type, 'cache-control': 'public, max-age=300' });
  });

  app.get('/live', (c) => {
    const path = c.req.query('of') ?? '/';
    if (viewers >= maxViewers) return c.text('Too many pages are open.', 503);
    viewers += 1;
    return streamSSE(c, async (stream) => {
      const gone = new AbortController();
      stream.onAbort(() => gone.abort());
      const until = clock.now() + liveForMs;
      let last = '';
      try {
        while (!gone.signal.aborted && clock.now() < until) {
          const page = await render(path, look, clock.now());
          if (page === null) break;
          const html = String(await page.content);
          if (html !== last) await stream.writeSSE({ data: html });
          last = html;
          await clock.sleep(liveEveryMs, gone.signal);
        }
      } finally {
        viewers -= 1;
      }
    });
  });

  for (const route of ['/', '/rollouts/:id', '/testruns/:id', '/incidents/:id', '/events', '/jobs']) {
    app.get(route, async (c) => {
      const { pathname, search } = new URL(c.req.url);
      const path = `${pathname}${search}`;
      const page = await render(path, look, clock.now());
      if (page === null) {
        return c.html(
          <Page title="Not found" product={title} path={path} live={false}>
            <h1>No such thing</h1>
            <p>
              The <a href="/">overview</a> lists what exists.
            </p>
          </Page>,
          404,
        );
      }
      return c.html(
        <Page title={page.title} product={title} path={path} live={page.live}>
          {page.content}
        </Page>,
      );
    });
  }
  return app;
}

/** The page of a path; null where there is none. */
async function render(path: string, { store, holdMs }: Look, now: number): Promise<Rendered | null> {
  const url = URL.parse(path, 'http://dashboard');
  if (url === null) return null;
  const [room = '', id = ''] = url.pathname.slice(1).split('/');
  switch (room) {
    case '':
      return {
        title: 'Overview',
        live: true,
        content: <Overview records={await loadRecords(store, holdMs)} now={now} />,
      };
    case 'events':
      return renderEvents(url.searchParams.get('stream') ?? '', store, now);
    case 'jobs':
      return { title: 'Jobs', live: true, content: <JobsPage jobs={await store.jobs()} now={now} /> };
    default:
      return renderDetail(room, decode(id), { store, holdMs }, now);
  }
}

async function renderDetail(
  room: string,
  id: string,
  { store, holdMs }: Look,
  now: number,
): Promise<Rendered | null> {
  if (room === 'incidents') {
    const incident = await loadIncident(store, id, holdMs);
    if (incident === null) return null;
    const open = incident.recoveredAt === null;
    return { title: 'Incident', live: open, content: <IncidentPage incident={incident} now={now} /> };
  }
  const prefix = { rollouts: 'rollout', testruns: 'testrun' }[room];
  const stored = prefix === undefined ? null : await store.load(`${prefix}:${id}`);
  if (stored === null) return null;
  const rollout = prefix === 'rollout' ? readRollout(stored) : null;
  if (rollout !== null) {
    return { title: 'Rollout', live: !rollout.ended, content: <RolloutPage rollout={rollout} now={now} /> };
  }
  const run = prefix === 'testrun' ? readTestRun(stored) : null;
  return run === null
    ? null
    : { title: 'Test run', live: run.endedAt === null, content: <TestRunPage run={run} now={now} /> };
}

/** A name that ends with a colon stands for every stream that begins with it. */
async function renderEvents(stream: string, store: Store, now: number): Promise<Rendered> {
  const which = stream === '' ? {} : stream.endsWith(':') ? { streamPrefix: stream } : { stream };
  const events = await store.events({ ...which, newestFirst: true, limit: maxEvents });
  return {
    title: 'Events',
    live: false,
    content: <EventsPage events={events} stream={stream} now={now} />,
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
