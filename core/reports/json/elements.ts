import { FinalError } from '../../errors/fairlead-error.ts';
import { type ElementPath, type Node, treeOf } from './element-path.ts';

export interface ElementsOptions {
  /** What the report is, for errors. */
  readonly title: string;
  /** By name; every path ends in `[]` or `{}`. */
  readonly elements: Readonly<Record<string, ElementPath>>;
  /** Arrays that nobody needs: neither kept nor parsed. */
  readonly skip?: readonly ElementPath[];
  /**
   * Gets each element as soon as it is whole, with its index in each array of its path. For a member of an object
   * its name comes last, every time that it stands there.
   */
  readonly onElement: (name: string, value: unknown, indices: readonly number[], member: string) => void;
}

/** Longer elements, and more of what is around them, are refused. In characters. */
const maxElement = 64 * 1024 * 1024;
const maxRest = 16 * 1024 * 1024;
const maxDepth = 128;

interface Frame {
  readonly array: boolean;
  readonly node: Node | null;
  /** The elements or members are taken out one by one. */
  readonly taken: string | null;
  index: number;
  key: string;
  state: 'start' | 'key' | 'colon' | 'value' | 'after';
}

const QUOTE = 34;
const BACKSLASH = 92;
const COMMA = 44;
const COLON = 58;
const isSpace = (code: number) => code === 32 || code === 10 || code === 13 || code === 9;
const isOpen = (code: number) => code === 123 || code === 91;
const isClose = (code: number) => code === 125 || code === 93;

/** Whether the text is the start of JSON, as far as the engine says where it stopped. */
function endsEarly(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (cause) {
    const at = /position (\d+)/.exec(String(cause))?.[1];
    return /Unexpected end|Unterminated/.test(String(cause)) || Number(at) >= text.trimEnd().length;
  }
}

/**
 * Reads JSON text of any length in pieces: elements of the named arrays are handed on one by one and forgotten, what
 * is around them is kept. So memory is bounded by the longest element, not by the report.
 */
export class JsonElements {
  private readonly root: Node;
  private readonly frames: Frame[] = [];
  private readonly rest: string[] = [];
  private restLength = 0;
  private position = 0;
  private done = false;
  private readonly options: ElementsOptions;
  /** The string or element that is being read. */
  private mode: 'structure' | 'string' | 'element' = 'structure';
  private held: string[] = [];
  private heldLength = 0;
  private depth = 0;
  private inString = false;
  private escaped = false;
  private closed = false;

  constructor(options: ElementsOptions) {
    this.options = options;
    this.root = treeOf([
      ...Object.entries(options.elements),
      ...(options.skip ?? []).map((path): [string, ElementPath] => ['', path]),
    ]);
  }

  write(text: string): void {
    let at = 0;
    while (at < text.length) {
      if (this.mode === 'element') at = this.element(text, at);
      else if (this.mode === 'string') at = this.string(text, at);
      else at = this.structure(text, at);
    }
    this.position += text.length;
  }

  /** The whole value without the elements that were handed on. */
  end(): unknown {
    if (this.frames.length === 0 && this.mode === 'structure') return this.parse(this.rest.join(''));
    const open = this.mode === 'structure' ? this.rest.join('') : this.release();
    // A bracket or quotation mark that is missing in the middle leaves something open at the end too.
    if (!endsEarly(open)) this.parse(open);
    throw new FinalError('FL_REPORT_TRUNCATED', `${this.options.title}, after ${this.position} characters`);
  }

  private parse(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch (cause) {
      const reason = cause instanceof SyntaxError ? cause.message.slice(0, 200) : '';
      throw new FinalError('FL_REPORT_INVALID', `${this.options.title}: it is not JSON: ${reason}`, {
        cause,
      });
    }
  }

  private refuse(at: number): never {
    throw new FinalError(
      'FL_REPORT_INVALID',
      `${this.options.title}: it is not JSON at character ${this.position + at + 1}`,
    );
  }

  private keep(text: string): void {
    this.restLength += text.length;
    if (this.restLength > maxRest) {
      throw new FinalError(
        'FL_REPORT_TOO_LARGE',
        `${this.options.title}: more than 16 MB around its entries`,
      );
    }
    this.rest.push(text);
  }

  private hold(text: string): void {
    this.heldLength += text.length;
    if (this.heldLength > maxElement) {
      throw new FinalError('FL_REPORT_TOO_LARGE', `${this.options.title}: one entry is larger than 64 MB`);
    }
    this.held.push(text);
  }

  private release(): string {
    const text = this.held.length === 1 ? (this.held[0] ?? '') : this.held.join('');
    this.held = [];
    this.heldLength = 0;
    return text;
  }

