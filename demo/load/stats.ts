/** One request that failed: status 500 or above, or no whole answer (`status` null). */
export interface LoadFailure {
  /** When the answer came or was given up, milliseconds since the epoch. */
  readonly t: number;
  readonly status: number | null;
  readonly version: string;
  readonly method: string;
  readonly path: string;
}

export interface VersionCounts {
  requests: number;
  failed: number;
  firstAt: number;
  lastAt: number;
}

/** What the generator saw so far, from the outside. Times in milliseconds since the epoch. */
export interface LoadStats {
  readonly startedAt: number;
  readonly requests: number;
  readonly failed: number;
  readonly inFlight: number;
  /** Requests that were due but not sent, since too many waited for an answer. */
  readonly notSent: number;
  /** By the header X-Service-Version; `none` where there was no such answer. */
  readonly byVersion: Readonly<Record<string, Readonly<VersionCounts>>>;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly firstBadAt: number | null;
  readonly lastBadAt: number | null;
  readonly latencyMs: { readonly p50: number; readonly p99: number };
  /** The last ten minutes. */
  readonly perSecond: readonly {
    readonly second: number;
    readonly requests: number;
    readonly failed: number;
  }[];
  /** The first thousand. */
  readonly failures: readonly LoadFailure[];
}

const KEPT_SECONDS = 600;
const KEPT_FAILURES = 1000;
const KEPT_LATENCIES = 20_000;

export interface Outcome extends LoadFailure {
  readonly ms: number;
}

/** Collects outcomes. */
export interface LoadCounter {
  record(outcome: Outcome): void;
  stats(inFlight: number, notSent: number): LoadStats;
}

function isFailure(status: number | null): boolean {
  return status === null || status >= 500;
}

export function createLoadCounter(startedAt: number): LoadCounter {
  const byVersion: Record<string, VersionCounts> = {};
  const byStatus: Record<string, number> = {};
  const failures: LoadFailure[] = [];
  const latencies: number[] = [];
  const seconds = new Map<number, { requests: number; failed: number }>();
  let requests = 0;
  let failed = 0;
  let firstBadAt: number | null = null;
  let lastBadAt: number | null = null;

  function countFailure({ t, status, version, method, path }: Outcome): void {
    failed += 1;
    firstBadAt ??= t;
    lastBadAt = t;
    if (failures.length < KEPT_FAILURES) failures.push({ t, status, version, method, path });
  }

  return {
    record(outcome) {
      const { t, status, version } = outcome;
      const bad = isFailure(status);
      const counts = (byVersion[version] ??= { requests: 0, failed: 0, firstAt: t, lastAt: t });
      const second = Math.floor(t / 1000);
      const bucket = seconds.get(second) ?? { requests: 0, failed: 0 };
      seconds.set(second, bucket);
      if (seconds.size > KEPT_SECONDS) seconds.delete(Math.min(...seconds.keys()));
      latencies[requests % KEPT_LATENCIES] = outcome.ms;
      requests += 1;
      bucket.requests += 1;
      counts.requests += 1;
      counts.lastAt = t;
      const label = String(status ?? 'none');
      byStatus[label] = (byStatus[label] ?? 0) + 1;
      if (!bad) return;
      bucket.failed += 1;
      counts.failed += 1;
      countFailure(outcome);
    },
    stats(inFlight, notSent) {
      const sorted = [...latencies].sort((a, b) => a - b);
      const quantile = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
      return {
        startedAt,
        requests,
        failed,
        inFlight,
        notSent,
        byVersion,
        byStatus,
        firstBadAt,
        lastBadAt,
        latencyMs: { p50: quantile(0.5), p99: quantile(0.99) },
        perSecond: [...seconds].map(([second, counts]) => ({ second, ...counts })),
        failures,
      };
    },
  };
}
