/** A mean and what is needed to judge it. Milliseconds; null without values. */
export interface Summary {
  readonly n: number;
  readonly mean: number | null;
  readonly median: number | null;
  /** The smallest value that at least nine tenths of the values do not exceed. */
  readonly p90: number | null;
  /** Left out because the clocks contradict each other. */
  readonly contradictory: number;
}

/** Durations whose ends are not both known are left out; those whose clocks contradict each other are counted apart. */
export function summarise(
  durations: readonly { readonly ms: number | null; readonly contradictory: boolean }[],
): Summary {
  const values = durations.flatMap(({ ms }) => ms ?? []).sort((a, b) => a - b);
  const n = values.length;
  return {
    n,
    mean: n === 0 ? null : values.reduce((sum, value) => sum + value, 0) / n,
    median: n === 0 ? null : ((values[(n - 1) >> 1] ?? 0) + (values[n >> 1] ?? 0)) / 2,
    p90: values[Math.ceil(0.9 * n) - 1] ?? null,
    contradictory: durations.filter(({ contradictory }) => contradictory).length,
  };
}
