import { z } from 'zod';
import { FinalError, TransientError } from '../../../core/errors/fairlead-error.ts';
import type { Support } from '../../../core/ports/support.ts';
import { type HttpAnswer, isTransientStatus, request, retryAfterMs } from '../../http.ts';

export interface ZendeskOptions {
  /** `https://<account>.zendesk.com` */
  readonly url: string;
  /** OAuth access token with the scopes `tickets:read tickets:write`. */
  readonly token: string;
}

const MAX_SUBJECT = 150;
const ticketSchema = z.object({ id: z.int(), status: z.string() });
const oneSchema = z.object({ ticket: ticketSchema });
const listSchema = z.object({ tickets: z.array(ticketSchema) });

/**
 * Tickets by the Zendesk Ticketing API v2. External ids are not unique there: a ticket is looked up by its external
 * id first, and made under an idempotency key, so that two tries at the same time make one ticket.
 * Errors: FL_NOTIFY_FAILED, transient where another try can help; FL_NOT_FOUND for a comment without a ticket.
 */
export function createZendesk({ url, token }: ZendeskOptions): Support {
  const tickets = `${url.replace(/\/+$/, '')}/api/v2/tickets`;

  async function call<T>(
    schema: z.ZodType<T>,
    method: 'GET' | 'POST' | 'PUT',
    address: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<T> {
    const answer = await request(address, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      // A comment that is sent twice stands there twice; the other calls may be repeated.
      retries: method === 'PUT' ? 0 : 2,
      unreachable: 'FL_NOTIFY_FAILED',
    });
    return read(schema, answer);
  }

  async function find(externalId: string): Promise<z.infer<typeof ticketSchema> | null> {
    const found = await call(listSchema, 'GET', `${tickets}?external_id=${encodeURIComponent(externalId)}`);
    return found.tickets[0] ?? null;
  }

  return {
    async open(ticket) {
      const known = await find(ticket.externalId);
      if (known !== null) return { id: String(known.id) };
      const body = {
        ticket: {
          subject: ticket.subject.slice(0, MAX_SUBJECT),
          comment: { body: `${ticket.body}\n\n${ticket.url}` },
          external_id: ticket.externalId,
        },
      };
      const made = await call(oneSchema, 'POST', tickets, body, { 'idempotency-key': ticket.externalId });
      return { id: String(made.ticket.id) };
    },
    async comment(externalId, text, solved) {
      const known = await find(externalId);
      if (known === null) throw new FinalError('FL_NOT_FOUND', `no ticket for ${externalId}`);
      const ticket = { comment: { body: text, public: false }, ...(solved ? { status: 'solved' } : {}) };
      await call(oneSchema, 'PUT', `${tickets}/${known.id}`, { ticket });
    },
  };
}

function read<T>(schema: z.ZodType<T>, answer: HttpAnswer): T {
  const detail = `the desk answered ${answer.status}`;
  if (isTransientStatus(answer.status)) {
    const wait = retryAfterMs(answer.headers);
    throw new TransientError('FL_NOTIFY_FAILED', detail, wait === undefined ? {} : { retryAfterMs: wait });
  }
  if (answer.status < 200 || answer.status >= 300) throw new FinalError('FL_NOTIFY_FAILED', detail);
  const parsed = schema.safeParse(parse(answer.bytes));
  if (!parsed.success) throw new FinalError('FL_NOTIFY_FAILED', `${detail} with a body that is no ticket`);
  return parsed.data;
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
