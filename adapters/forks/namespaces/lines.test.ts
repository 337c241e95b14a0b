import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { linesOf } from './lines.ts';

test.each<[string, unknown[]]>([
  ['', []],
  ['\n\n', []],
  ['{"a":1}', [{ a: 1 }]],
  ['{"a":1}\nnot JSON\n[2]\n{"cut":', [{ a: 1 }, [2]]],
  ['"é漢"\r\n7\n', ['é漢', 7]],
])('%j', (text, lines) => {
  expect(linesOf(Buffer.from(text))).toEqual(lines);
});

test('what is said in lines of JSON comes as it was said', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { maxLength: 10 }), (values) => {
      const texts = values.map((value) => JSON.stringify(value));
      expect(linesOf(Buffer.from(texts.join('\n')))).toEqual(
        texts.map((text) => JSON.parse(text) as unknown),
      );
    }),
  );
});

test('a line that is longer than the longest text is left out, and throws nothing', () => {
  const tail = Buffer.from('\n{"a":1}\n');
  // Of memory that nobody writes to, none is used.
  const output = Buffer.alloc(2 ** 29 + tail.length);
  tail.copy(output, 2 ** 29);
  expect(() => output.toString('utf8')).toThrow();
  expect(linesOf(output)).toEqual([{ a: 1 }]);
});
