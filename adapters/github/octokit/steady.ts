import { TransientError } from '../../../core/errors/fairlead-error.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import { asFairleadError, type Requester } from './call.ts';

const pauseMs = 250;

/**
 * The same client, which asks once more where a read fails in a way that may pass: what stands at the start of much else
 * is not given up for one lost answer. Writes are sent once, and rate limits are waited for by the queue.
 */
export function steady(client: Requester, clock: Pick<Clock, 'sleep'>): Requester {
  const again = async <T>(what: string, ask: () => Promise<T>): Promise<T> => {
    try {
      return await ask();
    } catch (error) {
      const known = asFairleadError(error, what);
      if (!(known instanceof TransientError) || known.retryAfterMs !== undefined) throw error;
      await clock.sleep(pauseMs);
      return ask();
    }
  };
  return {
    request: (route, parameters) =>
      route.startsWith('GET ')
        ? again(route, () => client.request(route, parameters))
        : client.request(route, parameters),
    graphql: (query, variables) =>
      query.startsWith('query')
        ? again('POST /graphql', () => client.graphql(query, variables))
        : client.graphql(query, variables),
  };
}
