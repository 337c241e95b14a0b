/** Logs of e-values, kept as logs so that no evidence overflows or underflows. Natural logarithms throughout. */

/** ln(exp(a) + exp(b)). */
function logAdd(a: number, b: number): number {
  const [low, high] = a < b ? [a, b] : [b, a];
  return low === -Infinity ? high : high + Math.log1p(Math.exp(low - high));
}

/** ln of the mean of exp(logs): a uniform mixture over bets. 0 (an e-value of 1) without logs. */
export function logMean(logs: readonly number[]): number {
  if (logs.length === 0) return 0;
  return logs.reduce(logAdd, -Infinity) - Math.log(logs.length);
}

/**
 * The prior over the interval in which a fault begins: half at the first interval, half spread evenly over `horizon`
 * intervals, so that a long clean run does not hide a late fault.
 *
 * @param k number of the interval, from 1; 0 is the state before the first
 * @returns the weight of `k`, and the mass that is still unspent after it
 */
function startPrior(k: number, horizon: number): { readonly weight: number; readonly unspent: number } {
  if (k === 0) return { weight: 0, unspent: 1 };
  if (k > horizon) return { weight: 0, unspent: 0 };
  return { weight: (k === 1 ? 0.5 : 0) + 0.5 / horizon, unspent: 0.5 * (1 - k / horizon) };
}

/**
 * One step of the start-time mixture per bet: `A_k = (A_{k-1} + w_k) * factor_k`. An empty list stands for the state
 * before the first interval, in which every A is 0 and has no finite log.
 */
export function stepMixture(
  logs: readonly number[],
  terms: readonly number[],
  k: number,
  horizon: number,
): readonly number[] {
  const logWeight = Math.log(startPrior(k, horizon).weight);
  return terms.map((term, index) => logAdd(logs[index] ?? -Infinity, logWeight) + term);
}

/** ln of (mean over bets of A_k + unspent mass of the prior). */
export function logMixture(logs: readonly number[], k: number, horizon: number): number {
  const unspent = Math.log(startPrior(k, horizon).unspent);
  return logs.length === 0 ? unspent : logAdd(logMean(logs), unspent);
}
