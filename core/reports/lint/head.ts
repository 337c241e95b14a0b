import type { Head } from './format.ts';

interface Scan {
  readonly shape: 'object' | 'array';
  readonly keys: Set<string>;
}

/** One string from its quote on: its text, null where it is not whole, and where it ends. */
function readString(text: string, from: number): { readonly value: string | null; readonly end: number } {
  for (let at = from + 1; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === '"') return { value: text.slice(from + 1, at), end: at };
  }
  return { value: null, end: text.length };
}

/** The names in the first object, as far as the text goes; it may end anywhere. */
function scanJson(text: string, start: number): Scan {
  const shape = text[start] === '[' ? 'array' : 'object';
  const keys = new Set<string>();
  const wanted = shape === 'array' ? 2 : 1;
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') {
      const { value, end } = readString(text, at);
      if (depth === wanted && value !== null && /^\s*:/.test(text.slice(end + 1, end + 50))) keys.add(value);
      at = end;
    } else if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') {
      depth -= 1;
      if (depth < wanted) break;
    }
  }
  return { shape, keys };
}

/** What the beginning of a report tells. */
export function headOf(text: string): Head {
  const start = text.search(/\S/);
  const first = start < 0 ? '' : text[start];
  if (first === '{' || first === '[') return { text, ...scanJson(text, start), root: null };
  if (first === '<') {
    const root = /<([A-Za-z_][\w.:-]*)/.exec(text.replace(/<!--[\s\S]*?-->/g, ''))?.[1] ?? null;
    return { text, shape: 'xml', keys: new Set(), root };
  }
  return { text, shape: 'other', keys: new Set(), root: null };
}
