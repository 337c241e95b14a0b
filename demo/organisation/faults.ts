import { tokenRoute } from './journal.ts';

/** A request as a fault sees it. */
export interface FaultRequest {
  readonly seq: number;
  readonly method: string;
  readonly path: string;
  readonly route: string | null;
  /** Name of the repository in the path, or null. */
  readonly repository: string | null;
  /** GET, or a GraphQL query. */
  readonly read: boolean;
  /** The GraphQL document and variables, or the body. */
  readonly body: unknown;
}

export interface Fault {
  /** The connection breaks without an answer. */
  readonly drop?: boolean;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The request is carried out all the same, and only its answer is lost. */
  readonly afterwards?: boolean;
}

export interface Faults {
  /** One of so many reads (0.1: one in ten) fails with 502, drawn from this source of numbers in [0, 1). */
  failReads(ratio: number, random?: () => number): void;
  /** Every request that names this repository fails with 500; GraphQL answers null and an error for it. */
  failRepository(name: string): void;
  /**
   * GitHub's secondary limit on requests that create content: above so many within a minute they are refused with 403
   * and the time to wait. GitHub's own is 80.
   */
  limitContent(perMinute: number, now: () => number): void;
  /** Asked before every request; the first fault that is returned happens. */
  hook(decide: (request: FaultRequest) => Fault | null): void;
  clear(): void;
}

export interface FaultBox extends Faults {
  decide(request: FaultRequest): Fault | null;
  /** Whether GraphQL fails on this repository. */
  failing(name: string): boolean;
}

export function createFaults(random: () => number): FaultBox {
  let hooks: ((request: FaultRequest) => Fault | null)[] = [];
  let broken = new Set<string>();
  return {
    failReads(ratio, source = random) {
      hooks.push(({ read }) => (read && source() < ratio ? serverError(502) : null));
    },
    failRepository(name) {
      broken.add(name);
    },
    limitContent(perMinute, now) {
      let made: number[] = [];
      hooks.push(({ read, route }) => {
        if (read || route === tokenRoute) return null;
        made = made.filter((at) => at > now() - minute);
        const [oldest] = made;
        if (oldest !== undefined && made.length >= perMinute) return secondary(oldest + minute - now());
        made.push(now());
        return null;
      });
    },
    hook(decide) {
      hooks.push(decide);
    },
    clear() {
      hooks = [];
      broken = new Set();
    },
    decide(request) {
      if (request.repository !== null && broken.has(request.repository)) return serverError(500);
      for (const hook of hooks) {
        const fault = hook(request);
        if (fault !== null) return fault;
      }
      return null;
    },
    failing: (name) => broken.has(name),
  };
}

const minute = 60_000;

function secondary(waitMs: number): Fault {
  const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  const retryAfter = String(Math.max(1, Math.ceil(waitMs / 1000)));
  return { status: 403, headers: { 'retry-after': retryAfter }, body: { message } };
}

function serverError(status: number): Fault {
  return { status, body: { message: 'Server Error' } };
}
