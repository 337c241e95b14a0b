import { TransientError } from '../../../core/errors/fairlead-error.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import { headersOf, lowerCase, rateLimitMs, statusOf, type Requester } from './call.ts';

/** `background` leaves a fifth of the primary limit, and of what may be created, to what people wait for. */
export type Priority = 'normal' | 'background';

/** What one request weighs. */
export interface Weight {
  readonly resource: 'core' | 'graphql';
  /** Towards the secondary limit: a read is 1, a write is 5. */
  readonly points: number;
  /** Whether it creates content, of which there may be 80 a minute and 500 an hour. */
  readonly content: boolean;
}

/** One installation's room at GitHub. */
export interface Budget {
  /**
   * Waits for a place, then runs the request and learns from its answer.
   * @throws TransientError FL_GITHUB_BUDGET, with how long to wait, where that is more than two seconds.
   */
  spend<T>(weight: Weight, priority: Priority, work: () => Promise<T>): Promise<T>;
  /** What GitHub says is left of a primary limit. `resetAt` in milliseconds since the epoch. */
  left(resource: Weight['resource'], limit: number, remaining: number, resetAt: number): void;
  /** Nothing is sent before this time. */
  pauseUntil(at: number): void;
}

const minute = 60_000;
const hour = 60 * minute;
const longestWaitMs = 2_000;
/** GitHub takes 100 at once; we are not alone. */
const maxConcurrent = 10;
const maxWaiting = 1_000;
const reserve = 0.2;

/**
 * GitHub's limits for one installation, as "Rate limits for the REST API" and "… for the GraphQL API" have them: the
 * primary ones as the answers tell, the secondary ones counted here in windows that slide.
 */
export function createBudget(clock: Clock): Budget {
  const windows = {
    core: createWindow(clock, 900, minute),
    graphql: createWindow(clock, 2_000, minute),
    contentMinute: createWindow(clock, 80, minute),
    contentHour: createWindow(clock, 500, hour),
  };
  const contentWait = (priority: Priority): number => {
    const share = priority === 'background' ? 1 - reserve : 1;
    return Math.max(windows.contentMinute.waitFor(1, share), windows.contentHour.waitFor(1, share));
  };
  const primary = new Map<Weight['resource'], PrimaryLimit>();
  const places = createPlaces();
  let pausedUntil = 0;

  const waitMs = ({ resource, points, content }: Weight, priority: Priority): number =>
    Math.max(
      pausedUntil - clock.now(),
      primaryWait(primary.get(resource), priority, clock.now()),
      windows[resource].waitFor(points),
      content ? contentWait(priority) : 0,
    );

  const enter = async (weight: Weight, priority: Priority): Promise<void> => {
    // Others may have taken the room while this one slept.
    for (let tries = 0; tries < 5; tries += 1) {
      const wait = waitMs(weight, priority);
      if (wait <= 0) {
        windows[weight.resource].take(weight.points);
        if (weight.content) {
          windows.contentMinute.take(1);
          windows.contentHour.take(1);
        }
        return;
      }
      if (wait > longestWaitMs) throw spent(wait);
      await clock.sleep(wait);
    }
    throw spent(longestWaitMs);
  };

  return {
    spend: async (weight, priority, work) => {
      await places.take();
      try {
        await enter(weight, priority);
        return await work();
      } finally {
        places.give();
      }
    },
    left: (resource, limit, remaining, resetAt) => {
      const known = primary.get(resource);
      // Answers overtake each other: within one window only the smaller number is news.
      const sameWindow = known !== undefined && Math.abs(known.resetAt - resetAt) < 5_000;
      const least = sameWindow ? Math.min(known.remaining, remaining) : remaining;
      if (known !== undefined && !sameWindow && resetAt < known.resetAt) return;
      primary.set(resource, { limit, remaining: least, resetAt });
    },
    pauseUntil: (at) => {
      pausedUntil = Math.max(pausedUntil, at);
    },
  };
}

interface PrimaryLimit {
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: number;
}

function primaryWait(known: PrimaryLimit | undefined, priority: Priority, now: number): number {
  if (known === undefined || known.resetAt <= now) return 0;
  const floor = priority === 'background' ? known.limit * reserve : 0;
  return known.remaining > floor ? 0 : known.resetAt - now;
}

function spent(retryAfterMs: number): TransientError {
  const seconds = Math.ceil(retryAfterMs / 1000);
  return new TransientError('FL_GITHUB_BUDGET', `room again in ${seconds} s`, { retryAfterMs });
}

