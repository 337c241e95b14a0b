import { ownText } from './own-text.ts';
import type { Branches } from './types.ts';

type Arms = Extract<Branches, { kind: 'arms' }>;

/** Larger sets, and more of them, are each line's own: they are hardly ever those of another line. */
const maxArms = 8;
const maxSets = 2000;

/** A set of branches that many lines have; it never changes. */
class SharedArms implements Arms {
  readonly kind = 'arms';
  readonly arms: ReadonlyMap<string, boolean>;
  /** The sets with one more arm, taken or not. */
  readonly taken = new Map<string, SharedArms>();
  readonly missed = new Map<string, SharedArms>();

  constructor(arms: ReadonlyMap<string, boolean>) {
    this.arms = arms;
  }
}

/** Adds an arm to the branches of a line (undefined: it has none yet), and gives those that it has then. */
export type AddToArms = (known: Arms | undefined, arm: string, taken: boolean) => Arms;

/**
 * Makes the sets of one report. The branches of most lines look alike, and a map for each line is what takes most of
 * the time and the memory.
 */
export function createArmSets(): AddToArms {
  const none = new SharedArms(new Map());
  let made = 0;
  const fromShared = (known: SharedArms, arm: string, taken: boolean): Arms => {
    const before = known.arms.get(arm);
    if (before === true || before === taken) return known;
    const next = taken ? known.taken : known.missed;
    const found = next.get(arm);
    if (found !== undefined) return found;
    const name = ownText(arm);
    const arms = new Map(known.arms).set(name, taken);
    if (arms.size > maxArms || made >= maxSets) return { kind: 'arms', arms };
    made += 1;
    const set = new SharedArms(arms);
    next.set(name, set);
    return set;
  };
  return (known, arm, taken) => {
    if (known === undefined) return fromShared(none, arm, taken);
    if (known instanceof SharedArms) return fromShared(known, arm, taken);
    // The map is this line's own: nobody else holds it before the report is complete.
    const arms = known.arms as Map<string, boolean>;
    const before = arms.get(arm);
    arms.set(before === undefined ? ownText(arm) : arm, taken || before === true);
    return known;
  };
}
