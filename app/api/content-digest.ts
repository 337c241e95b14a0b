import { createHash, timingSafeEqual } from 'node:crypto';
import { FinalError } from '../../core/errors/fairlead-error.ts';

/** Names of RFC 9530, section 5, that are strong, and what Node calls them. */
const algorithms = { 'sha-256': 'sha256', 'sha-512': 'sha512' } as const;
/** One member of the dictionary (RFC 8941): `name=:base64:`. */
const member = /^([a-z*][a-z0-9_.*-]{0,30})=:([A-Za-z0-9+/]{2,200}={0,2}):$/;
const longest = 1_000;

/**
 * Checks `Content-Digest` where it is given, in constant time. Digests by algorithms that are weak or not known are
 * left out, as RFC 9530 has it; one that is known must match.
 * @throws FinalError FL_CONTENT_DIGEST
 */
export function requireContentDigest(header: string | null, body: Uint8Array): void {
  if (header === null) return;
  if (header.length > longest) throw new FinalError('FL_CONTENT_DIGEST', 'the header is too long');
  for (const text of header.split(',')) {
    const [, name = '', value = ''] = member.exec(text.trim()) ?? [];
    if (name === '') throw new FinalError('FL_CONTENT_DIGEST', 'the header is not as RFC 9530 writes it');
    if (!Object.hasOwn(algorithms, name)) continue;
    const wanted = createHash(algorithms[name as keyof typeof algorithms])
      .update(body)
      .digest();
    const given = Buffer.from(value, 'base64');
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
      throw new FinalError('FL_CONTENT_DIGEST', name);
    }
  }
}
