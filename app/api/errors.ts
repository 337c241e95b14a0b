import type { ApiError } from '../../core/api/rollouts.ts';
import type { ErrorCode } from '../../core/errors/catalogue.ts';
import { FairleadError, FinalError, TransientError } from '../../core/errors/fairlead-error.ts';

/** What a caller may be told, and as what. Every other error is our own and answered without its words. */
const statuses = {
  FL_TOKEN_MISSING: 401,
  FL_TOKEN_INVALID: 401,
  FL_TOKEN_AUDIENCE: 401,
  FL_TOKEN_EXPIRED: 401,
  FL_TOKEN_USED: 401,
  FL_TOKEN_REPOSITORY: 403,
  FL_TOKEN_RUN: 403,
  FL_NOT_INSTALLED: 403,
  FL_NOT_AUTHORISED: 403,
  FL_NOT_FOUND: 404,
  FL_CONFLICT: 409,
  FL_ROLLOUT_LOOSER: 403,
  FL_BODY_INVALID: 400,
  FL_CONTENT_DIGEST: 400,
  FL_BODY_TOO_LARGE: 413,
} as const satisfies Partial<Record<ErrorCode, number>>;

export interface Refusal {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 500 | 503;
  readonly body: ApiError;
  /** Seconds, for Retry-After. */
  readonly retryAfter?: number;
}

/** The answer to a request that failed. */
export function refusalFor(error: unknown): Refusal {
  if (error instanceof FairleadError && Object.hasOwn(statuses, error.code)) {
    return { status: statuses[error.code as keyof typeof statuses], body: bodyOf(error) };
  }
  if (error instanceof TransientError) {
    const retryAfter = Math.ceil((error.retryAfterMs ?? 1_000) / 1_000);
    return { status: 503, body: bodyOf(new TransientError(error.code)), retryAfter };
  }
  return { status: 500, body: bodyOf(new FinalError('FL_INTERNAL')) };
}

function bodyOf(error: FairleadError): ApiError {
  return {
    error: { code: error.code, message: error.message, remedy: error.remedy, docs: error.docs },
  };
}
