import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { FinalError } from '../errors/fairlead-error.ts';
import { createDecoder } from './decode.ts';

function decode(bytes: Uint8Array, cuts: readonly number[]): string {
  const decoder = createDecoder();
  const at = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  const parts = at.slice(1).map((end, index) => decoder.write(bytes.subarray(at[index], end)));
  return parts.join('') + decoder.end();
}

const mark = '\ufeff';
const texts = fc.string({ unit: 'grapheme', maxLength: 400 }).map((text) => text.replaceAll(mark, ''));
const cuts = fc.array(fc.nat(), { maxLength: 12 });

test('any text is the same in pieces of any size, with its byte order mark left out', () => {
  fc.assert(
    fc.property(texts, cuts, (text, places) => {
      expect(decode(Buffer.from(text), places)).toBe(text);
      expect(decode(Buffer.from(mark + text), places)).toBe(text);
      expect(decode(Buffer.from(mark + text, 'utf16le'), places)).toBe(text);
      expect(decode(Buffer.from(mark + text, 'utf16le').swap16(), places)).toBe(text);
    }),
  );
});

test('any bytes are read or refused by name', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), cuts, (bytes, places) => {
      try {
        decode(bytes, places);
      } catch (error) {
        expect(error).toBeInstanceOf(FinalError);
        expect((error as FinalError).code).toBe('FL_REPORT_ENCODING');
      }
    }),
  );
});

test.each([
  ['a byte that no UTF-8 has', [0x61, 0xff, 0x61]],
  ['a character that is not complete', [0x61, 0xc3]],
  ['half a character of UTF-16', [0xff, 0xfe, 0x61]],
])('%s is refused', (_, bytes) => {
  expect(() => decode(Uint8Array.from(bytes), [1, 2])).toThrow('is not in an encoding that can be read');
});
