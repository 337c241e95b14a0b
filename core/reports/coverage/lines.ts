/** Hits by line; lines count from 1. A `Map` is one too. */
export interface LineHits {
  readonly size: number;
  get(line: number): number | undefined;
  keys(): IterableIterator<number>;
  values(): IterableIterator<number>;
  [Symbol.iterator](): IterableIterator<[number, number]>;
}

/** Lines above are kept apart: a report that names line 10,000,000 must not cost as many places. */
const dense = 1 << 16;

/**
 * Hits by line, for reading reports: an array is several times as fast as a `Map`, and reports are mostly lines.
 * Lines come back in their order.
 */
export class Lines implements LineHits {
  private readonly low: (number | undefined)[] = [];
  private high: Map<number, number> | null = null;
  private count = 0;

  get size(): number {
    return this.count + (this.high?.size ?? 0);
  }

  get(line: number): number | undefined {
    return line < dense ? this.low[line] : this.high?.get(line);
  }

  set(line: number, hits: number): void {
    if (line < dense) {
      if (this.low[line] === undefined) this.count += 1;
      this.low[line] = hits;
    } else (this.high ??= new Map()).set(line, hits);
  }

  *[Symbol.iterator](): IterableIterator<[number, number]> {
    for (let line = 0; line < this.low.length; line += 1) {
      const hits = this.low[line];
      if (hits !== undefined) yield [line, hits];
    }
    if (this.high !== null) yield* [...this.high].sort(([a], [b]) => a - b);
  }

  *keys(): IterableIterator<number> {
    for (const [line] of this) yield line;
  }

  *values(): IterableIterator<number> {
    for (const [, hits] of this) yield hits;
  }
}
