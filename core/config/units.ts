/** `30s`, `10m`, `24h`, `30d`, `500ms`. */
export const durationPattern = /^(\d{1,6})(ms|s|m|h|d)$/;
/** `1%`, `99.9%`. */
export const percentPattern = /^(\d{1,3}(?:\.\d{1,6})?)%$/;

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of a duration such as `10m`, or null where the text is none. */
export function parseDuration(text: string): number | null {
  const match = durationPattern.exec(text);
  const unit = unitMs[match?.[2] ?? ''];
  return match === null || unit === undefined ? null : Number(match[1]) * unit;
}

/** The ratio of a percentage: `1%` is 0.01. Null where the text is none, or is above 100 %. */
export function parsePercent(text: string): number | null {
  const match = percentPattern.exec(text);
  if (match === null) return null;
  // Shifting the decimal point in the text keeps 0.7% at 0.007, where a division would give 0.006999….
  const ratio = Number(`${match[1]}e-2`);
  return ratio <= 1 ? ratio : null;
}
