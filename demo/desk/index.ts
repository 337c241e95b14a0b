import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';

const commentSchema = z.object({ body: z.string().min(1), public: z.boolean().default(true) });
const statusSchema = z.enum(['new', 'open', 'pending', 'hold', 'solved', 'closed']);
const ticketSchema = z.object({
  id: z.int(),
  external_id: z.string().nullable(),
  subject: z.string(),
  status: statusSchema,
  comments: z.array(commentSchema),
  /** ISO 8601. */
  created_at: z.string(),
  updated_at: z.string(),
});
export type DeskTicket = z.infer<typeof ticketSchema>;
const snapshotSchema = z.object({ tickets: z.array(ticketSchema), keys: z.record(z.string(), z.int()) });

const createSchema = z.object({
  ticket: z.object({
    subject: z.string().min(1),
    comment: commentSchema,
    external_id: z.string().nullable().default(null),
  }),
});
const updateSchema = z.object({
  ticket: z.object({ comment: commentSchema.optional(), status: statusSchema.optional() }),
});

export interface DeskOptions {
  /** The OAuth token that callers must send. */
  readonly token: string;
  readonly now: () => number;
  /** What `snapshot()` gave earlier. */
  readonly state?: unknown;
}

/** A ticket desk for the demo. */
export interface Desk {
  /** What a client takes for `https://<account>.zendesk.com`. */
  readonly url: string;
  tickets(): readonly DeskTicket[];
  /** Everything it knows, as JSON. */
  snapshot(): z.infer<typeof snapshotSchema>;
  restore(state: unknown): void;
  close(): Promise<void>;
}

/**
 * Stands in for Zendesk and speaks the part of its Ticketing API v2 that makes, finds and changes tickets. As there,
 * an external id may be used twice; what makes one ticket of two requests is their idempotency key.
 */
export async function startDesk({ token, now, state }: DeskOptions): Promise<Desk> {
  let tickets: DeskTicket[] = [];
  let keys: Record<string, number> = {};
  const app = new Hono();
  const isoNow = (): string => new Date(now()).toISOString();
  const byId = (id: number): DeskTicket | undefined => tickets.find((ticket) => ticket.id === id);

  app.use('/api/*', async (context, next) => {
    if (context.req.header('authorization') === `Bearer ${token}`) return next();
    return context.json({ error: 'invalid_token' }, 401);
  });
  app.post('/api/v2/tickets', async (context) => {
    const body = createSchema.safeParse(await context.req.json().catch(() => null));
    if (!body.success)
      return context.json({ error: 'RecordInvalid', description: z.prettifyError(body.error) }, 422);
    const key = context.req.header('idempotency-key');
    const earlier = key === undefined ? undefined : byId(keys[key] ?? -1);
    if (earlier !== undefined)
      return context.json({ ticket: earlier }, 201, { 'x-idempotency-lookup': 'hit' });
    const { subject, comment, external_id } = body.data.ticket;
    const at = isoNow();
    const id = tickets.length + 1;
    const ticket: DeskTicket = {
      id,
      external_id,
      subject,
      status: 'new',
      comments: [comment],
      created_at: at,
      updated_at: at,
    };
    tickets.push(ticket);
    if (key !== undefined) keys[key] = id;
    return context.json({ ticket }, 201, { 'x-idempotency-lookup': 'miss' });
  });
  app.get('/api/v2/tickets', (context) => {
    const externalId = context.req.query('external_id');
    const found = tickets.filter((ticket) => externalId === undefined || ticket.external_id === externalId);
    return context.json({ tickets: found, count: found.length, next_page: null, previous_page: null });
  });
  app.put('/api/v2/tickets/:id{[0-9]+}', async (context) => {
    const ticket = byId(Number(context.req.param('id')));
    if (ticket === undefined) return context.json({ error: 'RecordNotFound' }, 404);
    const body = updateSchema.safeParse(await context.req.json().catch(() => null));
    if (!body.success || ticket.status === 'closed') return context.json({ error: 'RecordInvalid' }, 422);
    const { comment, status } = body.data.ticket;
    if (comment !== undefined) ticket.comments.push(comment);
    if (status !== undefined) ticket.status = status;
    ticket.updated_at = isoNow();
    return context.json({ ticket });
  });

  function restore(from: unknown): void {
    ({ tickets, keys } = structuredClone(snapshotSchema.parse(from)));
  }
  if (state !== undefined) restore(state);

  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tickets: () => structuredClone(tickets),
    snapshot: () => structuredClone({ tickets, keys }),
    restore,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
