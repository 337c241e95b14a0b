import type { Interval, TargetCounts } from '../../../core/ports/traffic.ts';

/** Closed intervals kept per entry, in seconds. The port promises 120; a restarted App has some time to spare. */
const KEPT = 300;

interface Bucket {
  readonly second: number;
  readonly counts: Map<string, { requests: number; errors: number }>;
}

/** Counts of one entry in buckets of one second, by the time at which a request was completed. */
export interface IntervalCounter {
  /** The targets from now on; each appears in every interval, with zeros while it is idle. */
  setTargets(nowMs: number, ids: readonly string[]): void;
  record(nowMs: number, targetId: string, failed: boolean): void;
  /** Intervals whose second is over, after the given id; all kept ones for null or the id of another start. */
  closed(nowMs: number, afterId: string | null): readonly Interval[];
}

/** `startId` names this run of the balancer: counts of two runs are never taken for one interval. */
export function createIntervalCounter(startId: string, nowMs: number): IntervalCounter {
  let targets: readonly string[] = [];
  let buckets: Bucket[] = [{ second: Math.floor(nowMs / 1000), counts: new Map() }];

  function openBucket(second: number): Bucket {
    const counts = new Map(targets.map((id) => [id, { requests: 0, errors: 0 }]));
    return { second, counts };
  }

  /** Opens a bucket for every second up to now. A clock that was set back counts into the open one. */
  function advance(now: number): Bucket {
    const second = Math.floor(now / 1000);
    const last = buckets.at(-1) ?? openBucket(second);
    const from = Math.max(last.second + 1, second - KEPT);
    for (let next = from; next <= second; next += 1) buckets.push(openBucket(next));
    if (buckets.length > KEPT + 1) buckets = buckets.slice(-(KEPT + 1));
    return buckets.at(-1) ?? last;
  }

  function countsOf(bucket: Bucket, id: string): { requests: number; errors: number } {
    const known = bucket.counts.get(id);
    if (known !== undefined) return known;
    const fresh = { requests: 0, errors: 0 };
    bucket.counts.set(id, fresh);
    return fresh;
  }

  return {
    setTargets(now, ids) {
      const bucket = advance(now);
      targets = [...ids];
      for (const id of targets) countsOf(bucket, id);
    },
    record(now, targetId, failed) {
      const counts = countsOf(advance(now), targetId);
      counts.requests += 1;
      if (failed) counts.errors += 1;
    },
    closed(now, afterId) {
      const open = advance(now);
      const after = parseAfter(startId, afterId);
      return buckets
        .filter((bucket) => bucket !== open && bucket.second > after)
        .map((bucket) => ({
          id: `${startId}/${bucket.second}`,
          startedAt: bucket.second * 1000,
          targets: [...bucket.counts].map(([id, counts]): TargetCounts => ({ id, ...counts })),
        }));
    },
  };
}

function parseAfter(startId: string, afterId: string | null): number {
  if (afterId === null || !afterId.startsWith(`${startId}/`)) return -1;
  const second = Number(afterId.slice(startId.length + 1));
  return Number.isFinite(second) ? second : -1;
}
