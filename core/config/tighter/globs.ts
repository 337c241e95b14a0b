import { matchesGlob } from '../../branching/glob.ts';

/**
 * Whether every name that the inner glob matches is provably matched by the outer one. The stars of the inner glob are
 * read as characters that only a star can match, and its `**` as a part that only `**` can; what holds for them holds
 * for all that they stand for. False where it is not so, and also where it cannot be shown in this way.
 */
export function coversGlob(outer: string, inner: string): boolean {
  const parts = inner.split('/');
  const patterns = outer.split('/');
  // reach[i]: the patterns so far cover the first i parts.
  let reach = [true, ...parts.map(() => false)];
  for (const [index, pattern] of patterns.entries()) {
    const isLast = index === patterns.length - 1;
    reach = pattern === '**' ? anyParts(reach, isLast ? 1 : 0) : onePart(reach, parts, pattern);
  }
  return reach[parts.length] ?? false;
}

/** Whether every name that one of the inner globs matches is provably matched by one of the outer. */
export function coversGlobs(outer: readonly string[], inner: readonly string[]): boolean {
  return inner.every((each) => outer.some((other) => coversGlob(other, each)));
}

function anyParts(reach: readonly boolean[], atLeast: number): boolean[] {
  const first = reach.indexOf(true);
  return reach.map((_, index) => first !== -1 && index >= first + atLeast);
}

function onePart(reach: readonly boolean[], parts: readonly string[], pattern: string): boolean[] {
  return reach.map((_, index) => {
    const part = parts[index - 1];
    if (part === undefined || reach[index - 1] !== true) return false;
    return part !== '**' && matchesGlob(part, pattern);
  });
}
