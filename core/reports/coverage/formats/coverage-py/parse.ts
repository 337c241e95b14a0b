import { addArm, type Collector, lineNumber, type OpenFile, refuse } from '../../collect.ts';
import { filesParser, isObject, type Members, objectAt, optionalListAt } from '../../json.ts';
import type { CoverageFormat } from '../../types.ts';

const title = 'coverage.py JSON';

function putLines(file: OpenFile, lines: unknown, hits: number): void {
  if (!Array.isArray(lines)) return refuse(`${file.path}: it has no list of lines`);
  for (const value of lines as unknown[]) {
    const line = lineNumber(typeof value === 'number' ? value : Number.NaN, file.path);
    if (line !== null) file.lines.set(line, hits);
  }
}

/** From a line to a line; a negative one stands for the way into or out of a function. */
function putJumps(file: OpenFile, jumps: unknown, taken: boolean): void {
  for (const jump of optionalListAt(jumps, `${file.path}, branches`)) {
    const [from, to]: unknown[] = Array.isArray(jump) && jump.length === 2 ? jump : [];
    if (!Number.isInteger(from) || !Number.isInteger(to))
      return refuse(`${file.path}: a branch is no pair of lines`);
    if (Number(from) > 0) addArm(file, Number(from), String(to), taken);
  }
}

function take(collector: Collector, path: string, value: unknown): void {
  const found = objectAt(value, path);
  const file = collector.open(path);
  putLines(file, found['missing_lines'], 0);
  putLines(file, found['executed_lines'], 1);
  putJumps(file, found['missing_branches'], false);
  putJumps(file, found['executed_branches'], true);
}

function rest({ meta, files }: Members): void {
  if (!isObject(meta) || !Number.isInteger(meta['format'])) refuse('meta.format: it is not a whole number');
  objectAt(files, 'files');
}

/** The JSON report of coverage.py, formats 2 and 3 (https://coverage.readthedocs.io, "JSON reporting"). */
export const coveragePy: CoverageFormat = {
  name: title,
  sniff: (head) => /^\{\s*"meta"\s*:\s*\{/.test(head),
  parser: () => filesParser({ title, at: ['files', '{}'], take, rest }),
};
