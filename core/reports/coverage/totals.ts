import { branchCount } from './collect.ts';
import type { FileLines } from './types.ts';

export interface Count {
  readonly covered: number;
  readonly total: number;
}

export interface Totals {
  readonly lines: Count;
  readonly branches: Count;
}

/** Percent from 0 to 100, or null where there is nothing to cover. */
export function percentOf({ covered, total }: Count): number | null {
  return total === 0 ? null : (100 * covered) / total;
}

/** Two places, rounded down: 79.999 must not read as 80. */
export function twoPlaces(value: number): string {
  return (Math.floor(value * 100 + 1e-7) / 100).toFixed(2);
}

/** A percentage as text, rounded down. */
export function percentText(value: number): string {
  return `${twoPlaces(value)} %`;
}

/** The counts of one file. */
export function fileTotals(file: FileLines): Totals {
  let covered = 0;
  for (const hits of file.lines.values()) if (hits > 0) covered += 1;
  let taken = 0;
  let total = 0;
  for (const branches of file.branches.values()) {
    const counted = branchCount(branches);
    taken += counted.taken;
    total += counted.total;
  }
  return { lines: { covered, total: file.lines.size }, branches: { covered: taken, total } };
}

const plus = (a: Count, b: Count): Count => ({ covered: a.covered + b.covered, total: a.total + b.total });

/** The counts of many files. */
export function sumTotals(all: Iterable<Totals>): Totals {
  let sum: Totals = { lines: { covered: 0, total: 0 }, branches: { covered: 0, total: 0 } };
  for (const each of all)
    sum = { lines: plus(sum.lines, each.lines), branches: plus(sum.branches, each.branches) };
  return sum;
}
