import { coversGlobs } from './globs.ts';

/**
 * How the values of one key are compared. `atLeast(a, b)`: whoever keeps to `a` keeps to `b` as well. It is a preorder:
 * reflexive and transitive, so that what holds between neighbouring layers holds between all of them.
 */
export interface Order<T> {
  atLeast(a: T, b: T): boolean;
  /** What the lower layer may write below this value. */
  remedy(upper: T): string;
  /** The loosest value that keeps to both, where there always is one. */
  both?(upper: T, lower: T): T;
}

export type Relation = 'equal' | 'tighter' | 'looser' | 'incomparable';

/** How the lower layer's value stands to the upper one's. */
export function compare<T>(order: Order<T>, upper: T, lower: T): Relation {
  const keeps = order.atLeast(lower, upper);
  const isKept = order.atLeast(upper, lower);
  if (keeps) return isKept ? 'equal' : 'tighter';
  return isKept ? 'looser' : 'incomparable';
}

/** Values that say what is meant and not how strict it is: equal, or not to be compared. */
export function exact<T>(show: (value: T) => string): Order<T> {
  return {
    // Values are plain data that one function builds, so that their keys stand in the same order.
    atLeast: (a, b) => JSON.stringify(a) === JSON.stringify(b),
    remedy: (upper) => `Write ${show(upper)}`,
  };
}

/** The words from the strictest to the loosest. */
export function ranked<T>(...strictestFirst: readonly T[]): Order<T> {
  return {
    atLeast: (a, b) => strictestFirst.indexOf(a) <= strictestFirst.indexOf(b),
    remedy: (upper) => `Write ${strictestFirst.slice(0, strictestFirst.indexOf(upper) + 1).join(' or ')}`,
  };
}

export function higher(show: (value: number) => string): Order<number> {
  return { atLeast: (a, b) => a >= b, remedy: (upper) => `Write ${show(upper)} or more` };
}

/** A limit; null is none. */
export function lowerOrNone(show: (value: number) => string): Order<number | null> {
  return {
    atLeast: (a, b) => b === null || (a !== null && a <= b),
    remedy: (upper) => (upper === null ? 'Write any duration' : `Write ${show(upper)} or less`),
  };
}

/** A list of what is allowed: the fewer, the stricter. */
export function fewer(noun: string): Order<readonly string[]> {
  return {
    atLeast: (a, b) => isSubset(a, b),
    remedy: (upper) =>
      upper.length === 0 ? 'Write an empty list' : `Use only ${noun} out of ${listText(upper)}`,
  };
}

/** A list of what is asked for: the more, the stricter. */
export const more: Order<readonly string[]> = {
  atLeast: (a, b) => isSubset(b, a),
  remedy: (upper) => `List ${listText(upper)} as well`,
  both: (upper, lower) => [...new Set([...upper, ...lower])],
};

/** A list of people one of whom must say yes. Without anybody in it anybody's yes counts: that is the loosest. */
export const someOf: Order<readonly string[]> = {
  atLeast: (a, b) => b.length === 0 || (a.length > 0 && isSubset(folded(a), folded(b))),
  remedy: (upper) => `Use only people out of ${listText(upper)}, and at least one`,
};

/** A list of people who may do more than others: nobody is the strictest. */
export const nobodyElse: Order<readonly string[]> = {
  atLeast: (a, b) => isSubset(folded(a), folded(b)),
  remedy: (upper) =>
    upper.length === 0 ? 'Write an empty list' : `Use only names out of ${listText(upper)}`,
};

/** Globs of allowed names. */
export const fewerNames: Order<readonly string[]> = {
  atLeast: (a, b) => coversGlobs(b, a),
  remedy: (upper) =>
    upper.length === 0 ? 'Write an empty list' : `Use only names that ${listText(upper)} allows`,
};

/** Globs of protected names. */
export const moreNames: Order<readonly string[]> = {
  atLeast: (a, b) => coversGlobs(a, b),
  remedy: (upper) => more.remedy(upper),
  both: (upper, lower) => [...new Set([...upper, ...lower])],
};

export function isSubset(inner: readonly string[], outer: readonly string[]): boolean {
  return inner.every((each) => outer.includes(each));
}

export function listText(values: readonly string[]): string {
  const text = values.slice(0, 10).join(', ');
  return `[${text}${values.length > 10 ? ', …' : ''}]`;
}

/** GitHub compares logins and team names without case. */
function folded(names: readonly string[]): readonly string[] {
  return names.map((name) => name.toLowerCase());
}
