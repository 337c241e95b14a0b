import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { FairleadError } from '../../errors/fairlead-error.ts';
import type { ElementPath } from './element-path.ts';
import { JsonElements } from './elements.ts';

interface Taken {
  readonly rest: unknown;
  readonly taken: [string, unknown, number[]][];
  readonly members: string[];
}

function read(
  text: string,
  elements: Readonly<Record<string, ElementPath>>,
  skip: readonly ElementPath[] = [],
  size = 1_000,
): Taken {
  const taken: Taken['taken'] = [];
  const members: string[] = [];
  const reader = new JsonElements({
    title: 'x',
    elements,
    skip,
    onElement: (name, value, indices, member) => {
      taken.push([name, value, [...indices]]);
      members.push(member);
    },
  });
  for (let at = 0; at < text.length; at += size) reader.write(text.slice(at, at + size));
  return { rest: reader.end(), taken, members };
}

describe('elements', () => {
  test('are handed on with their place; the rest stays', () => {
    const text =
      '{"a":1,"runs":[{"r":[{"x":"]}"},[2],"s\\"",3 , null]},{"q":[1],"r":[]},{"r":[true]}],"z":"r"}';
    const { rest, taken } = read(text, { one: ['runs', '[]', 'r', '[]'] }, [['runs', '[]', 'q', '[]']]);
    expect(taken).toEqual([
      ['one', { x: ']}' }, [0, 0]],
      ['one', [2], [0, 1]],
      ['one', 's"', [0, 2]],
      ['one', 3, [0, 3]],
      ['one', null, [0, 4]],
      ['one', true, [2, 0]],
    ]);
    expect(rest).toEqual({ a: 1, runs: [{ r: [] }, { q: [], r: [] }, { r: [] }], z: 'r' });
  });

  test('a name with escapes is the name that it means', () => {
    expect(read('{"\\u0072":[1]}', { one: ['r', '[]'] }).taken).toHaveLength(1);
  });

  const json = fc.jsonValue({ maxDepth: 4 });

  test('of any JSON, in pieces of any size, are those of the parser', () => {
    fc.assert(
      fc.property(
        fc.array(json),
        json,
        fc.integer({ min: 1, max: 9 }),
        fc.nat(2),
        (list, other, size, space) => {
          const data = { before: other, list, after: { list: [other] } };
          const text = JSON.stringify(data, null, space);
          const { rest, taken } = read(text, { list: ['list', '[]'] }, [], size);
          expect(taken.map(([, value]) => value)).toEqual(JSON.parse(JSON.stringify(list)));
          expect(rest).toEqual(JSON.parse(JSON.stringify({ ...data, list: [] })));
        },
      ),
    );
  });

  test('members of objects are handed on with their names, in pieces of any size', () => {
    const text = '{"meta":{"a":1}, "files" : {"a\\"\\u0062.py" : {"x":[1,"}"]} ,"c":2,"c":null}, "end":{}}';
    for (let size = 1; size < 12; size += 1) {
      const { rest, taken, members } = read(text, { file: ['files', '{}'] }, [], size);
      expect(members).toEqual(['a"b.py', 'c', 'c']);
      expect(taken.map(([, value]) => value)).toEqual([{ x: [1, '}'] }, 2, null]);
      expect(rest).toEqual({ meta: { a: 1 }, files: {}, end: {} });
    }
    expect(read('{}', { file: ['{}'] }).taken).toEqual([]);
    expect(read('{"a":{"b":[]}}', { file: ['{}'] })).toMatchObject({ rest: {}, members: ['a'] });
  });

  test('of any object, in pieces of any size, are those of the parser', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'binary' }), json, { noNullPrototype: true }),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(2),
        (data, size, space) => {
          const { rest, taken, members } = read(JSON.stringify(data, null, space), { all: ['{}'] }, [], size);
          const copy = JSON.parse(JSON.stringify(data)) as Record<string, unknown>;
          expect(members).toEqual(Object.keys(copy));
          expect(taken.map(([, value]) => value)).toEqual(Object.values(copy));
          expect(rest).toEqual({});
        },
      ),
    );
  });

  test.each([
    ['[]', ['list', '[]']],
    ['{}', ['list', '{}']],
  ])('whatever the parser refuses between %s is refused, and nothing else', (brackets, path) => {
    const token = fc.constantFrom('{', '}', '[', ']', ',', ':', '"list"', '1', '"', ' ', 'nul', 'null', '\\');
    const valid = (text: string) => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(fc.array(token, { maxLength: 8 }), (tokens) => {
        const text = `{"list":${brackets[0] ?? ''}${tokens.join('')}${brackets[1] ?? ''}}`;
        let read_ = true;
        try {
          read(text, { list: path }, [], 3);
        } catch (error) {
          expect(error).toBeInstanceOf(FairleadError);
          read_ = false;
        }
        expect([text, read_]).toEqual([text, valid(text)]);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each(['{"list":[', '{"list":[1', '{"list":[{"a":"', '{"list', '[{}', '{"a":1'])(
    '%j ends too early',
    (text) => {
      expect(() => read(text, { list: ['list', '[]'] })).toThrow(/ends too early/);
    },
  );

  test.each([
    ['a bracket that is missing in an element', '{"list":[{"a":[1,2},{"b":3}]}'],
    ['a quotation mark too many', '{"list":[{"a":"b"c"},{"d":1}]}'],
    ['a second value', '{} {}'],
    ['a bracket of another kind', '{"list":[1}]'],
    ['depth', `${'['.repeat(200)}${']'.repeat(200)}`],
  ])('%s is refused', (_, text) => {
    expect(() => read(text, { list: ['list', '[]'] })).toThrow(/cannot be read/);
  });

  test('much around the elements is refused before it fills the memory', () => {
    const text = `{"pad":"${'x'.repeat(17 * 1024 * 1024)}","list":[]}`;
    expect(() => read(text, { list: ['list', '[]'] }, [], 1_000_000)).toThrow(/larger than/);
  });
});
