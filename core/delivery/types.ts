import type { Interval } from '../ports/traffic.ts';

/** A version of a service as it runs: the runtime's instance id stands for it. */
export interface VersionRef {
  readonly version: string;
  readonly sha256: string;
  readonly instanceId: string;
}

/** Settings of one rollout, frozen when it is planned. */
export interface RolloutSettings {
  /** Weights below 100, rising. */
  readonly steps: readonly number[];
  readonly intervalMs: number;
  /** Planned bake of each step, in evaluated intervals. */
  readonly bakeIntervals: number;
  /** Bake at 100 %, in evaluated intervals. */
  readonly finalBakeIntervals: number;
  readonly warmUpMs: number;
  readonly probes: readonly string[];
  readonly onInconclusive: 'ask' | 'promote' | 'rollback';
  readonly minCanaryRequests: number;
  readonly readyDeadlineMs: number;
  readonly drainDeadlineMs: number;
  readonly providerDeadlineMs: number;
  readonly analysis: AnalysisSettings;
}

export interface AnalysisSettings {
  readonly harmRatio: number;
  readonly harmDelta: number;
  readonly safeRatio: number;
  readonly safeDelta: number;
  readonly baseSlo: number;
  readonly alphaHarm: number;
  readonly alphaSafe: number;
  readonly alphaBase: number;
}

/** One step of a plan, printable as a line. */
export type Step =
  | { readonly kind: 'start' }
  | { readonly kind: 'wait-ready' }
  | { readonly kind: 'probe' }
  | { readonly kind: 'route'; readonly weight: number }
  | { readonly kind: 'bake'; readonly weight: number; readonly intervals: number }
  | { readonly kind: 'prove-safe' }
  | { readonly kind: 'drain-old' }
  | { readonly kind: 'stop-old' }
  | { readonly kind: 'finish' };

export type Observation =
  | { readonly kind: 'tick' }
  | { readonly kind: 'started'; readonly instanceId: string }
  | { readonly kind: 'start-failed'; readonly instanceId: string; readonly detail: string }
  | { readonly kind: 'ready'; readonly instanceId: string; readonly ready: boolean }
  | { readonly kind: 'probed'; readonly ok: boolean; readonly detail: string }
  | {
      readonly kind: 'routing';
      /** Read back from the balancer, by instance id. */
      readonly weights: Readonly<Record<string, number>>;
      readonly inFlight: Readonly<Record<string, number>>;
    }
  | { readonly kind: 'interval'; readonly interval: Interval }
  | { readonly kind: 'counts-missing'; readonly detail: string }
  | { readonly kind: 'stopped'; readonly instanceId: string }
  | {
      readonly kind: 'human';
      readonly action: 'promote' | 'abort';
      readonly actor: string;
      /** Equal ids are the same act, however often it is seen. Default: action and actor. */
      readonly id?: string;
    };

/**
 * What should be true of the world now. Commands are derived from the state alone and are idempotent: a replay after
 * a crash is harmless.
 */
export type Command =
  | { readonly kind: 'start'; readonly instanceId: string }
  | { readonly kind: 'check-ready'; readonly instanceId: string }
  | { readonly kind: 'probe'; readonly instanceId: string; readonly paths: readonly string[] }
  | { readonly kind: 'route'; readonly weights: Readonly<Record<string, number>> }
  | { readonly kind: 'read-routing' }
  | { readonly kind: 'read-counts'; readonly afterIntervalId: string | null }
  | { readonly kind: 'stop'; readonly instanceId: string };
