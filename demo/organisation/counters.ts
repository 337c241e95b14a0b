export interface Counters {
  /** Every request that came in, refused and dropped ones among them. */
  requests: number;
  /** GET and HEAD, and GraphQL queries. */
  reads: number;
  /** Everything else but tokens. */
  writes: number;
  /** Installation tokens issued. */
  tokens: number;
  /** 304 answers; requests and reads count them as well. */
  notModified: number;
  graphqlPoints: number;
  graphqlNodes: number;
  /** Most requests that were under way at once. */
  peak: number;
  /** `GET /repos/{owner}/{repo}` → number. */
  readonly byRoute: Map<string, number>;
  readonly byStatus: Map<number, number>;
}

export function newCounters(): Counters {
  return {
    requests: 0,
    reads: 0,
    writes: 0,
    tokens: 0,
    notModified: 0,
    graphqlPoints: 0,
    graphqlNodes: 0,
    peak: 0,
    byRoute: new Map(),
    byStatus: new Map(),
  };
}

export function resetCounters(counters: Counters): void {
  counters.byRoute.clear();
  counters.byStatus.clear();
  const { byRoute, byStatus } = counters;
  Object.assign(counters, newCounters(), { byRoute, byStatus });
}

export function add<Key>(map: Map<Key, number>, key: Key): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}
