import type { OrgState } from './state/model.ts';
import type { Json } from './types.ts';

const hour = 3_600_000;

export interface Bucket {
  limit: number;
  used: number;
  /** Milliseconds since the epoch. */
  reset: number;
}

export interface Limits {
  /** Takes from a bucket; false where it is empty. */
  take(name: 'core' | 'graphql', amount: number): boolean;
  headers(name: 'core' | 'graphql'): Record<string, string>;
  bucket(name: 'core' | 'graphql'): Bucket;
  overview(): Json;
}

/** GitHub's formula for an installation: 5,000 an hour, 50 more per repository and user beyond 20 of each, 12,500 at most. */
export function createLimits(org: OrgState, limit: number | undefined): Limits {
  const over = (count: number): number => Math.max(0, count - 20) * 50;
  const size = limit ?? Math.min(12_500, 5_000 + over(org.repositories.size) + over(org.users.size));
  const buckets = {
    core: { limit: size, used: 0, reset: org.now() + hour },
    graphql: { limit: size, used: 0, reset: org.now() + hour },
  };
  const bucket = (name: 'core' | 'graphql'): Bucket => {
    const found = buckets[name];
    if (org.now() >= found.reset) Object.assign(found, { used: 0, reset: org.now() + hour });
    return found;
  };
  const shown = (name: 'core' | 'graphql'): Json => {
    const { limit: most, used, reset } = bucket(name);
    return { limit: most, used, remaining: Math.max(0, most - used), reset: Math.floor(reset / 1000) };
  };
  return {
    bucket,
    take(name, amount) {
      const found = bucket(name);
      if (found.used + amount > found.limit) return false;
      found.used += amount;
      return true;
    },
    headers(name) {
      const { limit: most, used, remaining, reset } = shown(name);
      return {
        'x-ratelimit-limit': String(most),
        'x-ratelimit-used': String(used),
        'x-ratelimit-remaining': String(remaining),
        'x-ratelimit-reset': String(reset),
        'x-ratelimit-resource': name,
      };
    },
    overview() {
      const search = { limit: 30, used: 0, remaining: 30, reset: Math.floor(org.now() / 1000) + 60 };
      return { resources: { core: shown('core'), graphql: shown('graphql'), search }, rate: shown('core') };
    },
  };
}
