import { counted, createCollector, lineNumber, type OpenFile, raise, refuse, unite } from '../../collect.ts';
import { Lines } from '../../lines.ts';
import type { Branches, CoverageFormat, CoverageParser } from '../../types.ts';
import { type Attributes, rootTag, type XmlHandler, XmlScanner } from '../../xml.ts';

interface ClassLines {
  readonly lines: Lines;
  readonly branches: Map<number, Branches>;
}
const nothing = (): ClassLines => ({ lines: new Lines(), branches: new Map() });

/** `condition-coverage="50% (1/2)"` is the only place where the branches stand. */
function conditions(text: string): Branches | null {
  const match = /\((\d{1,9})\/(\d{1,9})\)/.exec(text);
  if (match === null) return null;
  const [taken, total] = [Number(match[1]), Number(match[2])];
  return total === 0 ? null : counted(Math.min(taken, total), total);
}

class Cobertura implements XmlHandler {
  readonly texts = new Set(['source']);
  readonly collector = createCollector();
  private readonly roots: string[] = [];
  private file: OpenFile | null = null;
  private own: ClassLines = nothing();
  /** Lines are repeated below methods; they count only where the class itself lists none. */
  private methods: ClassLines = nothing();
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
      this.own = nothing();
      this.methods = nothing();
    } else if (name === 'methods') this.inMethods = true;
    else if (this.depth === 1 && name !== 'coverage') refuse('the root element is not coverage');
  }

  private line(attributes: Attributes): void {
    const line = lineNumber(attributes.number('number'), 'a line');
    const hits = attributes.number('hits');
    if (Number.isNaN(hits)) refuse('the hits of a line are not a number');
    if (this.file === null) refuse('a line belongs to no class');
    if (line === null) return;
    const into = this.inMethods ? this.methods : this.own;
    raise(into.lines, line, Math.max(0, hits));
    const text = attributes.get('condition-coverage');
    const branches = text === undefined ? null : conditions(text);
    if (branches !== null) into.branches.set(line, unite(into.branches.get(line), branches));
  }

  close(name: string): void {
    this.depth -= 1;
    if (name === 'methods') this.inMethods = false;
    else if (name === 'class' && this.file !== null) {
      // Several classes may share a file: inner classes, partial ones.
      const { lines, branches } = this.own.lines.size > 0 ? this.own : this.methods;
      for (const [line, hits] of lines) raise(this.file.lines, line, hits);
      for (const [line, found] of branches)
        this.file.branches.set(line, unite(this.file.branches.get(line), found));
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