/** At most `most` points within any `lengthMs`. */
function createWindow(clock: Clock, most: number, lengthMs: number) {
  let taken: { readonly at: number; readonly points: number }[] = [];
  const forget = () => {
    const before = clock.now() - lengthMs;
    taken = taken.filter(({ at }) => at > before);
  };
  return {
    take: (points: number) => {
      taken.push({ at: clock.now(), points });
    },
    /** Milliseconds until so many fit into a share of the window. */
    waitFor: (points: number, share = 1): number => {
      forget();
      let over = taken.reduce((sum, entry) => sum + entry.points, 0) + points - most * share;
      if (over <= 0) return 0;
      for (const entry of taken) {
        over -= entry.points;
        if (over <= 0) return entry.at + lengthMs - clock.now();
      }
      return lengthMs;
    },
  };
}

/** Turns at most `maxConcurrent` requests loose at once, in the order of asking. */
function createPlaces() {
  let free = maxConcurrent;
  const waiting: (() => void)[] = [];
  return {
    take: (): Promise<void> => {
      if (free > 0) {
        free -= 1;
        return Promise.resolve();
      }
      if (waiting.length >= maxWaiting) return Promise.reject(spent(longestWaitMs));
      return new Promise((resolve) => {
        waiting.push(resolve);
      });
    },
    give: () => {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    },
  };
}

/** Writes of settings create no content. */
const settingsRoute = /\/(?:rulesets|protection|environments)\b|^PATCH \/repos\/\{owner\}\/\{repo\}$/;

export function weigh(route: string): Weight {
  const read = route.startsWith('GET ') || route.startsWith('HEAD ');
  return {
    resource: 'core',
    points: read ? 1 : 5,
    content: !read && !settingsRoute.test(route),
  };
}

function weighQuery(query: string): Weight {
  const write = query.startsWith('mutation');
  return { resource: 'graphql', points: write ? 5 : 1, content: write };
}

/** A requester that keeps within a budget and tells it what it learns. */
export function withinBudget(client: Requester, budget: Budget, priority: Priority, clock: Clock): Requester {
  const learn = (resource: Weight['resource'], headers: Readonly<Record<string, string>>) => {
    const number = (name: string) => Number(headers[`x-ratelimit-${name}`] ?? Number.NaN);
    const [limit, remaining, reset] = [number('limit'), number('remaining'), number('reset')];
    if (![limit, remaining, reset].every(Number.isFinite)) return;
    // GitHub's clock may differ from ours: what counts is how long it is from its now to its reset.
    const theirs = Date.parse(headers['date'] ?? '');
    const lead = Number.isFinite(theirs) ? reset * 1000 - theirs : reset * 1000 - clock.now();
    const named = headers['x-ratelimit-resource'];
    if (named !== undefined && named !== 'core' && named !== 'graphql') return;
    budget.left(named ?? resource, limit, remaining, clock.now() + lead);
  };
  const learnFromError = (resource: Weight['resource'], error: unknown) => {
    const headers = headersOf(error);
    learn(resource, headers);
    const status = statusOf(error);
    const wait = status === null ? null : rateLimitMs(status, headers, error);
    if (wait !== null) budget.pauseUntil(clock.now() + wait);
  };
  return {
    request: (route, parameters) =>
      budget.spend(weigh(route), priority, async () => {
        try {
          const answer = await client.request(route, parameters);
          learn('core', lowerCase(answer.headers));
          return answer;
        } catch (error) {
          learnFromError('core', error);
          throw error;
        }
      }),
    graphql: (query, variables) =>
      budget.spend(weighQuery(query), priority, async () => {
        try {
          const answer = await client.graphql(query, variables);
          const headers = lowerCase(answer.headers);
          learn('graphql', headers);
          learnCost(answer.data, budget);
          if (answer.errors.some(({ type }) => type === 'RATE_LIMITED')) {
            budget.pauseUntil(clock.now() + (rateLimitMs(429, headers, null) ?? minute));
          }
          return answer;
        } catch (error) {
          learnFromError('graphql', error);
          throw error;
        }
      }),
  };
}

/** `rateLimit { limit remaining resetAt }`, which every query asks for; null where the server has no limits. */
function learnCost(data: unknown, budget: Budget): void {
  if (typeof data !== 'object' || data === null || !('rateLimit' in data)) return;
  const { rateLimit } = data;
  if (typeof rateLimit !== 'object' || rateLimit === null) return;
  const { limit, remaining, resetAt } = rateLimit as Record<string, unknown>;
  if (typeof limit !== 'number' || typeof remaining !== 'number' || typeof resetAt !== 'string') return;
  const at = Date.parse(resetAt);
  if (Number.isFinite(at)) budget.left('graphql', limit, remaining, at);
}
