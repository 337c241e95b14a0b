import { refuse, truncated } from './collect.ts';
import { type Attributes, codesOf, decodeEntities, TagReader } from './xml-tag.ts';

const maxDepth = 64;
/** Longer tags, comments and texts are in no report. */
const maxToken = 1_000_000;
const slash = 47;

/** The opening tag of the root element, as far as a report that starts so shows it; null where it is another. */
export function rootTag(head: string, name: string): string | null {
  if (!head.startsWith('<')) return null;
  return new RegExp(`<${name}(?=[\\s/>])[^>]*>`).exec(head)?.[0] ?? null;
}

export interface XmlHandler {
  open(name: string, attributes: Attributes): void;
  close?(name: string): void;
  /** The text of the elements whose names are in `texts`, after their opening and before their closing. */
  text?(text: string): void;
  readonly texts?: ReadonlySet<string>;
}

/**
 * A reader of XML for reports: without document types, entities or anything fetched; tags must match, depth is
 * bounded (64) and so is each tag. Text comes in pieces of any size.
 * Errors: FL_REPORT_INVALID, FL_REPORT_TRUNCATED.
 */
export class XmlScanner {
  private carry = '';
  private readonly stack: string[] = [];
  private rootSeen = false;
  /** Whether the handler wants the text of the element that is open. */
  private wanted = false;
  private readonly tags = new TagReader();
  private readonly handler: XmlHandler;

  constructor(handler: XmlHandler) {
    this.handler = handler;
  }

  write(piece: string): void {
    let at = 0;
    // What was left is read with as little of the piece as completes it: texts that were joined are slow to read.
    for (let more = 0; this.carry !== ''; more = this.carry.length) {
      const end = piece.indexOf('>', at + more);
      const text = this.carry + piece.slice(at, end < 0 ? piece.length : end + 1);
      this.keep(text, this.scan(text, 0));
      if (end < 0) return;
      at = end + 1;
    }
    this.keep(piece, this.scan(piece, at));
  }

  private keep(text: string, from: number): void {
    this.carry = text.slice(from);
    if (this.carry.length > maxToken) refuse('a tag or text is longer than 1 MB');
  }

  end(): void {
    if (this.stack.length > 0) truncated(`the element ${this.stack.at(-1) ?? ''} is never closed`);
    if (this.carry.trim() !== '') {
      if (this.carry.trimStart().startsWith('<')) truncated('it ends inside a tag');
      refuse('there is text after the root element');
    }
    if (!this.rootSeen) truncated('there is no root element');
  }

  /** Reads as far as the text goes; returns where what is not complete starts. */
  private scan(text: string, from: number): number {
    this.tags.start(text, codesOf(text));
    let at = from;
    for (;;) {
      const tag = text.indexOf('<', at);
      if (tag < 0) return this.between(text, at, text.length, false);
      if (tag > at) this.between(text, at, tag, true);
      const next = text.charCodeAt(tag + 1);
      let after: number;
      if (next === slash) after = this.closing(text, tag);
      else if (next === 33 /* ! */) after = this.declaration(text, tag);
      else if (next === 63 /* ? */) after = skipTo(text, '?>', tag);
      else after = this.opening(text, tag);
      if (after < 0) return tag;
      at = after;
    }
  }

  /** Text between tags. What is not wanted is skipped even when there is more to come. */
  private between(text: string, start: number, end: number, complete: boolean): number {
    if (this.stack.length === 0) {
      if (text.slice(start, end).trim() !== '') refuse('there is text outside the root element');
      return end;
    }
    if (!this.wanted) return end;
    if (!complete) return start;
    this.handler.text?.(decodeEntities(text.slice(start, end)));
    return end;
  }

  private closing(text: string, tag: number): number {
    const end = text.indexOf('>', tag);
    if (end < 0) return -1;
    const open = this.stack.pop();
    if (open === undefined) return refuse('an element is closed that was never opened');
    const fits = text.startsWith(open, tag + 2) && text.slice(tag + 2 + open.length, end).trim() === '';
    if (!fits) refuse(`${open} is closed by ${text.slice(tag, Math.min(end + 1, tag + 80))}`);
    this.enter();
    this.handler.close?.(open);
    return end + 1;
  }

  /** After the element that is open has become another one. */
  private enter(): void {
    const { texts } = this.handler;
    this.wanted = texts !== undefined && this.stack.length > 0 && texts.has(this.stack.at(-1) ?? '');
  }

  private declaration(text: string, tag: number): number {
    if (text.startsWith('<!--', tag)) return skipTo(text, '-->', tag + 4);
    if (text.startsWith('<![CDATA[', tag)) {
      const end = text.indexOf(']]>', tag);
      if (end < 0) return -1;
      if (this.wanted) this.handler.text?.(text.slice(tag + 9, end));
      return end + 3;
    }
    // What is too short to tell may still be a comment or CDATA.
    if (text.length - tag < 9) return -1;
    if (!text.startsWith('<!DOCTYPE', tag) || this.rootSeen) refuse('a declaration stands where none may');
    const end = text.indexOf('>', tag);
    const subset = text.indexOf('[', tag);
    if (subset >= 0 && (end < 0 || subset < end))
      refuse('it declares its own document type; entities are never expanded');
    return end < 0 ? -1 : end + 1;
  }

  private opening(text: string, tag: number): number {
    const end = this.tags.read(tag);
    if (end < 0) return -1;
    const { name } = this.tags;
    if (this.stack.length === 0 && this.rootSeen) refuse('there is more than one root element');
    this.rootSeen = true;
    if (this.stack.length >= maxDepth) refuse(`more than ${maxDepth} levels deep`);
    this.handler.open(name, this.tags);
    if (text.charCodeAt(end - 1) === slash) this.handler.close?.(name);
    else {
      this.stack.push(name);
      this.enter();
    }
    return end + 1;
  }
}

function skipTo(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from);
  return found < 0 ? -1 : found + end.length;
}
