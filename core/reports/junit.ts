import { SaxesParser } from 'saxes';
import { FinalError } from '../errors/fairlead-error.ts';
import type { ResolvePath } from './paths.ts';

export interface JunitCase {
  readonly suite: string;
  readonly classname: string;
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'error' | 'skipped';
  readonly seconds: number;
  /** The `message` attribute of the failure. */
  readonly message: string;
  /** The failure's text: for pytest the traceback. */
  readonly detail: string;
}

const maxBytes = 64 * 1024 * 1024;
const maxDepth = 64;
const outcomes: Readonly<Record<string, JunitCase['outcome']>> = {
  failure: 'failed',
  error: 'error',
  skipped: 'skipped',
};

function refuse(detail: string, cause?: unknown): never {
  throw new FinalError('FL_REPORT_INVALID', `JUnit XML: ${detail}`, { cause });
}

type OpenCase = { -readonly [key in keyof JunitCase]: JunitCase[key] };

/** Follows the elements of one file; suites may nest, and counts are never taken from attributes. */
class Reader {
  readonly cases: JunitCase[] = [];
  private depth = 0;
  private readonly suites: string[] = [];
  private current: OpenCase | null = null;
  private inDetail = false;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.depth += 1;
    if (this.depth > maxDepth) refuse(`more than ${maxDepth} levels deep`);
    if (this.depth === 1 && name !== 'testsuites' && name !== 'testsuite') {
      refuse('the root element is neither testsuites nor testsuite');
    }
    const outcome = outcomes[name];
    if (name === 'testsuite') this.suites.push(attributes['name'] ?? '');
    else if (name === 'testcase') this.openCase(attributes);
    else if (this.current !== null && outcome !== undefined) {
      // A test that fails and then fails again in its teardown keeps the first failure.
      if (this.current.outcome === 'passed' || this.current.outcome === 'skipped') {
        this.current.outcome = outcome;
        this.current.message = attributes['message'] ?? '';
        this.current.detail = '';
        this.inDetail = true;
      }
    }
  }

  private openCase(attributes: Readonly<Record<string, string>>): void {
    const seconds = Number(attributes['time'] ?? 0);
    this.current = {
      suite: this.suites.join('/'),
      classname: attributes['classname'] ?? '',
      name: attributes['name'] ?? '',
      outcome: 'passed',
      seconds: Number.isFinite(seconds) ? seconds : 0,
      message: '',
      detail: '',
    };
  }

  text(text: string): void {
    if (this.inDetail && this.current !== null) this.current.detail += text;
  }

  close(name: string): void {
    this.depth -= 1;
    if (name === 'testsuite') this.suites.pop();
    if (outcomes[name] !== undefined) this.inDetail = false;
    if (name !== 'testcase' || this.current === null) return;
    this.cases.push(this.current);
    this.current = null;
  }
}

/**
 * Reads JUnit XML as pytest, Surefire and others write it. Document types and entities are refused, depth and size
 * are bounded (64 levels, 64 MB).
 */
export function parseJunit(text: string): JunitCase[] {
  if (text.length > maxBytes) refuse('larger than 64 MB');
  const reader = new Reader();
  const parser = new SaxesParser();
  parser.on('doctype', () => refuse('a document type is not allowed'));
  parser.on('opentag', (tag) => reader.open(tag.name, tag.attributes));
  parser.on('text', (part) => reader.text(part));
  parser.on('cdata', (part) => reader.text(part));
  parser.on('closetag', (tag) => reader.close(tag.name));
  parser.on('error', (error) => refuse(error.message));
  parser.write(text).close();
  return reader.cases;
}

/**
 * Where a failed test failed, in the team's own code: the last line `path:LINE:` of its traceback whose file is in
 * the repository (pytest's long, short and line styles), or null.
 */
export function failurePlace(
  test: Pick<JunitCase, 'detail'>,
  resolve: ResolvePath,
): { readonly path: string; readonly line: number } | null {
  const lines = test.detail.split('\n');
  for (const line of lines.toReversed()) {
    const match = /^([^\s:][^:\n]*\.[A-Za-z]+):(\d{1,7}):/.exec(line);
    const path = match?.[1] === undefined ? null : resolve(match[1]);
    if (path !== null && Number(match?.[2]) > 0) return { path, line: Number(match?.[2]) };
  }
  return null;
}
