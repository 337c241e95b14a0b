import type { Json } from '../../core/json.ts';

/** Every digest in a state, whatever it belongs to: one that is kept for nothing is better than one that is missed. */
export function digestsIn(value: Json, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'string') {
      const hex = /^(?:sha256:)?([0-9a-f]{64})$/.exec(inner)?.[1];
      if (hex !== undefined && /sha256$|digest$/i.test(key)) found.add(`sha256:${hex}`);
    } else digestsIn(inner, found);
  }
}
