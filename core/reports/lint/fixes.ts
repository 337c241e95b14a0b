import { lineAt, type Replacement, type Source } from './source.ts';

/** Lines around a change in a patch. */
const context = 3;

/** Sorts replacements and says whether none overlaps another. */
function inOrder(replacements: readonly Replacement[]): Replacement[] | null {
  const sorted = [...replacements].sort((a, b) => a.start - b.start || a.end - b.end);
  for (const [index, next] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before !== undefined && (next.start < before.end || next.start === before.start)) return null;
  }
  return sorted;
}

/** Text between two offsets with the replacements in it applied. */
function applied(source: Source, from: number, to: number, sorted: readonly Replacement[]): string {
  const parts: string[] = [];
  let at = from;
  for (const { start, end, text } of sorted) {
    parts.push(source.text.slice(at, start), text);
    at = end;
  }
  parts.push(source.text.slice(at, to));
  return parts.join('');
}

/** Lines with their line breaks. */
function cutLines(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

/** Whole lines that change, and what they become. */
interface LineChange {
  /** Index of the first line, from 0. */
  readonly from: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The smallest whole-line change that does the same; null where nothing changes. */
function lineChange(source: Source, sorted: readonly Replacement[]): LineChange | null {
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return null;
  const start = lineAt(source, first.start);
  const end = lineAt(source, last.end) + 1;
  const [from, to] = [source.starts[start] ?? 0, source.starts[end] ?? source.text.length];
  const before = cutLines(source.text.slice(from, to));
  const after = cutLines(applied(source, from, to, sorted));
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const room = Math.min(before.length, after.length) - head;
  while (tail < room && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (head + tail === before.length && head + tail === after.length) return null;
  return {
    from: start + head,
    before: before.slice(head, before.length - tail),
    after: after.slice(head, after.length - tail),
  };
}

/** Longer suggestions are in the patch only. */
const maxSuggestion = 4_000;

/**
 * A fix as people read it: which lines to replace, and with what, in a block as GitHub's review comments have it.
 * Null where it changes nothing, overlaps itself or is too long to be read.
 */
export function suggestionBlock(
  source: Source,
  replacements: readonly Replacement[],
  safe: boolean,
): string | null {
  const sorted = inOrder(replacements);
  const change = sorted === null ? null : lineChange(source, sorted);
  if (change === null) return null;
  const [from, to] = [change.from + 1, change.from + change.before.length];
  const text = change.after.map((line) => line.replace(/\r?\n$/, '')).join('\n');
  if (text.length > maxSuggestion) return null;
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const lines = from === to ? `line ${from}` : `lines ${from} to ${to}`;
  const where = change.before.length === 0 ? `Insert before line ${from}` : `Replace ${lines}`;
  const doubt = safe ? '' : ' (this may change what the code does)';
  if (change.after.length === 0) return `Delete ${lines}${doubt}.`;
  return `${where}${doubt}:\n${fence}suggestion\n${text}\n${fence}`;
}

const noNewline = '\\ No newline at end of file\n';

function printed(sign: ' ' | '-' | '+', lines: readonly string[]): string {
  return lines
    .map((line) => (line.endsWith('\n') ? `${sign}${line}` : `${sign}${line}\n${noNewline}`))
    .join('');
}

/** Changes of neighbouring lines, so close that their hunks would touch. */
function hunks(changes: readonly LineChange[]): LineChange[][] {
  const groups: LineChange[][] = [];
  for (const change of changes) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    const close = before !== undefined && change.from <= before.from + before.before.length + 2 * context;
    if (close) group?.push(change);
    else groups.push([change]);
  }
  return groups;
}

function hunkText(all: readonly string[], group: readonly LineChange[], shift: number): string {
  const [first] = group;
  const last = group.at(-1);
  if (first === undefined || last === undefined) return '';
  const from = Math.max(0, first.from - context);
  const to = Math.min(all.length, last.from + last.before.length + context);
  const body: string[] = [];
  let at = from;
  for (const change of group) {
    body.push(
      printed(' ', all.slice(at, change.from)),
      printed('-', change.before),
      printed('+', change.after),
    );
    at = change.from + change.before.length;
  }
  body.push(printed(' ', all.slice(at, to)));
  const removed = to - from;
  const added = removed + grown(group);
  const start = (line: number, size: number) => (size === 0 ? line : line + 1);
  return `@@ -${start(from, removed)},${removed} +${start(from + shift, added)},${added} @@\n${body.join('')}`;
}

/** How many lines more there are after the changes. */
function grown(group: readonly LineChange[]): number {
  return group.reduce((sum, change) => sum + change.after.length - change.before.length, 0);
}

/** git quotes names with unusual bytes (git's documentation, `core.quotePath`). */
function quoted(prefix: string, path: string): string {
  const name = `${prefix}${path}`;
  if (!/[^\u0020-\u007e]|["\\]/.test(name)) return name;
  const bytes = [...new TextEncoder().encode(name)].map((byte) => {
    if (byte === 0x22 || byte === 0x5c) return `\\${String.fromCharCode(byte)}`;
    const plain = byte >= 0x20 && byte < 0x7f;
    return plain ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`;
  });
  return `"${bytes.join('')}"`;
}

export interface FilePatch {
  /** For `git apply`; empty where nothing changes. */
  readonly patch: string;
  /** Fixes that are in it. */
  readonly applied: number;
  /** Fixes that would change the same text as one before them. */
  readonly conflicting: number;
}

/** The source with its byte order mark as a part of its text, and the fixes by offsets in that. */
function withMark(
  source: Source,
  fixes: readonly (readonly Replacement[])[],
): { readonly source: Source; readonly fixes: readonly (readonly Replacement[])[] } {
  const shift = source.mark.length;
  if (shift === 0) return { source, fixes };
  const starts = source.starts.map((start, line) => (line === 0 ? 0 : start + shift));
  return {
    source: { text: source.mark + source.text, mark: '', starts },
    fixes: fixes.map((fix) =>
      fix.map(({ start, end, text }) => ({ start: start + shift, end: end + shift, text })),
    ),
  };
}

/** Index of the first replacement that starts at or after the offset. */
function firstAt(sorted: readonly Replacement[], start: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Adds a fix in order, whole or not at all; false where it overlaps itself or what is there. */
function insert(sorted: Replacement[], fix: readonly Replacement[]): boolean {
  const own = inOrder(fix);
  if (own === null) return false;
  const free = own.every(({ start, end }) => {
    const at = firstAt(sorted, start);
    const [before, after] = [sorted[at - 1], sorted[at]];
    return (
      (before?.end ?? 0) <= start && (after === undefined || (after.start !== start && after.start >= end))
    );
  });
  if (free) for (const next of own) sorted.splice(firstAt(sorted, next.start), 0, next);
  return free;
}

/** Joins the fixes of one file to a patch. Of two that overlap the first is taken whole and the second left out. */
export function filePatch(
  path: string,
  unmarked: Source,
  given: readonly (readonly Replacement[])[],
): FilePatch {
  const { source, fixes } = withMark(unmarked, given);
  const taken: Replacement[] = [];
  const seen = new Set<string>();
  let conflicting = 0;
  let used = 0;
  for (const fix of fixes) {
    // Several findings often carry the very same fix.
    const key = JSON.stringify(fix);
    if (seen.has(key)) used += 1;
    else if (insert(taken, fix)) {
      seen.add(key);
      used += 1;
    } else conflicting += 1;
  }
  const groups: Replacement[][] = [];
  for (const next of taken) {
    const before = groups.at(-1)?.at(-1);
    // Replacements that touch the same line are one change of lines.
    if (before !== undefined && lineAt(source, next.start) <= lineAt(source, before.end))
      groups.at(-1)?.push(next);
    else groups.push([next]);
  }
  const changes = groups.flatMap((group) => lineChange(source, group) ?? []);
  if (changes.length === 0) return { patch: '', applied: used, conflicting };
  const all = cutLines(source.text);
  let shift = 0;
  const body = hunks(changes).map((group) => {
    const text = hunkText(all, group, shift);
    shift += grown(group);
    return text;
  });
  const [from, to] = [quoted('a/', path), quoted('b/', path)];
  const head = `diff --git ${from} ${to}\n--- ${from}\n+++ ${to}\n`;
  return { patch: head + body.join(''), applied: used, conflicting };
}
