import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Document,
  type LineCounter,
  type Node,
  type YAMLMap,
} from 'yaml';
import type { FilePlace } from './problem.ts';

export type Path = readonly PropertyKey[];

/** Where every key and list entry of a file stands, by its path: `environments.production.approval`, `checks.0`. */
export type Places = Readonly<Record<string, FilePlace>>;

/** Finds the line and column of keys and values in one file. */
export interface Locator {
  /** Of an offset in the text. */
  at(offset: number): FilePlace;
  /** Of the key at the end of the path, or of the nearest thing above it that the file has. */
  key(path: Path): FilePlace;
  /** Of the value, likewise. */
  value(path: Path): FilePlace;
  /** Of all keys and list entries. */
  places(): Places;
}

export function createLocator(file: string, document: Document, lines: LineCounter): Locator {
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const child = createFinder();
  const find = (path: Path, what: 'key' | 'value') => at(offsetOf(document, path, what, child));
  return {
    at,
    key: (path) => find(path, 'key'),
    value: (path) => find(path, 'value'),
    places: () => {
      const found = new Map<string, FilePlace>();
      collect(document.contents, '', (path, offset) => found.set(path, at(offset)));
      return Object.fromEntries(found);
    },
  };
}

export function pathKey(path: Path): string {
  return path.map(String).join('.');
}

type Entry = { readonly key: unknown; readonly value: unknown };
type Finder = (node: unknown, step: PropertyKey) => Entry | null;

function offsetOf(document: Document, path: Path, what: 'key' | 'value', child: Finder): number {
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

/** Remembers the keys of the maps it has seen: a file may have thousands of them in one map. */
function createFinder(): Finder {
  const seen = new Map<YAMLMap, ReadonlyMap<string, Entry>>();
  return (node, step) => {
    if (isSeq(node) && typeof step === 'number') {
      const value = node.items[step];
      return value === undefined ? null : { key: value, value };
    }
    if (!isMap(node)) return null;
    const entries = seen.get(node) ?? entriesOf(node);
    seen.set(node, entries);
    return entries.get(String(step)) ?? null;
  };
}

function entriesOf(map: YAMLMap): ReadonlyMap<string, Entry> {
  const pairs = map.items.flatMap((item): [string, Entry][] =>
    isPair(item) && isScalar(item.key) ? [[String(item.key.value), item]] : [],
  );
  return new Map(pairs);
}

function collect(node: unknown, prefix: string, found: (path: string, offset: number) => void): void {
  const entries = isSeq(node)
    ? node.items.map((value, index) => ({ step: String(index), key: value, value }))
    : isMap(node)
      ? node.items.flatMap(({ key, value }) =>
          isScalar(key) ? [{ step: String(key.value), key, value }] : [],
        )
      : [];
  for (const { step, key, value } of entries) {
    const path = prefix === '' ? step : `${prefix}.${step}`;
    const offset = start(key);
    if (offset !== null) found(path, offset);
    collect(value, path, found);
  }
}

function start(node: unknown): number | null {
  return isNode(node) ? ((node as Node).range?.[0] ?? null) : null;
}
