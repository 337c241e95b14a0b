import { counted, createCollector, lineNumber, type OpenFile, raise, refuse, unite } from '../../collect.ts';
import { Lines } from '../../lines.ts';
import type { Branches, CoverageFormat, CoverageParser } from '../../types.ts';
import { rootTag, type XmlHandler, XmlScanner } from '../../xml.ts';
import type { Attributes } from '../../xml-tag.ts';

type ClassLines = Pick<OpenFile, 'lines' | 'branches'>;
const nothing = (): ClassLines => ({ lines: new Lines(), branches: new Map() });

/** `condition-coverage="50% (1/2)"` is the only place where the branches stand. */
function conditions(text: string): Branches | null {
  const match = /\((\d{1,9})\/(\d{1,9})\)/.exec(text);
  if (match === null) return null;
  const [taken, total] = [Number(match[1]), Number(match[2])];
  return total === 0 ? null : counted(Math.min(taken, total), total);
}

/** Several classes may share a file: inner classes, partial ones. */
function addLines(file: ClassLines, { lines, branches }: ClassLines): void {
  for (const [line, hits] of lines) raise(file.lines, line, hits);
  for (const [line, found] of branches) file.branches.set(line, unite(file.branches.get(line), found));
}

class Cobertura implements XmlHandler {
  readonly texts = new Set(['source']);
  readonly collector = createCollector();
  private readonly roots: string[] = [];
  private file: OpenFile | null = null;
  /** Whether the class itself lists lines. */
  private listed = false;
  /** Lines are repeated below methods; they count only where the class itself lists none. */
  private methods: ClassLines | null = null;
  private inMethods = false;
  private depth = 0;

  text(text: string): void {
    const root = text.trim();
    if (root !== '') this.roots.push(root);
  }

  open(name: string, attributes: Attributes): void {
    this.depth += 1;
    if (name === 'line') this.line(attributes);
    else if (name === 'class') {
      const filename = attributes.get('filename') ?? '';
      if (filename === '') refuse('a class names no file');
      this.file = this.collector.open(filename, this.roots);
      this.listed = false;
      this.methods = null;
    } else if (name === 'methods') this.inMethods = true;
    else if (this.depth === 1 && name !== 'coverage') refuse('the root element is not coverage');
  }

  private line(attributes: Attributes): void {
    const line = lineNumber(attributes.number('number'), 'a line');
    const hits = attributes.number('hits');
    if (Number.isNaN(hits)) refuse('the hits of a line are not a number');
    if (this.file === null) refuse('a line belongs to no class');
    if (line === null) return;
    if (!this.inMethods) this.listed = true;
    const { lines, branches } = this.inMethods ? (this.methods ??= nothing()) : this.file;
    raise(lines, line, Math.max(0, hits));
    const text = attributes.get('condition-coverage');
    const found = text === undefined ? null : conditions(text);
    if (found !== null) branches.set(line, unite(branches.get(line), found));
  }

  close(name: string): void {
    this.depth -= 1;
    if (name === 'methods') this.inMethods = false;
    else if (name === 'class' && this.file !== null) {
      if (!this.listed && this.methods !== null) addLines(this.file, this.methods);
      this.file = null;
    }
  }
}

function parser(): CoverageParser {
  const handler = new Cobertura();
  const scanner = new XmlScanner(handler);
  return {
    write: (text) => scanner.write(text),
    end() {
      scanner.end();
      return handler.collector.files();
    },
  };
}

/** Cobertura's XML (coverage-04.dtd), as Cobertura, coverage.py, gcovr, Istanbul, coverlet and others write it. */
export const cobertura: CoverageFormat = {
  name: 'Cobertura',
  sniff: (head) => {
    const root = rootTag(head, 'coverage');
    return root !== null && !/\sclover=|\sgenerated=/.test(root) && !/<project[\s>]/.test(head);
  },
  parser,
};
