import { FinalError } from '../errors/fairlead-error.ts';

/** One file that a change adds or edits. Lines count from 1 and are those of the new side. */
interface FileChange {
  readonly path: string;
  /** The name before, where the change renames it. */
  readonly oldPath: string | null;
  readonly added: ReadonlySet<number>;
}

/** By new path. Deleted files are not in it. */
export type Diff = ReadonlyMap<string, FileChange>;

const hunkHeader = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;
const escapes: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  t: 9,
  n: 10,
  v: 11,
  f: 12,
  r: 13,
  '"': 34,
  '\\': 92,
};

/** Undoes git's quoting of unusual names: `"caf\303\251.py"`; other names end at a tab. */
function unquote(name: string): string {
  if (!name.startsWith('"')) return name.split('\t', 1)[0] ?? name;
  const bytes: number[] = [];
  const body = name.slice(1, name.lastIndexOf('"'));
  for (const part of body.matchAll(/\\([0-7]{3})|\\(.)|([^\\]+)/g)) {
    if (part[1] !== undefined) bytes.push(Number.parseInt(part[1], 8) & 0xff);
    else if (part[2] !== undefined) bytes.push(escapes[part[2]] ?? part[2].charCodeAt(0));
    else bytes.push(...new TextEncoder().encode(part[3]));
  }
  return new TextDecoder().decode(new Uint8Array(bytes));
}

/** The path of a `---` or `+++` line, without the `a/` or `b/`; null for /dev/null. */
function sidePath(line: string): string | null {
  const name = unquote(line.slice(4));
  return name === '/dev/null' ? null : name.slice(2);
}

interface Hunk {
  /** Lines that are still to come, of either side. */
  oldLeft: number;
  newLeft: number;
  /** The next line of either side. */
  oldLine: number;
  newLine: number;
  /** Lines since the last unchanged one. */
  removed: number;
  added: number;
}

function startHunk(line: string): Hunk {
  const match = hunkHeader.exec(line);
  if (match === null) throw new FinalError('FL_REPORT_INVALID', 'the diff holds a hunk that cannot be read');
  const [oldLeft, newLeft] = [Number(match[2] ?? 1), Number(match[4] ?? 1)];
  // Of an empty side the header names the line before.
  const oldLine = Number(match[1]) + (oldLeft === 0 ? 1 : 0);
  const newLine = Number(match[3]) + (newLeft === 0 ? 1 : 0);
  return { oldLeft, newLeft, oldLine, newLine, removed: 0, added: 0 };
}

/** What is told of a diff, file by file. */
export interface DiffVisitor {
  /**
   * Null where there is no file on that side, and on both before the names are read. Comes again with the same names
   * where a file is renamed and edited.
   */
  file(oldPath: string | null, newPath: string | null): void;
  /** Lines that are next to each other: from `oldLine` on so many were removed, from `newLine` on so many added. */
  block(oldLine: number, removed: number, newLine: number, added: number): void;
}

const [newline, plus, minus, backslash] = [10, 43, 45, 92];

/** Takes one line of a hunk's body by its first character; content is never read as a header, whatever it looks like. */
function takeLine(hunk: Hunk, first: number, visit: DiffVisitor): void {
  if (first === plus) {
    hunk.added += 1;
    hunk.newLeft -= 1;
  } else if (first === minus) {
    hunk.removed += 1;
    hunk.oldLeft -= 1;
  } else if (first !== backslash) {
    endBlock(hunk, visit);
    hunk.oldLine += 1;
    hunk.newLine += 1;
    hunk.newLeft -= 1;
    hunk.oldLeft -= 1;
  }
}

function endBlock(hunk: Hunk, visit: DiffVisitor): void {
  const { oldLine, removed, newLine, added } = hunk;
  if (removed + added === 0) return;
  visit.block(oldLine, removed, newLine, added);
  hunk.oldLine += removed;
  hunk.newLine += added;
  hunk.removed = 0;
  hunk.added = 0;
}

/** Reads the lines between hunks. */
function createHeaders(visit: DiffVisitor): (line: string) => Hunk | null {
  let old: string | null = null;
  let renamedFrom: string | null = null;
  return (line) => {
    if (line.startsWith('diff --git ')) {
      old = null;
      renamedFrom = null;
      visit.file(null, null);
    } else if (line.startsWith('rename from ')) renamedFrom = unquote(line.slice('rename from '.length));
    else if (line.startsWith('rename to ')) visit.file(renamedFrom, unquote(line.slice('rename to '.length)));
    else if (line.startsWith('--- ')) old = sidePath(line);
    else if (line.startsWith('+++ ')) visit.file(renamedFrom ?? old, sidePath(line));
    else if (line.startsWith('@@ ')) return startHunk(line);
    return null;
  };
}

/**
 * Reads `git diff -M` with the standard prefixes (a/, b/) and any amount of context.
 * Format: git's documentation, "Generating patch text with -p".
 */
export function readDiff(text: string, visit: DiffVisitor): void {
  const header = createHeaders(visit);
  let hunk: Hunk | null = null;
  for (let at = 0; at < text.length;) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    if (hunk !== null) takeLine(hunk, end === at ? newline : text.charCodeAt(at), visit);
    else hunk = header(text.slice(at, end));
    if (hunk !== null && hunk.oldLeft <= 0 && hunk.newLeft <= 0) {
      endBlock(hunk, visit);
      hunk = null;
    }
    at = end + 1;
  }
  if (hunk !== null) endBlock(hunk, visit);
}

/** What {@link readDiff} tells, as the lines that were added or edited. */
export function parseDiff(text: string): Diff {
  const files = new Map<string, FileChange>();
  let added = new Set<number>();
  readDiff(text, {
    file(oldPath, path) {
      added = new Set();
      if (path !== null) files.set(path, { path, oldPath: oldPath === path ? null : oldPath, added });
    },
    block(_, __, line, count) {
      for (let offset = 0; offset < count; offset += 1) added.add(line + offset);
    },
  });
  return files;
}

/** Consecutive numbers as ranges: 1, 2, 3, 7 gives 1 to 3 and 7 to 7. */
export function ranges(lines: Iterable<number>): { readonly start: number; readonly end: number }[] {
  const result: { start: number; end: number }[] = [];
  for (const line of [...lines].sort((a, b) => a - b)) {
    const last = result.at(-1);
    if (last !== undefined && line <= last.end + 1) last.end = line;
    else result.push({ start: line, end: line });
  }
  return result;
}
