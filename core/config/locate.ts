import { isMap, isNode, isPair, isScalar, isSeq, type Document, type LineCounter, type Node } from 'yaml';
import type { Problem } from './problem.ts';

export type Path = readonly PropertyKey[];

/** Finds the line and column of keys and values in one file. */
export interface Locator {
  /** Of an offset in the text. */
  at(offset: number): Problem['place'];
  /** Of the key at the end of the path, or of the nearest thing above it that the file has. */
  key(path: Path): Problem['place'];
  /** Of the value, likewise. */
  value(path: Path): Problem['place'];
}

export function createLocator(file: string, document: Document, lines: LineCounter): Locator {
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const find = (path: Path, what: 'key' | 'value') => at(offsetOf(document, path, what));
  return { at, key: (path) => find(path, 'key'), value: (path) => find(path, 'value') };
}

function offsetOf(document: Document, path: Path, what: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let offset = start(node) ?? 0;
  for (const [index, step] of path.entries()) {
    const entry = child(node, step);
    if (entry === null) return offset;
    const wanted = index === path.length - 1 && what === 'key' ? entry.key : entry.value;
    offset = start(wanted) ?? start(entry.key) ?? offset;
    node = entry.value;
  }
  return offset;
}

function child(node: unknown, step: PropertyKey): { readonly key: unknown; readonly value: unknown } | null {
  if (isSeq(node) && typeof step === 'number') {
    const value = node.items[step];
    return value === undefined ? null : { key: value, value };
  }
  if (!isMap(node)) return null;
  const pair = node.items.find(
    (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step),
  );
  return pair === undefined ? null : { key: pair.key, value: pair.value };
}

function start(node: unknown): number | null {
  return isNode(node) ? ((node as Node).range?.[0] ?? null) : null;
}
