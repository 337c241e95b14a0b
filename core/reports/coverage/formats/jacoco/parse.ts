import { counted, createCollector, lineNumber, type OpenFile, raise, refuse, unite } from '../../collect.ts';
import type { CoverageFormat, CoverageParser } from '../../types.ts';
import { rootTag, type XmlHandler, XmlScanner } from '../../xml.ts';
import type { Attributes } from '../../xml-tag.ts';

class Jacoco implements XmlHandler {
  readonly collector = createCollector();
  private folder = '';
  private file: OpenFile | null = null;
  private depth = 0;

  open(name: string, attributes: Attributes): void {
    this.depth += 1;
    if (name === 'line') this.line(attributes);
    else if (name === 'package') this.folder = attributes.get('name') ?? '';
    else if (name === 'sourcefile') {
      const file = attributes.get('name') ?? '';
      if (file === '') refuse('a source file has no name');
      this.file = this.collector.open(this.folder === '' ? file : `${this.folder}/${file}`);
    } else if (this.depth === 1 && name !== 'report') refuse('the root element is not report');
  }

  /** Counts are of byte code: a line was run when any instruction on it was. There are no numbers of hits. */
  private line(attributes: Attributes): void {
    const line = lineNumber(attributes.number('nr'), 'a line');
    const covered = attributes.number('ci');
    if (Number.isNaN(covered)) refuse('the instructions of a line are not a number');
    if (this.file === null) refuse('a line belongs to no source file');
    if (line === null) return;
    raise(this.file.lines, line, covered > 0 ? 1 : 0);
    const taken = attributes.number('cb') || 0;
    const total = taken + (attributes.number('mb') || 0);
    if (total > 0) this.file.branches.set(line, unite(this.file.branches.get(line), counted(taken, total)));
  }

  close(name: string): void {
    this.depth -= 1;
    if (name === 'sourcefile') this.file = null;
  }
}

function parser(): CoverageParser {
  const handler = new Jacoco();
  const scanner = new XmlScanner(handler);
  return {
    write: (text) => scanner.write(text),
    end() {
      scanner.end();
      return handler.collector.files();
    },
  };
}

/** JaCoCo's XML report (report.dtd 1.0 and 1.1). Paths are those of packages: their folder is found in the checkout. */
export const jacoco: CoverageFormat = {
  name: 'JaCoCo',
  sniff: (head) => rootTag(head, 'report') !== null,
  parser,
};
