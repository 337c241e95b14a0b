/**
 * True when a branch or tag name matches the glob. `*` stands for any characters of one part, `**` as a whole part for
 * any number of parts (at the end: at least one). Nothing else is special, and names are compared code point by code
 * point, case included. A name with an empty part (`a//b`, `/a`, `a/`) matches no pattern.
 *
 * Written here and not taken from a library: a name may hold any of `()[]{}!+@\`, and a file matcher reads those, as it
 * reads a trailing slash, in its own way. The time is bounded by the product of both lengths.
 */
export function matchesGlob(name: string, glob: string): boolean {
  if (!glob.includes('*')) return name === glob;
  const parts = name.split('/');
  if (parts.includes('')) return false;
  const patterns = glob.split('/');
  // reach[i]: the patterns so far can match the first i parts.
  let reach = [true, ...parts.map(() => false)];
  for (const [index, pattern] of patterns.entries()) {
    const last = index === patterns.length - 1;
    reach = pattern === '**' ? anyParts(reach, last) : onePart(reach, parts, pattern);
  }
  return reach.at(-1) === true;
}

function anyParts(reach: readonly boolean[], atLeastOne: boolean): boolean[] {
  const first = reach.indexOf(true);
  return reach.map((_, index) => first !== -1 && index >= first + (atLeastOne ? 1 : 0));
}

function onePart(reach: readonly boolean[], parts: readonly string[], pattern: string): boolean[] {
  return [false, ...parts.map((part, index) => reach[index] === true && matchesPart(part, pattern))];
}

/** The fixed pieces between stars stand in the part in their order; the first at its start, the last at its end. */
function matchesPart(part: string, pattern: string): boolean {
  const [start = '', ...pieces] = pattern.split('*');
  const end = pieces.pop();
  if (end === undefined) return part === pattern;
  if (!part.startsWith(start)) return false;
  let at = start.length;
  for (const piece of pieces) {
    const found = part.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return part.length - end.length >= at && part.endsWith(end);
}
