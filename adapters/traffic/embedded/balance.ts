/** A target of an entry as the picker sees it. */
export interface Weighted {
  readonly id: string;
  /** 0 to 100. */
  readonly weight: number;
}

/** Chooses a target for each request; null where no target has any weight. */
export type Picker<T extends Weighted> = () => T | null;

/**
 * Smooth weighted round robin: each pick raises every target's score by its weight, takes the highest and lowers that
 * one by the total. In every run of `total weight` picks each target comes up exactly `weight` times, evenly spread,
 * so that even a small sample stays close to the weights. No random source.
 */
export function createPicker<T extends Weighted>(targets: readonly T[]): Picker<T> {
  const slots = targets.filter((target) => target.weight > 0).map((target) => ({ target, score: 0 }));
  const total = slots.reduce((sum, slot) => sum + slot.target.weight, 0);
  return function pick() {
    let best: (typeof slots)[number] | null = null;
    for (const slot of slots) {
      slot.score += slot.target.weight;
      if (best === null || slot.score > best.score) best = slot;
    }
    if (best === null) return null;
    best.score -= total;
    return best.target;
  };
}
