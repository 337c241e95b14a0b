const minIntervals = 60;

export interface Dispersion {
  /** At least 1; divides all counts. */
  readonly phi: number;
  /** Why it is what it is, as half a sentence. */
  readonly because: string;
}

/**
 * How much clumpier the stable version's errors come than independent requests would make them: variance over mean of
 * the errors per interval (sample variance), never below 1. A heuristic of quasi-likelihood, not a theorem; measured
 * before the rollout and frozen.
 *
 * @param errorsPerInterval of the stable version, from intervals before the rollout
 */
export function dispersionOf(errorsPerInterval: readonly number[]): Dispersion {
  const n = errorsPerInterval.length;
  if (n < minIntervals) {
    return { phi: 1, because: `only ${n} intervals from before the rollout, ${minIntervals} are needed` };
  }
  const mean = errorsPerInterval.reduce((sum, errors) => sum + errors, 0) / n;
  if (mean === 0) return { phi: 1, because: `no errors in ${n} intervals before the rollout` };
  const squares = errorsPerInterval.reduce((sum, errors) => sum + (errors - mean) ** 2, 0);
  return {
    phi: Math.max(1, squares / (n - 1) / mean),
    because: `from ${n} intervals before the rollout`,
  };
}
