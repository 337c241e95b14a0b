import { addArm, createCollector, lineNumber, type OpenFile, refuse, truncated } from '../../collect.ts';
import { createLineCutter } from '../../pieces.ts';
import type { CoverageFormat, CoverageParser } from '../../types.ts';

const [comma, dash, zero] = [44, 45, 48];
const isDigit = (code: number) => code >= 48 && code <= 57;

/** The digits from `start` on as a number, up to the first other character; −1 where there is none. */
function digits(text: string, start: number, end: number): number {
  let value = -1;
  for (let at = start; at < end; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) break;
    value = value < 0 ? digit : value * 10 + digit;
  }
  return value;
}

/** The hits of a line where they are no plain number: a fraction, or negative where a counter ran over: none. */
function unusualHits(text: string, at: number): number {
  const value = Number(text.split(',', 1)[0]);
  return text === '' || Number.isNaN(value)
    ? refuse(`line ${at}: the hits are not a number`)
    : Math.max(0, value);
}

/** Where the digits from `start` on end. */
function digitsEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

/** `DA:<line>,<hits>[,<checksum>]`. */
function takeLine(file: OpenFile, text: string, start: number, end: number, at: number): void {
  const line = digits(text, start, end);
  let cut = digitsEnd(text, start, end);
  if (cut < end && text.charCodeAt(cut) !== comma) cut = text.indexOf(',', cut);
  if (line < 0 || cut < 0 || cut >= end) refuse(`line ${at} is not DA:<line>,<hits>`);
  const number = lineNumber(line, at);
  if (number === null) return;
  const after = digitsEnd(text, cut + 1, end);
  const plain = after > cut + 1 && (after === end || text.charCodeAt(after) === comma);
  const hits = plain ? digits(text, cut + 1, after) : unusualHits(text.slice(cut + 1, end), at);
  // The same file again in the same report: another program ran it, so the hits add up.
  file.lines.set(number, (file.lines.get(number) ?? 0) + hits);
}

/** Whether `DA:` stands there: nine of ten lines, and too short to be worth a call. */
const isLine = (text: string, at: number) =>
  text.charCodeAt(at) === 68 && text.charCodeAt(at + 1) === 65 && text.charCodeAt(at + 2) === 58;

/** `BRDA:<line>,<block>,<branch>,<taken>`; `-` where the code before it never ran. A branch may hold commas. */
function takeBranch(file: OpenFile, text: string, start: number, end: number, at: number): void {
  const first = text.indexOf(',', start);
  const last = text.lastIndexOf(',', end - 1);
  const line = digits(text, start, end);
  if (first < 0 || last <= first || line < 0)
    refuse(`line ${at} is not BRDA:<line>,<block>,<branch>,<taken>`);
  const number = lineNumber(line, at);
  const code = text.charCodeAt(last + 1);
  // A dash is a branch that was never reached; counts that ran over are no less than that.
  const taken = code !== dash && !(code === zero && end === last + 2);
  if (number !== null) addArm(file, number, text.slice(first + 1, last), taken);
}

function parser(): CoverageParser {
  const collector = createCollector();
  let file: OpenFile | null = null;
  const inside = (at: number): OpenFile => file ?? refuse(`line ${at} belongs to no file (SF is missing)`);
  const cutter = createLineCutter((text, start, end, at) => {
    if (isLine(text, start)) takeLine(inside(at), text, start + 3, end, at);
    else if (text.startsWith('BRDA:', start)) takeBranch(inside(at), text, start + 5, end, at);
    else if (text.startsWith('SF:', start)) {
      if (file !== null) refuse(`line ${at}: a file starts before the one above it ends`);
      file = collector.open(text.slice(start + 3, end));
    } else if (text.startsWith('end_of_record', start)) file = null;
    else if (start < end && !/^(?:[A-Z]{2,}:|#|\s*$)/.test(text.slice(start, Math.min(end, start + 20))))
      refuse(`line ${at} is not of lcov`);
  });
  return {
    write: (text) => cutter.write(text),
    end() {
      cutter.end();
      if (file !== null) truncated(`it ends inside the part on ${file.path}`);
      return collector.files();
    },
  };
}

/** lcov's tracefile (geninfo(1), "TRACE FILES"; lcov 1 and 2). Totals (LF, LH, …) are never believed but counted. */
export const lcov: CoverageFormat = {
  name: 'lcov',
  sniff: (head) => /^(?:#[^\n]*\n\s*)*(?:TN:|SF:)/.test(head),
  parser,
};
