import type { IncomingMessage } from 'node:http';
import type { TrafficTarget } from '../../../core/ports/traffic.ts';
import type { AccessLine, AccessLog } from './access-log.ts';
import type { IntervalCounter } from './intervals.ts';

const LOGGED_PATH_LENGTH = 512;

/** One request on its way to a target. */
export interface Exchange {
  readonly target: TrafficTarget;
  readonly startedAt: number;
  retried: boolean;
  reusedSocket: boolean;
  /** Why there was no whole answer, or null. */
  error: string | null;
}

/** Keeps account of an entry's requests: which are on their way, and how each ended. */
export interface Tracker {
  /** Null where there is no target for it. */
  begin(request: IncomingMessage, target: TrafficTarget | null): Exchange | null;
  find(request: IncomingMessage): Exchange | undefined;
  end(request: IncomingMessage, exchange: Exchange, status: number): void;
  /** A request that reached no target counts for none. */
  refused(request: IncomingMessage): void;
  inFlight(targetId: string): number;
}

export function createTracker(
  options: { readonly name: string; readonly log: AccessLog; readonly now: () => number },
  counter: IntervalCounter,
): Tracker {
  const { name, log, now } = options;
  const exchanges = new WeakMap<IncomingMessage, Exchange>();
  const running = new Map<string, number>();

  function line(request: IncomingMessage, status: number, t: number): AccessLine {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const method = request.method ?? '';
    return { t, entry: name, target: null, method, path: path.slice(0, LOGGED_PATH_LENGTH), status, ms: 0 };
  }

  return {
    begin(request, target) {
      if (target === null) return null;
      const exchange = { target, startedAt: now(), retried: false, reusedSocket: false, error: null };
      exchanges.set(request, exchange);
      running.set(target.id, (running.get(target.id) ?? 0) + 1);
      return exchange;
    },
    find: (request) => exchanges.get(request),
    end(request, exchange, status) {
      const target = exchange.target.id;
      const left = (running.get(target) ?? 1) - 1;
      if (left > 0) running.set(target, left);
      else running.delete(target);
      const t = now();
      counter.record(t, target, status >= 500 || exchange.error !== null);
      log.write({
        ...line(request, status, t),
        target,
        ms: t - exchange.startedAt,
        ...(exchange.retried ? { retried: true } : {}),
        ...(exchange.error === null ? {} : { error: exchange.error }),
      });
    },
    refused: (request) => log.write({ ...line(request, 503, now()), error: 'no target' }),
    inFlight: (targetId) => running.get(targetId) ?? 0,
  };
}
