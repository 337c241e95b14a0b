/** `2026-12-20 00:00 UTC`, from milliseconds since the epoch. */
export function timeOf(ms: number): string {
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) return 'an unknown time';
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
] as const;

/** `2 d`, `1 d 3 h`, `20 min`: at most two units, rounded down. */
export function duration(ms: number): string {
  const parts: string[] = [];
  let rest = Math.max(0, ms);
  for (const [name, size] of units) {
    const whole = Math.floor(rest / size);
    rest -= whole * size;
    if (whole > 0) parts.push(`${whole} ${name}`);
    // The second unit stands only right below the first one.
    else if (parts.length > 0) break;
  }
  return parts.length === 0 ? 'less than a minute' : parts.slice(0, 2).join(' ');
}
