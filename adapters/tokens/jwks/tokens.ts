import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload } from 'jose';
import { z } from 'zod';
import { FinalError, TransientError } from '../../../core/errors/fairlead-error.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Claims, Tokens } from '../../../core/ports/tokens.ts';
import { SeenOnce } from './seen-once.ts';

const toleranceMs = 60_000;
const keysLiveMs = 3_600_000;
const keysCooldownMs = 30_000;
const keysTimeoutMs = 5_000;
const longestToken = 16_384;

/** GitHub writes ids as decimal strings. */
const id = z
  .string()
  .regex(/^[1-9]\d{0,15}$/)
  .transform(Number)
  .refine(Number.isSafeInteger);
const text = z.string().min(1).max(1_000);

const githubClaims = z.object({
  jti: text,
  repository: text,
  repository_id: id,
  run_id: id,
  run_attempt: id,
  event_name: text,
  ref: text,
  sha: z.string().regex(/^[0-9a-f]{40}$/),
  environment: text.optional(),
  job_workflow_ref: text.optional(),
  actor: text,
});

/** Remembers which tokens were used. */
export interface SeenTokens {
  /**
   * False when the token was added before and has not expired. Times are milliseconds since the epoch.
   * @throws TransientError FL_TOO_MANY_TOKENS where there is no room left
   */
  add(jti: string, expiresAt: number, now: number): boolean | Promise<boolean>;
}

/**
 * Tokens of GitHub Actions, checked against the issuer's published keys: RS256 only, issuer and audience exact, times
 * with 60 seconds of tolerance, each `jti` once. Keys are kept for an hour; an unknown key id asks for them again, at
 * most every 30 seconds. Protocol: OpenID Connect Core 1.0; claims: GitHub's "OpenID Connect reference".
 *
 * Which tokens were seen is remembered until they expire, by default in this process only.
 */
export function createJwksTokens(options: {
  /** Such as `https://token.actions.githubusercontent.com`. */
  readonly issuer: string;
  readonly clock: Pick<Clock, 'now'>;
  /** Default: `<issuer>/.well-known/jwks`, where GitHub has them. */
  readonly jwksUrl?: string;
  /** Who remembers the tokens that were seen. Default: this process, 100,000 at once. */
  readonly seen?: SeenTokens;
}): Tokens {
  const { issuer, clock } = options;
  const keys = createRemoteJWKSet(new URL(options.jwksUrl ?? `${issuer}/.well-known/jwks`), {
    cacheMaxAge: keysLiveMs,
    cooldownDuration: keysCooldownMs,
    timeoutDuration: keysTimeoutMs,
  });
  const seen = options.seen ?? new SeenOnce(100_000);
  return {
    async verify(jwt, { audience, admit }) {
      if (jwt.length > longestToken) throw new FinalError('FL_TOKEN_INVALID', 'it is too long');
      const now = clock.now();
      const payload = await verified(jwt, keys, issuer, now);
      const accepted = typeof audience === 'string' ? [audience] : audience;
      // Exactly one audience: a token that is good for others as well is not taken.
      if (typeof payload.aud !== 'string' || !accepted.includes(payload.aud)) {
        throw new FinalError('FL_TOKEN_AUDIENCE');
      }
      const claims = toClaims(payload);
      await admit?.(claims);
      const isNew = await seen.add(claims.jti, (payload.exp ?? 0) * 1000 + toleranceMs, now);
      if (!isNew) throw new FinalError('FL_TOKEN_USED');
      return claims;
    },
  };
}

async function verified(
  jwt: string,
  keys: ReturnType<typeof createRemoteJWKSet>,
  issuer: string,
  now: number,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(jwt, keys, {
      algorithms: ['RS256'],
      issuer,
      clockTolerance: toleranceMs / 1000,
      currentDate: new Date(now),
      requiredClaims: ['iat', 'exp', 'jti', 'aud'],
    });
    return payload;
  } catch (error) {
    throw refusal(error);
  }
}

/** Why, without a word of the token: what jose says names claims and algorithms, never values. */
function refusal(error: unknown): Error {
  if (error instanceof errors.JWKSNoMatchingKey) {
    return new FinalError('FL_TOKEN_INVALID', 'no published key of the issuer has signed it');
  }
  if (error instanceof errors.JWTExpired) return new FinalError('FL_TOKEN_EXPIRED');
  if (error instanceof errors.JWTClaimValidationFailed) {
    return new FinalError('FL_TOKEN_INVALID', `its claim ${error.claim} is not as it should be`);
  }
  const ofToken = [
    errors.JOSEAlgNotAllowed,
    errors.JOSENotSupported,
    errors.JWSInvalid,
    errors.JWSSignatureVerificationFailed,
    errors.JWTInvalid,
  ];
  if (ofToken.some((kind) => error instanceof kind)) {
    return new FinalError('FL_TOKEN_INVALID', 'its form, algorithm or signature is not as it should be');
  }
  return new TransientError('FL_ISSUER_UNREACHABLE', '', { cause: error });
}

function toClaims(payload: JWTPayload): Claims {
  const parsed = githubClaims.safeParse(payload);
  if (!parsed.success) {
    const claim = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new FinalError('FL_TOKEN_INVALID', `its claim ${claim} is not as it should be`);
  }
  const claims = parsed.data;
  return {
    jti: claims.jti,
    repositoryId: claims.repository_id,
    repository: claims.repository,
    runId: claims.run_id,
    runAttempt: claims.run_attempt,
    eventName: claims.event_name,
    ref: claims.ref,
    sha: claims.sha,
    environment: claims.environment ?? null,
    jobWorkflowRef: claims.job_workflow_ref ?? null,
    actor: claims.actor,
  };
}
