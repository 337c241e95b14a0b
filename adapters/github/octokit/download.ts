import { FinalError, TransientError } from '../../../core/errors/fairlead-error.ts';
import { isTransientStatus, request } from '../../http.ts';
import { isNotFound, lowerCase, send, type Answer, type Requester } from './call.ts';
import type { Route } from './routes.ts';

const downloadMs = 60_000;

export interface Download {
  /** Not a byte more is read. */
  readonly maxBytes: number;
  /** The `fetch` of tests; the global one by default. */
  readonly given: typeof fetch | undefined;
}

/**
 * Downloads what GitHub answers with an address elsewhere for. The address is signed and good for minutes: it is used at
 * once, kept nowhere, and no token is sent to it.
 * @throws FinalError FL_GITHUB_REFUSED where it is gone, FL_HTTP_ANSWER_TOO_LARGE; TransientError FL_GITHUB_UNREACHABLE
 */
export async function downloadFrom(
  client: Requester,
  route: Route,
  parameters: Readonly<Record<string, unknown>>,
  { maxBytes, given }: Download,
): Promise<Uint8Array> {
  const url = placeOf(await sendUnfollowed(client, route, parameters), route);
  const answer = await request(url, {
    maxBytes,
    timeoutMs: downloadMs,
    unreachable: 'FL_GITHUB_UNREACHABLE',
    ...(given === undefined ? {} : { fetch: given }),
  });
  if (answer.status === 200) return answer.bytes;
  const detail = `what ${route} points to answered with status ${answer.status}`;
  // An address that has run out is refused; the next try asks for a new one.
  if (isTransientStatus(answer.status) || answer.status === 403) {
    throw new TransientError('FL_GITHUB_UNREACHABLE', detail);
  }
  throw new FinalError('FL_GITHUB_REFUSED', detail);
}

async function sendUnfollowed(
  client: Requester,
  route: Route,
  parameters: Readonly<Record<string, unknown>>,
): Promise<Answer> {
  try {
    return await send(client, route, { ...parameters, request: { redirect: 'manual' } });
  } catch (error) {
    if (isNotFound(error))
      throw new FinalError('FL_GITHUB_REFUSED', `${route}: it is gone`, { cause: error });
    throw error;
  }
}

function placeOf({ headers }: Answer, route: Route): URL {
  const location = URL.parse(lowerCase(headers)['location'] ?? '');
  if (location !== null && /^https?:$/.test(location.protocol)) return location;
  throw new TransientError('FL_GITHUB_UNREACHABLE', `${route} answered without an address`);
}
