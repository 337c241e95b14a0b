import { refuse, truncated } from './collect.ts';

const maxDepth = 64;
/** Longer tags, comments and texts are in no report. */
const maxToken = 1_000_000;
const [tab, lineFeed, carriageReturn, space, quote, apostrophe, slash, equals, greater] = [
  9, 10, 13, 32, 34, 39, 47, 61, 62,
];
const builtIn: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The five built-in entities and characters by number; others would need a document type, and are refused. */
function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]{0,32};?)/g, (whole, body: string) => {
    const name = body.endsWith(';') ? body.slice(0, -1) : '';
    const code = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name);
    if (code !== null) {
      const point = code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16);
      if (point > 0 && point <= 0x10_ffff) return String.fromCodePoint(point);
    }
    return builtIn[name] ?? refuse(`the entity ${whole.slice(0, 40)} is not one of XML’s own`);
  });
}

/** The opening tag of the root element, as far as a report that starts so shows it; null where it is another. */
export function rootTag(head: string, name: string): string | null {
  if (!head.startsWith('<')) return null;
  return new RegExp(`<${name}(?=[\\s/>])[^>]*>`).exec(head)?.[0] ?? null;
}

/** The attributes of the tag that is being handed over; they are read only when asked for. */
export interface Attributes {
  get(name: string): string | undefined;
  /** An attribute that holds a whole number; NaN where it is missing or holds something else. */
  number(name: string): number;
}

export interface XmlHandler {
  open(name: string, attributes: Attributes): void;
  close?(name: string): void;
  /** The text of the elements whose names are in `texts`, after their opening and before their closing. */
  text?(text: string): void;
  readonly texts?: ReadonlySet<string>;
}

const isBlank = (code: number) =>
  code === space || code === lineFeed || code === carriageReturn || code === tab;

/** Positions of names and values in the text: name start, name end, value start, value end. */
class TagAttributes implements Attributes {
  text = '';
  readonly places: number[] = [];
  /** How much of `places` belongs to this tag; the array is never shortened, which would cost a copy. */
  used = 0;

  private find(name: string): number {
    const { places, text } = this;
    for (let at = 0; at < this.used; at += 4) {
      const start = places[at] ?? 0;
      if ((places[at + 1] ?? 0) - start === name.length && text.startsWith(name, start)) return at;
    }
    return -1;
  }

  get(name: string): string | undefined {
    const at = this.find(name);
    return at < 0 ? undefined : decode(this.text.slice(this.places[at + 2], this.places[at + 3]));
  }

  number(name: string): number {
    const at = this.find(name);
    if (at < 0) return Number.NaN;
    const start = this.places[at + 2] ?? 0;
    const end = this.places[at + 3] ?? 0;
    let value = 0;
    for (let place = start; place < end; place += 1) {
      const digit = this.text.charCodeAt(place) - 48;
      if (digit < 0 || digit > 9) return Number(this.text.slice(start, end));
      value = value * 10 + digit;
    }
    return start === end ? Number.NaN : value;
  }
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
  /** The name of the tag before: mostly that of the next one too, and then it is not cut out again. */
  private name = '';
  /** Whether the handler wants the text of the element that is open. */
  private wanted = false;
  private readonly attributes = new TagAttributes();
  private readonly handler: XmlHandler;

  constructor(handler: XmlHandler) {
    this.handler = handler;
  }

  write(piece: string): void {
    const text = this.carry === '' ? piece : this.carry + piece;
    const done = this.scan(text);
    this.carry = text.slice(done);
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
  private scan(text: string): number {
    let at = 0;
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
    this.handler.text?.(decode(text.slice(start, end)));
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
    const at = this.tagName(text, tag + 1);
    if (at < 0) return -1;
    const { name } = this;
    const end = readAttributes(text, at, this.attributes);
    if (end < 0) return -1;
    if (this.stack.length === 0 && this.rootSeen) refuse('there is more than one root element');
    this.rootSeen = true;
    if (this.stack.length >= maxDepth) refuse(`more than ${maxDepth} levels deep`);
    this.handler.open(name, this.attributes);
    if (text.charCodeAt(end - 1) === slash) this.handler.close?.(name);
    else {
      this.stack.push(name);
      this.enter();
    }
    return end + 1;
  }

  /** Reads the name of a tag; returns where it ends, or −1 where the text ends before. */
  private tagName(text: string, from: number): number {
    let at = from;
    for (; ; at += 1) {
      if (at >= text.length) return -1;
      const code = text.charCodeAt(at);
      if (code === greater || code === slash || isBlank(code)) break;
    }
    if (at === from) refuse('a tag has no name');
    if (this.name.length === at - from && text.startsWith(this.name, from)) return at;
    this.name = text.slice(from, at);
    if (this.name.includes('<')) refuse('a tag has no name');
    return at;
  }
}

function skipTo(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from);
  return found < 0 ? -1 : found + end.length;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

/** The end of an attribute's name, or of the text. */
function nameEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    // No name holds a control character: what looks like one is told where its value is looked for.
    if (code <= space || code === equals || code === greater) break;
    at += 1;
  }
  return at;
}

/** Where an attribute's value starts, after its quotation mark; −1 where the text ends before. */
function valueStart(text: string, name: number, end: number): number {
  if (end + 1 < text.length && text.charCodeAt(end) === equals && text.charCodeAt(end + 1) === quote)
    return end + 2;
  const sign = skipBlanks(text, end);
  if (sign >= text.length) return -1;
  if (text.charCodeAt(sign) !== equals) refuse(`an attribute has no value: ${text.slice(name, name + 40)}`);
  const mark = skipBlanks(text, sign + 1);
  if (mark >= text.length) return -1;
  const code = text.charCodeAt(mark);
  if (code !== quote && code !== apostrophe) refuse('an attribute’s value is not in quotes');
  return mark + 1;
}

/** Where an attribute's value ends; −1 where the text does before. Most values are too short to call for a search. */
function valueEnd(text: string, from: number): number {
  const mark = text.charCodeAt(from - 1);
  const near = Math.min(text.length, from + 16);
  for (let at = from; at < near; at += 1) if (text.charCodeAt(at) === mark) return at;
  return near === text.length ? -1 : text.indexOf(mark === quote ? '"' : "'", near);
}

/** Reads the attributes of a tag; returns the place of its `>`, or −1 where the text ends before. */
function readAttributes(text: string, from: number, into: TagAttributes): number {
  into.text = text;
  const { places } = into;
  const { length } = text;
  let used = 0;
  let at = from;
  for (;;) {
    at = skipBlanks(text, at);
    if (at >= length) return -1;
    const code = text.charCodeAt(at);
    if (code === greater) break;
    if (code === slash) {
      if (at + 1 >= length) return -1;
      if (text.charCodeAt(at + 1) !== greater) refuse('a tag holds a stray /');
      at += 1;
      break;
    }
    const stop = nameEnd(text, at);
    const value = valueStart(text, at, stop);
    if (value < 0) return -1;
    const end = valueEnd(text, value);
    if (end < 0) return -1;
    places[used] = at;
    places[used + 1] = stop;
    places[used + 2] = value;
    places[used + 3] = end;
    used += 4;
    at = end + 1;
  }
  into.used = used;
  return at;
}
