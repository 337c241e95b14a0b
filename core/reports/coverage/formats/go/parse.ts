import { createCollector, lineNumber, type OpenFile, raise, refuse } from '../../collect.ts';
import { createLineCutter } from '../../pieces.ts';
import type { CoverageFormat, CoverageParser } from '../../types.ts';

const block = /^(.+):(\d+)\.\d+,(\d+)\.\d+ \d+ (\d+)$/;
/** A block of more lines is no code that anybody wrote. */
const maxBlock = 100_000;

function parser(): CoverageParser {
  const collector = createCollector();
  let file: OpenFile | null = null;
  const cutter = createLineCutter((text, start, end, at) => {
    // Profiles that were joined repeat the first line.
    if (start === end || text.startsWith('mode:', start)) return;
    const match = block.exec(text.slice(start, end));
    if (match === null) return refuse(`line ${at} is not <file>:<from>,<to> <statements> <count>`);
    const path = match[1] ?? '';
    if (file?.path !== path) file = collector.open(path);
    const first = lineNumber(Number(match[2]), `line ${at}`);
    const last = lineNumber(Number(match[3]), `line ${at}`);
    if (first === null || last === null || last < first || last - first > maxBlock)
      return refuse(`line ${at}: the block ends before it starts, or is too long`);
    // Blocks share lines: a line was run when any block on it was.
    for (let line = first; line <= last; line += 1) raise(file.lines, line, Number(match[4]));
  });
  return {
    write: (text) => cutter.write(text),
    end() {
      cutter.end();
      return collector.files();
    },
  };
}

/** What `go test -coverprofile` writes (golang.org/x/tools/cover). Paths are import paths: see `go.mod`. */
export const go: CoverageFormat = {
  name: 'Go coverprofile',
  sniff: (head) => /^mode: (?:set|count|atomic)\s/.test(head),
  parser,
};
