import { catalogue, type ErrorCode } from './catalogue.ts';

/** Where in a file a problem stands. Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/**
 * An error from the catalogue: a code, one sentence, what to do about it, and a page that says more.
 * `detail` completes the sentence and must hold no secret.
 */
export class FairleadError extends Error {
  readonly code: ErrorCode;
  readonly remedy: string;
  readonly docs: string;
  readonly place: Place | undefined;

  constructor(code: ErrorCode, detail = '', options: { cause?: unknown; place?: Place } = {}) {
    const entry = catalogue[code];
    super(
      detail === '' ? entry.sentence : `${entry.sentence}: ${detail}`,
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.name = new.target.name;
    this.code = code;
    this.remedy = entry.remedy;
    this.docs = `docs/errors.md#${code.toLowerCase()}`;
    this.place = options.place;
  }

  /** The error as a person should read it: sentence, remedy, code. */
  toText(): string {
    return `${this.message}. ${this.remedy} (${this.code})`;
  }
}

/** A failure that may go away by itself: retry with backoff. */
export class TransientError extends FairleadError {
  /** Milliseconds that the other side asked us to wait, where it said so. */
  readonly retryAfterMs: number | undefined;

  constructor(
    code: ErrorCode,
    detail = '',
    options: { cause?: unknown; place?: Place; retryAfterMs?: number } = {},
  ) {
    super(code, detail, options);
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** A failure that a retry cannot mend. */
export class FinalError extends FairleadError {}
