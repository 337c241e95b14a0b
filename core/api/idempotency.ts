import { createHash } from 'node:crypto';

/** What makes two messages the same one. */
export interface MessageIdentity {
  readonly repositoryId: number;
  /** The commit that the artifacts were built for. */
  readonly headSha: string;
  /** The CloudEvent's subject. */
  readonly subject: string;
  readonly runId: number;
  readonly runAttempt: number;
}

/**
 * The `idempotencykey` of a message: 64 hex digits. Sender and receiver both compute it, so that a key cannot be used
 * for another commit, subject or run.
 */
export function idempotencyKey(identity: MessageIdentity): string {
  const { repositoryId, headSha, subject, runId, runAttempt } = identity;
  return sha256Hex([repositoryId, headSha, subject, runId, runAttempt].join('|'));
}

/** The id of the test run that a message starts. */
export function testRunId(key: string): string {
  return key.slice(0, 16);
}

/** The id of a rollout; the same key for the same place gives the same rollout. */
export function rolloutId(repositoryId: number, environment: string, service: string, key: string): string {
  return sha256Hex([repositoryId, environment, service, key].join('|')).slice(0, 12);
}

/** The id of a rollback; never that of a rollout with the same key. */
export function rollbackId(repositoryId: number, environment: string, service: string, key: string): string {
  return sha256Hex(['rollback', repositoryId, environment, service, key].join('|')).slice(0, 12);
}

/** `<origin>/#sha256:<hex>`: the audience of a token that vouches for exactly this body. */
export function bodyAudience(origin: string, body: string | Uint8Array): string {
  return `${origin}/#sha256:${sha256Hex(body)}`;
}

/** `Content-Digest` of a body, RFC 9530: `sha-256=:<base64>:`. */
export function contentDigest(body: string | Uint8Array): string {
  return `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
}

function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
