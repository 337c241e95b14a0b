import { createHash } from 'node:crypto';

/** Name space of URLs, RFC 9562, section 6.6. */
const urlNamespace = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');

/**
 * The chain that every event about a commit belongs to, by CDEvents (`context.chainId`): a UUID of version 5 (RFC 9562,
 * section 5.5), so that senders who know nothing of each other give the same.
 */
export function chainId(repositoryId: number, headSha: string): string {
  const name = `https://fairlead.invalid/chains/${repositoryId}/${headSha}`;
  const hash = createHash('sha1').update(urlNamespace).update(name).digest().subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * W3C Trace Context, version 00, sampled. The trace is the chain, so that everything about a commit is one trace; the
 * span is the message.
 *
 * @param key the message's idempotency key, 64 hex digits
 */
export function traceparent(chain: string, key: string): string {
  return `00-${chain.replaceAll('-', '')}-${key.slice(0, 16)}-01`;
}
