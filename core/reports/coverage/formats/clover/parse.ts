import {
  addArm,
  counted,
  createCollector,
  lineNumber,
  type OpenFile,
  raise,
  refuse,
  unite,
} from '../../collect.ts';
import type { CoverageFormat, CoverageParser } from '../../types.ts';
import { rootTag, type XmlHandler, XmlScanner } from '../../xml.ts';
import type { Attributes } from '../../xml-tag.ts';

class Clover implements XmlHandler {
  readonly collector = createCollector();
  private file: OpenFile | null = null;
  private depth = 0;

  open(name: string, attributes: Attributes): void {
    this.depth += 1;
    if (name === 'line') this.line(attributes);
    else if (name === 'file') {
      const path = attributes.get('path') ?? attributes.get('name') ?? '';
      if (path === '') refuse('a file has no name');
      this.file = this.collector.open(path);
    } else if (this.depth === 1 && name !== 'coverage') refuse('the root element is not coverage');
  }

  private line(attributes: Attributes): void {
    const line = lineNumber(attributes.number('num'), 'a line');
    if (this.file === null) refuse('a line belongs to no file');
    if (line === null) return;
    const count = attributes.number('count');
    if (attributes.get('type') === 'cond') this.condition(this.file, line, count, attributes);
    else if (Number.isNaN(count)) refuse('the count of a line is not a number');
    else raise(this.file.lines, line, count);
  }

  /**
   * Clover counts how often a condition was true and false, and gives no count of its own. Istanbul writes a count,
   * and how many branches were taken and not taken.
   */
  private condition(file: OpenFile, line: number, count: number, attributes: Attributes): void {
    const yes = attributes.number('truecount') || 0;
    const no = attributes.number('falsecount') || 0;
    if (Number.isNaN(count)) {
      raise(file.lines, line, yes + no);
      addArm(file, line, 'true', yes > 0);
      addArm(file, line, 'false', no > 0);
      return;
    }
    raise(file.lines, line, count);
    if (yes + no === 0) return;
    file.branches.set(line, unite(file.branches.get(line), counted(yes, yes + no)));
  }

  close(name: string): void {
    this.depth -= 1;
    if (name === 'file') this.file = null;
  }
}

function parser(): CoverageParser {
  const handler = new Clover();
  const scanner = new XmlScanner(handler);
  return {
    write: (text) => scanner.write(text),
    end() {
      scanner.end();
      return handler.collector.files();
    },
  };
}

/** Clover's XML (clover.xsd), as OpenClover, PHPUnit and Istanbul write it. */
export const clover: CoverageFormat = {
  name: 'Clover',
  sniff: (head) => {
    const root = rootTag(head, 'coverage');
    return root !== null && (/\sclover=|\sgenerated=/.test(root) || /<project[\s>]/.test(head));
  },
  parser,
};