  /** Everything outside strings and elements; returns where it stopped. */
  private structure(text: string, from: number): number {
    let start = from;
    const flush = (end: number) => {
      if (end > start) this.keep(text.slice(start, end));
      start = end;
    };
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (isSpace(code)) continue;
      const frame = this.frames.at(-1);
      if (frame !== undefined && frame.taken !== null && !isClose(code)) {
        // The brackets around stay, what is between them does not.
        flush(at);
        start = at + 1;
        this.between(frame, code, at);
        if (this.mode === 'element') return at;
        if (this.mode === 'string') return at + 1;
        continue;
      }
      if (code === QUOTE) {
        flush(at);
        this.mode = 'string';
        this.hold('"');
        return at + 1;
      }
      this.mark(code, at, frame);
    }
    flush(text.length);
    return text.length;
  }

  /** Follows one character outside the elements that are taken: names, signs, or the start of an element. */
  private between(frame: Frame, code: number, at: number): void {
    if (code === COMMA && frame.state === 'after') frame.state = frame.array ? 'value' : 'key';
    else if (code === COMMA || frame.state === 'after') this.refuse(at);
    else if (frame.array || frame.state === 'value') {
      this.mode = 'element';
      this.depth = 0;
    } else if (code === COLON && frame.state === 'colon') frame.state = 'value';
    else if (code === QUOTE && frame.state !== 'colon') {
      this.mode = 'string';
      this.hold('"');
    } else this.refuse(at);
  }

  /** Follows one character of the structure; what is wrong with it is found when the rest is parsed. */
  private mark(code: number, at: number, frame: Frame | undefined): void {
    if (isOpen(code)) {
      if (this.done) this.refuse(at);
      if (this.frames.length >= maxDepth) this.refuse(at);
      this.open(code === 91, frame);
    } else if (isClose(code)) {
      if (frame === undefined || frame.array !== (code === 93)) this.refuse(at);
      if (frame.taken !== null && frame.state !== 'start' && frame.state !== 'after') this.refuse(at);
      this.frames.pop();
      if (this.frames.length === 0) this.done = true;
    } else if (code === COMMA && frame !== undefined) {
      frame.index += 1;
      frame.state = frame.array ? 'value' : 'key';
    }
  }

  private open(array: boolean, parent: Frame | undefined): void {
    const step = parent === undefined ? null : parent.array ? '[]' : parent.key;
    const node = step === null ? this.root : (parent?.node?.children.get(step) ?? null);
    const taken = node?.children.get(array ? '[]' : '{}')?.leaf ?? null;
    const state = array || taken !== null ? 'start' : 'key';
    this.frames.push({ array, node, taken, index: 0, key: '', state });
  }

  private string(text: string, from: number): number {
    const end = this.closingQuote(text, from);
    this.hold(text.slice(from, end));
    if (end > text.length || !this.closed) return text.length;
    const whole = this.release();
    const frame = this.frames.at(-1);
    this.mode = 'structure';
    if (frame !== undefined && frame.taken !== null) {
      frame.key = String(this.parse(whole));
      frame.state = 'colon';
      return end;
    }
    this.keep(whole);
    if (frame !== undefined && !frame.array && frame.state === 'key') {
      // A name with escapes is none that we look for, or it is: let the parser say.
      frame.key = whole.includes('\\') ? String(this.parse(whole)) : whole.slice(1, -1);
      frame.state = 'value';
    }
    return end;
  }

  /** Where the string ends (after its quote), or the end of this piece. */
  private closingQuote(text: string, from: number): number {
    // Mostly no backslash stands before the first quote, and nothing else need be looked at.
    const quote = this.escaped ? -1 : text.indexOf('"', from);
    this.closed = quote === from || (quote > from && text.charCodeAt(quote - 1) !== BACKSLASH);
    if (this.closed) return quote + 1;
    for (let at = from; at < text.length; at += 1) {
      if (this.escaped) {
        this.escaped = false;
        continue;
      }
      const code = text.charCodeAt(at);
      if (code === BACKSLASH) this.escaped = true;
      else if (code === QUOTE) {
        this.closed = true;
        return at + 1;
      }
    }
    return text.length;
  }

  /** Takes one element of what is taken apart; returns where it stopped. */
  private element(text: string, from: number): number {
    let at = from;
    while (at < text.length) {
      if (this.inString) {
        at = this.closingQuote(text, at);
        if (!this.closed) break;
        this.inString = false;
        if (this.depth === 0) return this.finish(text, from, at);
        continue;
      }
      const code = text.charCodeAt(at);
      if (code === QUOTE) this.inString = true;
      else if (isOpen(code)) this.depth += 1;
      else if (isClose(code)) {
        if (this.depth === 0) return this.finish(text, from, at);
        this.depth -= 1;
        if (this.depth === 0) return this.finish(text, from, at + 1);
      } else if (this.depth === 0 && code === COMMA) return this.finish(text, from, at);
      at += 1;
    }
    this.hold(text.slice(from));
    return text.length;
  }

  private finish(text: string, from: number, end: number): number {
    const frame = this.frames.at(-1);
    this.hold(text.slice(from, end));
    const whole = this.release();
    this.mode = 'structure';
    if (frame === undefined || frame.taken === null) return end;
    if (frame.taken !== '') {
      const indices = this.frames.filter(({ array }) => array).map(({ index }) => index);
      this.options.onElement(frame.taken, this.parse(whole), indices, frame.array ? '' : frame.key);
    }
    frame.index += 1;
    frame.state = 'after';
    return end;
  }
}
