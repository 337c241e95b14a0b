import type { z } from 'zod';
import { FinalError, TransientError } from '../../../../core/errors/fairlead-error.ts';
import { asFairleadError, lowerCase, rateLimitMs, read, type GraphqlError, type Requester } from '../call.ts';
import type { DocumentName } from './documents.ts';

/** GraphQL is one route for GitHub, whatever it is asked. */
const route = 'POST /graphql';

export interface GraphqlResult<T> {
  readonly data: T;
  /** What is missing from the data, and where. The caller must look at them: null stands for it in the data. */
  readonly errors: readonly GraphqlError[];
}

/**
 * Sends one query and reads the answer. Errors about parts of the answer come beside the data.
 * @throws TransientError FL_GITHUB_UNREACHABLE for no answer, rate limits and what took GitHub too long (see
 * `isTooLarge`); FinalError FL_GITHUB_REFUSED where the whole request was refused.
 */
export async function runQuery<T>(
  client: Requester,
  name: DocumentName,
  text: string,
  variables: Readonly<Record<string, unknown>>,
  shape: z.ZodType<T>,
): Promise<GraphqlResult<T>> {
  const what = `${route} ${name}`;
  let answer;
  try {
    answer = await client.graphql(text, { ...variables });
  } catch (error) {
    throw asFairleadError(error, what);
  }
  const whole = answer.errors.find(({ path }) => path.length === 0);
  const limited = answer.errors.find(
    (error) => error.type === 'RATE_LIMITED' || error.type === tooLarge || gaveUp(error),
  );
  if (limited !== undefined) throw limitError(what, limited, lowerCase(answer.headers));
  if (whole !== undefined) throw new FinalError('FL_GITHUB_REFUSED', `${what}: ${wordsOf(whole)}`);
  if (answer.data === null && answer.errors.length > 0) throw partError(what, answer.errors);
  return { data: read(answer.data, what, shape), errors: answer.errors };
}

const tooLarge = 'RESOURCE_LIMITS_EXCEEDED';

/** GitHub's words for a query that took longer than its ten seconds; they come without a type. */
function gaveUp({ type, path, message }: GraphqlError): boolean {
  return type === '' && path.length === 0 && /something went wrong|timed? ?out/i.test(message);
}

function limitError(
  what: string,
  error: GraphqlError,
  headers: Readonly<Record<string, string>>,
): TransientError {
  const cause = new Error(error.message);
  if (error.type !== 'RATE_LIMITED') {
    cause.name = tooLarge;
    return new TransientError('FL_GITHUB_UNREACHABLE', `${what}: too much at once`, { cause });
  }
  const retryAfterMs = rateLimitMs(429, headers, cause) ?? 60_000;
  return new TransientError('FL_GITHUB_UNREACHABLE', `${what}: rate limit`, { cause, retryAfterMs });
}

/** Whether the same request could succeed with less in it. */
export function isTooLarge(error: unknown): boolean {
  return error instanceof TransientError && error.cause instanceof Error && error.cause.name === tooLarge;
}

/** Type and message of an error; what GitHub says of itself, in one line. */
function wordsOf(error: GraphqlError): string {
  const message = error.message.replaceAll(/\s+/g, ' ').slice(0, 300);
  return error.type === '' ? message : `${error.type}: ${message}`;
}

/** The errors whose path begins so. */
export function errorsAt(
  errors: readonly GraphqlError[],
  path: readonly (string | number)[],
): readonly GraphqlError[] {
  return errors.filter((error) => path.every((part, index) => error.path[index] === part));
}

/** A part that is missing because of an error, as an error of its own. */
export function partError(what: string, errors: readonly GraphqlError[]): FinalError | TransientError {
  const first = errors[0];
  const detail = `${what}: ${first === undefined ? 'no answer' : wordsOf(first)}`;
  const final = errors.some(({ type }) => type === 'FORBIDDEN' || type === 'NOT_FOUND');
  return final
    ? new FinalError('FL_GITHUB_REFUSED', detail)
    : new TransientError('FL_GITHUB_UNREACHABLE', detail);
}
