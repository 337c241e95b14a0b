import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';

const alertSchema = z.object({
  id: z.string(),
  alias: z.string(),
  message: z.string(),
  description: z.string(),
  priority: z.string(),
  status: z.enum(['open', 'closed']),
  acknowledged: z.boolean(),
  /** How often it was asked for while it was open. */
  count: z.int(),
  /** Milliseconds since the epoch. */
  createdAt: z.number(),
  acknowledgedAt: z.number().nullable(),
  closedAt: z.number().nullable(),
  notes: z.array(z.string()),
});
export type PagerAlert = z.infer<typeof alertSchema>;
const snapshotSchema = z.object({ alerts: z.array(alertSchema) });

const createSchema = z.object({
  message: z.string().min(1).max(130),
  alias: z.string().min(1).max(512),
  description: z.string().max(15_000).default(''),
  priority: z.enum(['P1', 'P2', 'P3', 'P4', 'P5']).default('P3'),
});

export interface PagerOptions {
  /** The key that callers must send. */
  readonly key: string;
  readonly now: () => number;
  /** What `snapshot()` gave earlier. */
  readonly state?: unknown;
}

/** A pager for the demo. */
export interface Pager {
  /** What a client takes for `https://api.opsgenie.com`. */
  readonly url: string;
  alerts(): readonly PagerAlert[];
  /** Somebody has seen the page; false where no such alert is open. */
  acknowledge(alias: string): boolean;
  /** Everything it knows, as JSON. */
  snapshot(): { readonly alerts: readonly PagerAlert[] };
  restore(state: unknown): void;
  close(): Promise<void>;
}

/**
 * Stands in for Opsgenie and speaks the part of its Alert API v2 that makes, acknowledges and closes alerts. One open
 * alert per alias: the same again raises its count; after it was closed the same alias is a new alert.
 */
export async function startPager({ key, now, state }: PagerOptions): Promise<Pager> {
  let alerts: PagerAlert[] = [];
  let requests = 0;
  const app = new Hono();
  const accepted = () => ({
    result: 'Request will be processed',
    took: 0.001,
    requestId: `request-${(requests += 1)}`,
  });
  const openAlert = (alias: string): PagerAlert | undefined =>
    alerts.find((alert) => alert.alias === alias && alert.status === 'open');

  app.use('/v2/*', async (context, next) => {
    if (context.req.header('authorization') === `GenieKey ${key}`) return next();
    return context.json({ message: 'Could not authenticate', took: 0, requestId: 'none' }, 401);
  });
  app.post('/v2/alerts', async (context) => {
    const body = createSchema.safeParse(await context.req.json().catch(() => null));
    if (!body.success) return context.json({ message: z.prettifyError(body.error), requestId: 'none' }, 422);
    const known = openAlert(body.data.alias);
    if (known !== undefined) known.count += 1;
    else alerts.push(newAlert(body.data, alerts.length + 1, now()));
    return context.json(accepted(), 202);
  });
  app.get('/v2/alerts', (context) => context.json({ data: alerts, took: 0, requestId: 'none' }));
  app.post('/v2/alerts/:alias/:action{close|acknowledge}', async (context) => {
    if (context.req.query('identifierType') !== 'alias')
      return context.json({ message: 'only by alias' }, 422);
    const note = z.object({ note: z.string() }).safeParse(await context.req.json().catch(() => null))
      .data?.note;
    const alert = openAlert(context.req.param('alias'));
    // As in the service itself: work on an unknown alert fails later, not now.
    if (alert === undefined) return context.json(accepted(), 202);
    if (note !== undefined) alert.notes.push(note);
    if (context.req.param('action') === 'acknowledge') acknowledge(alert);
    else Object.assign(alert, { status: 'closed', closedAt: now() });
    return context.json(accepted(), 202);
  });

  function acknowledge(alert: PagerAlert): void {
    alert.acknowledged = true;
    alert.acknowledgedAt ??= now();
  }
  function restore(from: unknown): void {
    alerts = structuredClone(snapshotSchema.parse(from).alerts);
  }
  if (state !== undefined) restore(state);

  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    alerts: () => structuredClone(alerts),
    acknowledge(alias) {
      const alert = openAlert(alias);
      if (alert !== undefined) acknowledge(alert);
      return alert !== undefined;
    },
    snapshot: () => ({ alerts: structuredClone(alerts) }),
    restore,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

function newAlert(body: z.infer<typeof createSchema>, number: number, createdAt: number): PagerAlert {
  return {
    ...body,
    id: `alert-${number}`,
    status: 'open',
    acknowledged: false,
    count: 1,
    createdAt,
    acknowledgedAt: null,
    closedAt: null,
    notes: [],
  };
}
