import type { AnalysisSettings } from '../delivery/types.ts';
import { decide, type Decision } from './decision.ts';
import { initialAnalysis, readings, stepAnalysis, type AnalysisState } from './sequential.ts';

/** One vector of test/fixtures/sequential/vectors.json. Counts: canary errors, requests, baseline errors, requests. */
export interface Vector {
  readonly name: string;
  readonly cfg?: Readonly<Partial<VectorSettings>>;
  readonly intervals: readonly (readonly [number, number, number, number])[];
  readonly want: VectorResult;
}

export interface VectorSettings {
  readonly harm_ratio: number;
  readonly harm_delta: number;
  readonly safe_ratio: number;
  readonly safe_delta: number;
  readonly base_slo: number;
  readonly alpha_harm: number;
  readonly alpha_safe: number;
  readonly alpha_base: number;
  readonly min_canary: number;
  readonly bake: number;
}

export interface VectorResult {
  readonly log_e_harm: number;
  readonly log_e_safe: number;
  readonly log_e_base: number;
  readonly decision: Decision;
  readonly at: number;
}

/**
 * Plays one bake up to its first decision.
 *
 * @param store called on the state before every interval; a store and a reload must change nothing
 */
export function replay(
  vector: Pick<Vector, 'cfg' | 'intervals'>,
  defaults: VectorSettings,
  store: (state: AnalysisState) => AnalysisState = (state) => state,
): VectorResult {
  const cfg = { ...defaults, ...vector.cfg };
  const settings = settingsOf(cfg);
  const bake = { bakeIntervals: cfg.bake, minCanaryRequests: cfg.min_canary };
  let state = initialAnalysis(2 * cfg.bake);
  let canaryRequests = 0;
  let decision: Decision = 'continue';
  for (const [canaryErrors, requests, baselineErrors, baselineRequests] of vector.intervals) {
    const counts = { canaryErrors, canaryRequests: requests, baselineErrors, baselineRequests };
    state = stepAnalysis(store(state), counts, settings);
    canaryRequests += requests;
    decision = decide(state, canaryRequests, settings, bake);
    if (decision !== 'continue') break;
  }
  const { logHarm, logSafe, logBase } = readings(store(state));
  return { log_e_harm: logHarm, log_e_safe: logSafe, log_e_base: logBase, decision, at: state.k };
}

/** True when every number agrees to one part in a million and the decision is the same. */
export function agrees(got: VectorResult, want: VectorResult): boolean {
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));
  return (
    got.decision === want.decision &&
    got.at === want.at &&
    near(got.log_e_harm, want.log_e_harm) &&
    near(got.log_e_safe, want.log_e_safe) &&
    near(got.log_e_base, want.log_e_base)
  );
}

function settingsOf(cfg: VectorSettings): AnalysisSettings {
  return {
    harmRatio: cfg.harm_ratio,
    harmDelta: cfg.harm_delta,
    safeRatio: cfg.safe_ratio,
    safeDelta: cfg.safe_delta,
    baseSlo: cfg.base_slo,
    alphaHarm: cfg.alpha_harm,
    alphaSafe: cfg.alpha_safe,
    alphaBase: cfg.alpha_base,
  };
}
