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

const hunkHeader = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;
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
  oldLeft: number;
  newLeft: number;
  line: number;
}

function startHunk(line: string): Hunk {
  const match = hunkHeader.exec(line);
  if (match === null) throw new FinalError('FL_REPORT_INVALID', 'the diff holds a hunk that cannot be read');
  return { oldLeft: Number(match[1] ?? 1), newLeft: Number(match[3] ?? 1), line: Number(match[2]) };
}

/** Takes one line of a hunk's body; content is never read as a header, whatever it looks like. */
function takeLine(hunk: Hunk, text: string, added: Set<number>): void {
  if (text.startsWith('+')) {
    added.add(hunk.line);
    hunk.line += 1;
    hunk.newLeft -= 1;
  } else if (text.startsWith('-')) {
    hunk.oldLeft -= 1;
  } else if (!text.startsWith('\\')) {
    hunk.line += 1;
    hunk.newLeft -= 1;
    hunk.oldLeft -= 1;
  }
}

/**
 * Reads `git diff -M` with the standard prefixes (a/, b/) and any amount of context.
 * Format: git's documentation, "Generating patch text with -p".
 */
export function parseDiff(text: string): Diff {
  const files = new Map<string, FileChange>();
  const file: { old: string | null; renamedFrom: string | null; added: Set<number> } = {
    old: null,
    renamedFrom: null,
    added: new Set(),
  };
  let hunk: Hunk | null = null;
  const open = (path: string | null) => {
    file.added = new Set();
    if (path === null) return;
    const oldPath = file.renamedFrom ?? (file.old === path ? null : file.old);
    files.set(path, { path, oldPath, added: file.added });
  };
  for (const line of text.split('\n')) {
    if (hunk !== null && (hunk.oldLeft > 0 || hunk.newLeft > 0)) {
      takeLine(hunk, line, file.added);
      continue;
    }
    hunk = null;
    if (line.startsWith('diff --git ')) {
      file.old = null;
      file.renamedFrom = null;
      open(null);
    } else if (line.startsWith('rename from ')) file.renamedFrom = unquote(line.slice('rename from '.length));
    else if (line.startsWith('rename to ')) open(unquote(line.slice('rename to '.length)));
    else if (line.startsWith('--- ')) file.old = sidePath(line);
    else if (line.startsWith('+++ ')) open(sidePath(line));
    else if (line.startsWith('@@ ')) hunk = startHunk(line);
  }
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
