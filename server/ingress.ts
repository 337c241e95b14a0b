import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Probot, type ApplicationFunction } from 'probot';
import { handlers } from '../app/app.ts';
import type { ApiError } from '../core/api/rollouts.ts';
import type { ErrorCode } from '../core/errors/catalogue.ts';
import { FairleadError, FinalError } from '../core/errors/fairlead-error.ts';

/** GitHub's own limit on a delivery. */
const largestBody = 25 * 1024 * 1024;
const path = '/api/github/webhooks';

/** Takes a request when it is a delivery; true when it did, and answers it in its own time. */
export type Ingress = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * The webhook's way in: the signature is checked on the raw bytes before anything is parsed, and 202 is answered only
 * when event and job are durable. Protocol: "Validating webhook deliveries" and "Webhook events and payloads" in
 * GitHub's documentation.
 */
export function createIngress(options: {
  readonly secret: string;
  /** With the application of app/app.ts loaded. */
  readonly probot: Pick<Probot, 'webhooks'>;
  /** Told of what went wrong inside. */
  readonly onError?: (error: unknown) => void;
}): Ingress {
  return (request, response) => {
    if (request.method !== 'POST' || request.url?.split('?', 1)[0] !== path) return false;
    receive(request, options.secret, options.probot).then(
      () => answer(response, 202, '{"accepted":true}'),
      (error: unknown) => refuse(response, error, options.onError),
    );
    return true;
  };
}

/** A Probot without its own server, ready to receive. Failures are told by `createIngress`, so it logs nothing. */
export async function loadProbot(
  options: {
    readonly appId: number | string;
    readonly privateKey: string;
    readonly secret: string;
    /** `https://api.github.com` unless given. */
    readonly baseUrl?: string;
  },
  app: ApplicationFunction,
): Promise<Probot> {
  const probot = new Probot({ ...options, logLevel: 'fatal', logFormat: 'json' });
  await probot.load(app);
  return probot;
}

async function receive(
  request: IncomingMessage,
  secret: string,
  probot: Pick<Probot, 'webhooks'>,
): Promise<void> {
  const body = await readBody(request);
  verify(body, header(request, 'x-hub-signature-256'), secret);
  const name = header(request, 'x-github-event');
  const id = header(request, 'x-github-delivery');
  if (!/^[\w-]{1,100}$/.test(id)) throw new FinalError('FL_BODY_INVALID', 'no X-GitHub-Delivery');
  if (!/^\w{1,100}$/.test(name)) throw new FinalError('FL_BODY_INVALID', 'no X-GitHub-Event');
  // Events that nobody works on are fine and cost nothing more.
  if (!Object.hasOwn(handlers, name)) return;
  const payload = parse(body);
  await probot.webhooks.receive({ id, name, payload } as Parameters<typeof probot.webhooks.receive>[0]);
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}

function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= largestBody) chunks.push(chunk);
      else reject(new FinalError('FL_BODY_TOO_LARGE', `a delivery has at most ${largestBody} bytes`));
    });
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => {
      if (!request.readableEnded) reject(new FinalError('FL_BODY_INVALID', 'the delivery broke off'));
    });
  });
}

function verify(body: Buffer, signature: string, secret: string): void {
  if (signature === '') throw new FinalError('FL_SIGNATURE_MISSING');
  const expected = createHmac('sha256', secret).update(body).digest();
  // Another length or other characters decode to other bytes; both are compared at full length.
  const given = Buffer.alloc(expected.length);
  const decoded = Buffer.from(
    signature.startsWith('sha256=') ? signature.slice('sha256='.length) : '',
    'hex',
  );
  decoded.copy(given);
  if (!timingSafeEqual(given, expected) || signature.length !== 'sha256='.length + 64) {
    throw new FinalError('FL_SIGNATURE_WRONG');
  }
}

function parse(body: Buffer): object {
  let payload: unknown;
  try {
    payload = JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw new FinalError('FL_BODY_INVALID', 'the delivery is not JSON', { cause });
  }
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
    throw new FinalError('FL_BODY_INVALID', 'the delivery is not a JSON object');
  }
  return payload;
}

const statuses: Partial<Record<ErrorCode, number>> = {
  FL_SIGNATURE_MISSING: 401,
  FL_SIGNATURE_WRONG: 401,
  FL_BODY_INVALID: 400,
  FL_BODY_TOO_LARGE: 413,
};

/** GitHub shows the answer beside the delivery, so it says what to do; what broke inside stays inside. */
function refuse(response: ServerResponse, thrown: unknown, onError?: (error: unknown) => void): void {
  const inner: unknown = thrown instanceof AggregateError ? thrown.errors[0] : thrown;
  const known = inner instanceof FairleadError ? statuses[inner.code] : undefined;
  if (known === undefined) onError?.(inner);
  const error =
    known !== undefined && inner instanceof FairleadError ? inner : new FinalError('FL_INTERNAL', '');
  const body: ApiError = {
    error: { code: error.code, message: error.message, remedy: error.remedy, docs: error.docs },
  };
  answer(response, known ?? 500, JSON.stringify(body), known === 413);
}

function answer(response: ServerResponse, status: number, body: string, close = false): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...(close ? { connection: 'close' } : {}),
  });
  response.end(body);
}
