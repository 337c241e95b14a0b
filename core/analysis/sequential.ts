import type { AnalysisSettings } from '../delivery/types.ts';
import { initialAbsolute, logAbsolute, stepAbsolute, type AbsoluteState } from './absolute.ts';
import { logMean, logMixture, stepMixture } from './mixture.ts';

const harmBets = [1.5, 2, 3, 5, 10, 30];
const safeBets = [0.75, 0.5, 0.25];

/** Counts of one interval, of both versions. Errors are part of the requests. */
export interface IntervalCounts {
  readonly canaryErrors: number;
  readonly canaryRequests: number;
  readonly baselineErrors: number;
  readonly baselineRequests: number;
}

/**
 * All that must be stored to go on exactly after a crash. JSON; every number is finite: the lists of logs are empty
 * before the first interval.
 */
export interface AnalysisState {
  /** Intervals seen. */
  readonly k: number;
  /** Intervals over which the prior of the fault's beginning is spread. */
  readonly horizon: number;
  readonly harm: readonly number[];
  readonly safe: readonly number[];
  readonly base: AbsoluteState;
}

/** Natural logarithms of the three e-values. A null is rejected when its log reaches ln(1 / alpha). */
export interface Readings {
  /** Against "the canary is at most `harmRatio` times as bad as the baseline, plus `harmDelta`". */
  readonly logHarm: number;
  /** Against "the canary is at least `safeRatio` times as bad as the baseline, plus `safeDelta`". */
  readonly logSafe: number;
  /** Against "the baseline is within `baseSlo`". */
  readonly logBase: number;
}

/** @param horizon in intervals; at least 1. Twice the planned intervals, since a bake may be extended once. */
export function initialAnalysis(horizon: number): AnalysisState {
  const base = initialAbsolute(horizon);
  return { k: 0, horizon: base.horizon, harm: [], safe: [], base };
}

/**
 * One interval of the comparison of two error ratios: for each bet rho, with D = rho*nc + nb and D0 = ratio*nc + nb,
 * the factor is `x^a * y^b * exp(-delta*nc*(x-1))`, x = rho*D0/(ratio*D), y = D0/D. Its mean is at most 1 under the
 * null whatever the rates and the split of the traffic do from interval to interval, so the products and their
 * mixtures are e-processes, and Ville's inequality bounds false alarms at any number of looks. After Lindon and Malek
 * (NeurIPS 2022, arXiv:2011.03567); start-time mixture on harm and baseline, none on the proof of safety.
 *
 * @param dispersion divides every count; see `dispersionOf`
 */
export function stepAnalysis(
  state: AnalysisState,
  counts: IntervalCounts,
  settings: AnalysisSettings,
  dispersion = 1,
): AnalysisState {
  const k = state.k + 1;
  const scaled = scale(counts, dispersion);
  const harmTerms = harmBets.map((bet) => logFactor(scaled, settings.harmRatio, settings.harmDelta, bet));
  const safeTerms = safeBets.map((bet) => logFactor(scaled, settings.safeRatio, settings.safeDelta, bet));
  return {
    ...state,
    k,
    harm: stepMixture(state.harm, harmTerms, k, state.horizon),
    safe: safeTerms.map((term, index) => (state.safe[index] ?? 0) + term),
    base: stepAbsolute(state.base, scaled.baselineErrors, scaled.baselineRequests, settings.baseSlo),
  };
}

/** The same state with a fresh test of the baseline: what it found before is over. */
export function restartBase(state: AnalysisState): AnalysisState {
  return { ...state, base: initialAbsolute(state.horizon) };
}

export function readings(state: AnalysisState): Readings {
  return {
    logHarm: logMixture(state.harm, state.k, state.horizon),
    logSafe: logMean(state.safe),
    logBase: logAbsolute(state.base),
  };
}

/** True when the log of an e-value rejects its null at level alpha. */
export function rejects(logEValue: number, alpha: number): boolean {
  return logEValue >= -Math.log(alpha);
}

function logFactor(counts: IntervalCounts, ratio: number, delta: number, bet: number): number {
  const { canaryErrors, canaryRequests, baselineErrors, baselineRequests } = counts;
  if (canaryRequests <= 0 || baselineRequests <= 0) return 0;
  const d = ratio * bet * canaryRequests + baselineRequests;
  const d0 = ratio * canaryRequests + baselineRequests;
  const x = (bet * d0) / d;
  const y = d0 / d;
  return canaryErrors * Math.log(x) + baselineErrors * Math.log(y) - delta * canaryRequests * (x - 1);
}

function scale(counts: IntervalCounts, dispersion: number): IntervalCounts {
  if (dispersion === 1) return counts;
  return {
    canaryErrors: counts.canaryErrors / dispersion,
    canaryRequests: counts.canaryRequests / dispersion,
    baselineErrors: counts.baselineErrors / dispersion,
    baselineRequests: counts.baselineRequests / dispersion,
  };
}
