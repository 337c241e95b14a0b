import { logMixture, stepMixture } from './mixture.ts';

const bets = [1.5, 2, 4, 10];

/** The test of one stream of requests against a fixed budget. JSON; every number is finite. */
export interface AbsoluteState {
  /** Intervals seen. */
  readonly k: number;
  /** Intervals over which the prior of the fault's beginning is spread. */
  readonly horizon: number;
  /** One log per bet; empty before the first interval. */
  readonly logs: readonly number[];
}

/** @param horizon in intervals, at least 1 */
export function initialAbsolute(horizon: number): AbsoluteState {
  return { k: 0, horizon: Math.max(1, horizon), logs: [] };
}

/**
 * One interval of the test of H0 "the error ratio is at most `budget`", with the factor `x^errors * exp(-budget *
 * requests * (x - 1))` for each bet x. Under H0 its mean is at most 1.
 *
 * @param budget a ratio: 0.01 is one percent
 */
export function stepAbsolute(
  state: AbsoluteState,
  errors: number,
  requests: number,
  budget: number,
): AbsoluteState {
  const k = state.k + 1;
  const terms = bets.map((x) => errors * Math.log(x) - budget * requests * (x - 1));
  return { ...state, k, logs: stepMixture(state.logs, terms, k, state.horizon) };
}

/** ln of the e-value against "within budget". */
export function logAbsolute(state: AbsoluteState): number {
  return logMixture(state.logs, state.k, state.horizon);
}
