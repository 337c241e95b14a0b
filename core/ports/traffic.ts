export interface TrafficTarget {
  /** The instance's id. */
  readonly id: string;
  readonly host: string;
  readonly port: number;
  /** 0 to 100; the weights of an entry with any traffic add up to 100. */
  readonly weight: number;
}

/** What one target did in one interval. */
export interface TargetCounts {
  readonly id: string;
  readonly requests: number;
  /** Status 500 or above, or no answer at all. 4xx is success. */
  readonly errors: number;
}

/** Counts of one closed interval of an entry. */
export interface Interval {
  /** `<start id of the balancer>/<second since the epoch>`; equal ids are the same interval. */
  readonly id: string;
  readonly startedAt: number;
  readonly targets: readonly TargetCounts[];
}

export interface RoutingState {
  readonly entry: string;
  /** Where clients reach the entry. */
  readonly url: string;
  readonly targets: readonly (TrafficTarget & { readonly inFlight: number })[];
}

/** A load balancer with one entry per service and environment, named `production/notes`. */
export interface Traffic {
  /** Makes the entry have exactly these targets and weights; takes effect before it resolves. Idempotent. */
  route(entry: string, targets: readonly TrafficTarget[]): Promise<RoutingState>;
  /** What is in force now, read back from the balancer; null when the entry does not exist. */
  read(entry: string): Promise<RoutingState | null>;
  /** Closed intervals after the given id (all kept ones for null), oldest first; at least the last 120 are kept. */
  intervals(entry: string, afterId: string | null): Promise<readonly Interval[]>;
}
