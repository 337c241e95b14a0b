/** Reports of the same made-up code in every format: files of 200 lines, two of three covered, a branch every tenth. */
const linesPerFile = 200;

const pathOf = (file: number) => `services/part-${file % 40}/src/module_${file}.py`;
const hitsOf = (file: number, line: number) => ((file * 7 + line * 13) % 3 === 0 ? 0 : (line * 31) % 50);
const hasBranch = (line: number) => line % 10 === 0;

function fileList(lines: number): number[] {
  return Array.from({ length: Math.ceil(lines / linesPerFile) }, (_, index) => index);
}
const lineList = Array.from({ length: linesPerFile }, (_, index) => index + 1);

function lcov(files: readonly number[]): string {
  const record = (file: number) => [
    'TN:',
    `SF:${pathOf(file)}`,
    ...lineList.filter(hasBranch).map((line) => `BRDA:${line},0,0,1\nBRDA:${line},0,1,-`),
    ...lineList.map((line) => `DA:${line},${hitsOf(file, line)}`),
    `LF:${linesPerFile}`,
    'end_of_record',
  ];
  return `${files.flatMap(record).join('\n')}\n`;
}

function cobertura(files: readonly number[]): string {
  const element = (file: number, line: number) =>
    hasBranch(line)
      ? `<line number="${line}" hits="${hitsOf(file, line)}" branch="true" condition-coverage="50% (1/2)"/>`
      : `<line number="${line}" hits="${hitsOf(file, line)}" branch="false"/>`;
  const record = (file: number) => [
    `<class name="module_${file}" filename="${pathOf(file)}" line-rate="0.6" branch-rate="0.5"><methods/><lines>`,
    ...lineList.map((line) => element(file, line)),
    '</lines></class>',
  ];
  const start =
    '<?xml version="1.0"?>\n<coverage line-rate="0.6" branch-rate="0.5" version="1" timestamp="1">';
  return `${start}<packages><package name="a"><classes>\n${files.flatMap(record).join('\n')}\n</classes></package></packages></coverage>\n`;
}

function jacoco(files: readonly number[]): string {
  const record = (file: number) => [
    `<package name="services/part-${file % 40}/src"><sourcefile name="module_${file}.py">`,
    ...lineList.map(
      (line) =>
        `<line nr="${line}" mi="0" ci="${hitsOf(file, line)}" mb="${hasBranch(line) ? 1 : 0}" cb="1"/>`,
    ),
    '</sourcefile></package>',
  ];
  return `<?xml version="1.0"?><report name="a">\n${files.flatMap(record).join('\n')}\n</report>\n`;
}

function clover(files: readonly number[]): string {
  const record = (file: number) => [
    `<file name="module_${file}.py" path="${pathOf(file)}">`,
    ...lineList.map((line) => `<line num="${line}" count="${hitsOf(file, line)}" type="stmt"/>`),
    '</file>',
  ];
  return `<?xml version="1.0"?><coverage generated="1"><project>\n${files.flatMap(record).join('\n')}\n</project></coverage>\n`;
}

function istanbul(files: readonly number[]): string {
  const statement = (line: number) => ({ start: { line, column: 2 }, end: { line, column: 40 } });
  const record = (file: number) => ({
    path: pathOf(file),
    statementMap: Object.fromEntries(lineList.map((line) => [line, statement(line)])),
    s: Object.fromEntries(lineList.map((line) => [line, hitsOf(file, line)])),
    branchMap: {},
    b: {},
  });
  return JSON.stringify(Object.fromEntries(files.map((file) => [pathOf(file), record(file)])));
}

function coveragePy(files: readonly number[]): string {
  const record = (file: number) => ({
    executed_lines: lineList.filter((line) => hitsOf(file, line) > 0),
    missing_lines: lineList.filter((line) => hitsOf(file, line) === 0),
    excluded_lines: [],
  });
  return JSON.stringify({
    meta: { format: 3 },
    files: Object.fromEntries(files.map((file) => [pathOf(file), record(file)])),
  });
}

function goProfile(files: readonly number[]): string {
  const record = (file: number) =>
    lineList.map((line) => `${pathOf(file)}:${line}.2,${line}.40 1 ${hitsOf(file, line)}`);
  return `mode: count\n${files.flatMap(record).join('\n')}\n`;
}

const makers = { lcov, cobertura, jacoco, clover, istanbul, 'coverage-py': coveragePy, go: goProfile };
export type Made = keyof typeof makers;

/** A report of that many lines of code (rounded up to whole files). */
export function makeReport(format: Made, lines: number): string {
  return makers[format](fileList(lines));
}

/** The source of one of the files, and its text after a change that adds and edits lines. */
export function makeSource(file: number): {
  readonly path: string;
  readonly before: string;
  readonly after: string;
} {
  const before = lineList.map((line) => `value_${line} = ${line}`);
  const kept = before.filter((_, index) => index % 7 !== file % 7);
  const edited = before.map((text, index) => (index % 7 === file % 7 ? `${text} + ${file}` : text));
  const end = (lines: readonly string[]) => `${lines.join('\n')}\n`;
  // Some files only gain lines, some have lines edited, some are new as a whole.
  if (file % 3 === 0) return { path: pathOf(file), before: end(kept), after: end(before) };
  if (file % 3 === 1) return { path: pathOf(file), before: end(before), after: end(edited) };
  return { path: pathOf(file), before: '', after: end(before) };
}
