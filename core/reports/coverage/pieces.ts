import { refuse } from './collect.ts';

/** Longer lines are in no report. */
const maxLineLength = 1_000_000;

/**
 * Cuts text that comes in pieces into lines, and hands each over where it stands: the text, start and end without
 * the line break, and its number. Nothing is copied.
 */
export function createLineCutter(take: (text: string, start: number, end: number, line: number) => void): {
  write(text: string): void;
  end(): void;
} {
  let carry = '';
  let line = 0;
  const hand = (text: string, start: number, end: number) => {
    line += 1;
    take(text, start, text.charCodeAt(end - 1) === 13 && end > start ? end - 1 : end, line);
  };
  return {
    write(piece) {
      const text = carry === '' ? piece : carry + piece;
      let start = 0;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
        hand(text, start, end);
        start = end + 1;
      }
      carry = text.slice(start);
      if (carry.length > maxLineLength) refuse(`line ${line + 1} is longer than ${maxLineLength} characters`);
    },
    end() {
      if (carry !== '') hand(carry, 0, carry.length);
      carry = '';
    },
  };
}
