import type { ColumnUnit, Edit } from './finding.ts';

/** The text of a source file with the start of each line. Lines count from 1. */
export interface Source {
  /** Without its byte order mark. */
  readonly text: string;
  readonly mark: string;
  /** Offset of each line's first character. */
  readonly starts: readonly number[];
}

export function createSource(whole: string): Source {
  const mark = whole.startsWith('\uFEFF') ? '\uFEFF' : '';
  const text = whole.slice(mark.length);
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return { text, mark, starts };
}

/** One line with its line break; empty where there is no such line. */
function rawLine({ text, starts }: Source, line: number): string {
  const start = starts[line - 1];
  return start === undefined ? '' : text.slice(start, starts[line] ?? text.length);
}

/** One line without its line break; empty where there is no such line. */
export function lineText(source: Source, line: number): string {
  return rawLine(source, line).replace(/\r?\n$/, '');
}

/** Number of UTF-16 code units before a column, or null where the line is shorter. */
function unitsBefore(text: string, column: number, unit: ColumnUnit): number | null {
  const before = column - 1;
  if (unit === 'utf16') return before <= text.length ? before : null;
  let counted = 0;
  let at = 0;
  for (const char of text) {
    if (counted >= before) break;
    counted += unit === 'codepoint' ? 1 : Buffer.byteLength(char);
    at += char.length;
  }
  return counted >= before ? at : null;
}

/** A column as UTF-16 code units from 1, which is what GitHub and editors count; unchanged where the line is shorter. */
export function utf16Column(source: Source, line: number, column: number, unit: ColumnUnit): number {
  if (unit === 'utf16') return column;
  const units = unitsBefore(lineText(source, line), column, unit);
  return units === null ? column : units + 1;
}

/** A replacement by offsets in the text. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function offset(source: Source, line: number, column: number, unit: ColumnUnit): number | null {
  const start = source.starts[line - 1];
  if (start === undefined) {
    // The end of a text without a line break at its end may be said as the line after it.
    return line === source.starts.length + 1 && column === 1 ? source.text.length : null;
  }
  const text = lineText(source, line);
  // Past the end: some tools mean the end of the line, and one more means its line break.
  if (column >= Number.MAX_SAFE_INTEGER) return start + text.length;
  const units = unitsBefore(text, column, unit);
  return units === null ? null : start + units;
}

/** An edit as offsets, or null where the file has no such place: the report is of another version of it. */
export function toReplacement(source: Source, edit: Edit, unit: ColumnUnit): Replacement | null {
  if (edit.kind === 'offset') {
    const fits = edit.start <= edit.end && edit.end <= source.text.length;
    return fits ? { start: edit.start, end: edit.end, text: edit.text } : null;
  }
  const start = offset(source, edit.line, edit.column, unit);
  const end = offset(source, edit.endLine, edit.endColumn, unit);
  return start === null || end === null || end < start ? null : { start, end, text: edit.text };
}

/** Index of the line, from 0, that an offset is on. */
export function lineAt({ starts }: Source, at: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
