import type { z } from 'zod';
import { bodyAudience } from '../../core/api/idempotency.ts';
import { FinalError } from '../../core/errors/fairlead-error.ts';
import type { Claims } from '../../core/ports/tokens.ts';
import { requireContentDigest } from './content-digest.ts';
import type { ApiDeps } from './deps.ts';

const largestBody = 2 * 1024 * 1024;

export interface Authenticated {
  readonly claims: Claims;
  readonly body: Uint8Array;
  /** The header `Idempotency-Key`, without the quotes that it may stand in, or null. */
  readonly idempotencyKey: string | null;
}

/**
 * Who sends the request, by a token whose audience binds exactly these bytes; nothing of the body is parsed before.
 * @param admit may refuse whoever sends it before anything is kept of the token
 * @throws FinalError FL_TOKEN_*, FL_BODY_TOO_LARGE, FL_CONTENT_DIGEST, and what `admit` throws
 */
export async function authenticate(
  request: Request,
  deps: ApiDeps,
  admit: (claims: Claims) => Promise<void>,
): Promise<Authenticated> {
  const bearer = /^Bearer ([\w.~+/=-]+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (bearer === undefined) throw new FinalError('FL_TOKEN_MISSING');
  const body = await readBody(request);
  // Before the token is used up: bytes that were damaged on the way are named as that.
  requireContentDigest(request.headers.get('content-digest'), body);
  const bound = bodyAudience(deps.origin, body);
  const audience = deps.plainAudience === undefined ? bound : [bound, deps.plainAudience];
  const claims = await deps.tokens.verify(bearer, { audience, admit });
  return { claims, body, idempotencyKey: unquoted(request.headers.get('idempotency-key')) };
}

/** The IETF's draft writes the key as a quoted string, and most senders write it without quotes. */
function unquoted(header: string | null): string | null {
  return header?.replace(/^"(.*)"$/, '$1') ?? null;
}

async function readBody(request: Request): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > largestBody) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > largestBody) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(): FinalError {
  return new FinalError('FL_BODY_TOO_LARGE', `a request has at most ${largestBody} bytes`);
}

/** The body as the endpoint expects it. @throws FinalError FL_BODY_INVALID that names the key */
export function parseBody<Shape extends z.ZodType>(shape: Shape, body: Uint8Array): z.infer<Shape> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw new FinalError('FL_BODY_INVALID', 'it is not JSON in UTF-8', { cause });
  }
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const key = issue?.path.map(String).join('.') ?? '';
  throw new FinalError(
    'FL_BODY_INVALID',
    `${key === '' ? 'the whole' : key.slice(0, 200)}: ${issue?.message ?? ''}`,
  );
}
