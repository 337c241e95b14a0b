/** `30s`, `10m`, `24h`, `30d`, `500ms`. */
export const durationPattern = /^(\d{1,6})(ms|s|m|h|d)$/;
/** `1%`, `99.9%`. */
export const percentPattern = /^(\d{1,3}(?:\.\d{1,6})?)%$/;
const timePattern = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2}))?$/;

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of a duration such as `10m`, or null where the text is none. */
export function parseDuration(text: string): number | null {
  const match = durationPattern.exec(text);
  const unit = unitMs[match?.[2] ?? ''];
  return match === null || unit === undefined ? null : Number(match[1]) * unit;
}

/** The shortest duration that says this many milliseconds: 86,400,000 is `1d`. */
export function durationText(ms: number): string {
  const unit = ['d', 'h', 'm', 's'].find((each) => ms % (unitMs[each] ?? 1) === 0 && ms > 0) ?? 'ms';
  return `${ms / (unitMs[unit] ?? 1)}${unit}`;
}

/** The ratio of a percentage: `1%` is 0.01. Null where the text is none, or is above 100 %. */
export function parsePercent(text: string): number | null {
  const match = percentPattern.exec(text);
  if (match === null) return null;
  // Shifting the decimal point in the text keeps 0.7% at 0.007, where a division would give 0.006999….
  const ratio = Number(`${match[1]}e-2`);
  return ratio <= 1 ? ratio : null;
}

/**
 * Milliseconds since the epoch of an ISO 8601 date (its first moment in UTC) or date-time with zone; null where the
 * text is none, or names a day or hour that does not exist.
 */
export function parseTime(text: string): number | null {
  const match = timePattern.exec(text);
  if (match === null) return null;
  const [, day = '', clock = '00:00', seconds = '00', zone = 'Z'] = match;
  const asUtc = Date.parse(`${day}T${clock}:${seconds}Z`);
  if (Number.isNaN(asUtc)) return null;
  // The 30th of February would become the 2nd of March.
  if (!new Date(asUtc).toISOString().startsWith(`${day}T${clock}:${seconds}`)) return null;
  const time = Date.parse(`${day}T${clock}:${seconds}${zone}`);
  return Number.isNaN(time) ? null : time;
}
