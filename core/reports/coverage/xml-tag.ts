import { refuse } from './collect.ts';
import { ownText } from './own-text.ts';

const [tab, lineFeed, carriageReturn, space, quote, apostrophe, slash, equals, greater] = [
  9, 10, 13, 32, 34, 39, 47, 61, 62,
];
const builtIn: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The five built-in entities and characters by number; others would need a document type, and are refused. */
export function decodeEntities(text: string): string {
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

/** The attributes of the tag that is being handed over; they are read only when asked for. */
export interface Attributes {
  get(name: string): string | undefined;
  /** An attribute that holds a whole number; NaN where it is missing or holds something else. */
  number(name: string): number;
}

/**
 * An opening tag without the values of its attributes. Reports have millions of tags that differ in the values only:
 * comparing with one that was read before is faster than reading each.
 */
interface Shape {
  readonly name: string;
  /** What stands before each value, from the `<` on; the last one ends the tag. In UTF-16 code units. */
  readonly gaps: readonly Uint16Array[];
  readonly attributes: readonly string[];
}

/** So many shapes are tried for each tag. */
const maxShapes = 6;

const isBlank = (code: number | undefined) =>
  code === space || code === lineFeed || code === carriageReturn || code === tab;

/** The code units of a text: reading them from an array is several times as fast as from the text. */
export function codesOf(text: string): Uint16Array {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint16Array(bytes.buffer, bytes.byteOffset, text.length);
}

/** Reads opening tags, and is the attributes of the one that was read last. */
export class TagReader implements Attributes {
  /** The tag's name. */
  name = '';
  private text = '';
  private codes: Uint16Array = new Uint16Array();
  private attributes: readonly string[] = [];
  /** Start and end of each value; the array is never shortened, which would cost a copy. */
  private readonly places: number[] = [];
  /** The one that fitted last comes first. */
  private readonly shapes: Shape[] = [];

  /** The text that is read from now on. */
  start(text: string, codes: Uint16Array): void {
    this.text = text;
    this.codes = codes;
  }

  get(name: string): string | undefined {
    const at = 2 * this.attributes.indexOf(name);
    return at < 0 ? undefined : decodeEntities(this.text.slice(this.places[at], this.places[at + 1]));
  }

  number(name: string): number {
    const at = 2 * this.attributes.indexOf(name);
    if (at < 0) return Number.NaN;
    const { codes } = this;
    const start = this.places[at] ?? 0;
    const end = this.places[at + 1] ?? 0;
    let value = 0;
    for (let place = start; place < end; place += 1) {
      const digit = (codes[place] ?? 0) - 48;
      if (digit < 0 || digit > 9) return Number(this.text.slice(start, end));
      value = value * 10 + digit;
    }
    return start === end ? Number.NaN : value;
  }

  /** Reads the tag that starts at `tag`; returns the place of its `>`, or −1 where the text ends before. */
  read(tag: number): number {
    const { shapes } = this;
    for (let index = 0; index < shapes.length; index += 1) {
      const shape = shapes[index];
      const end = shape === undefined ? -1 : this.fit(shape, tag);
      if (shape === undefined || end < 0) continue;
      if (index > 0) shapes.copyWithin(1, 0, index)[0] = shape;
      this.name = shape.name;
      this.attributes = shape.attributes;
      return end;
    }
    return this.learn(tag);
  }

  /** Reads the tag if it has this shape, else −1. */
  private fit({ gaps }: Shape, tag: number): number {
    const { codes, places } = this;
    const values = gaps.length - 1;
    let at = tag;
    for (let index = 0; index <= values; index += 1) {
      const gap = gaps[index];
      if (gap === undefined || at + gap.length > codes.length) return -1;
      for (let offset = 0; offset < gap.length; offset += 1)
        if (codes[at + offset] !== gap[offset]) return -1;
      at += gap.length;
      if (index === values) break;
      const mark = codes[at - 1];
      places[2 * index] = at;
      while (at < codes.length && codes[at] !== mark) at += 1;
      places[2 * index + 1] = at;
    }
    return at - 1;
  }

  /** Reads a tag of a shape that is not known, and keeps the shape. */
  private learn(tag: number): number {
    const { codes, text, places } = this;
    const stop = tagNameEnd(codes, tag + 1);
    if (stop < 0) return -1;
    const name = ownText(text.slice(tag + 1, stop));
    if (name === '' || name.includes('<')) refuse('a tag has no name');
    const gaps: Uint16Array[] = [];
    const attributes: string[] = [];
    let from = tag;
    let at = stop;
    for (;;) {
      at = skipBlanks(codes, at);
      if (at >= codes.length) return -1;
      if (codes[at] === greater) break;
      if (codes[at] === slash) {
        if (at + 1 >= codes.length) return -1;
        if (codes[at + 1] !== greater) refuse('a tag holds a stray /');
        at += 1;
        break;
      }
      const nameStop = attributeNameEnd(codes, at);
      const value = valueStart(text, codes, at, nameStop);
      const end = value < 0 ? -1 : codes.indexOf(codes[value - 1] ?? quote, value);
      if (end < 0) return -1;
      places[2 * attributes.length] = value;
      places[2 * attributes.length + 1] = end;
      attributes.push(ownText(text.slice(at, nameStop)));
      gaps.push(codes.slice(from, value));
      from = end;
      at = end + 1;
    }
    gaps.push(codes.slice(from, at + 1));
    if (this.shapes.unshift({ name, gaps, attributes }) > maxShapes) this.shapes.pop();
    this.name = name;
    this.attributes = attributes;
    return at;
  }
}

/** Where the name of a tag ends; −1 where the text does before. */
function tagNameEnd(codes: Uint16Array, from: number): number {
  for (let at = from; at < codes.length; at += 1) {
    const code = codes[at];
    if (code === greater || code === slash || isBlank(code)) return at;
  }
  return -1;
}

function skipBlanks(codes: Uint16Array, from: number): number {
  let at = from;
  while (at < codes.length && isBlank(codes[at])) at += 1;
  return at;
}

/** The end of an attribute's name, or of the text. */
function attributeNameEnd(codes: Uint16Array, from: number): number {
  let at = from;
  while (at < codes.length) {
    const code = codes[at];
    if (code === equals || code === greater || isBlank(code)) break;
    at += 1;
  }
  return at;
}

/** Where an attribute's value starts, after its quotation mark; −1 where the text ends before. */
function valueStart(text: string, codes: Uint16Array, name: number, end: number): number {
  const sign = skipBlanks(codes, end);
  if (sign >= codes.length) return -1;
  if (codes[sign] !== equals) refuse(`an attribute has no value: ${text.slice(name, name + 40)}`);
  const mark = skipBlanks(codes, sign + 1);
  if (mark >= codes.length) return -1;
  if (codes[mark] !== quote && codes[mark] !== apostrophe) refuse('an attribute’s value is not in quotes');
  return mark + 1;
}
