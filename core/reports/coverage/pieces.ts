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
  const tooLong = () => refuse(`line ${line + 1} is longer than ${maxLineLength} characters`);
  return {
    write(piece) {
      let start = 0;
      if (carry !== '') {
        // Only the line that was cut is put together: texts that were joined are slow to read.
        const end = piece.indexOf('\n');
        const text = carry + (end < 0 ? piece : piece.slice(0, end));
        if (text.length > maxLineLength) tooLong();
        carry = end < 0 ? text : '';
        if (end < 0) return;
        hand(text, 0, text.length);
        start = end + 1;
      }
      for (let end = piece.indexOf('\n', start); end >= 0; end = piece.indexOf('\n', start)) {
        hand(piece, start, end);
        start = end + 1;
      }
      carry = piece.slice(start);
      if (carry.length > maxLineLength) tooLong();
    },
    end() {
      if (carry !== '') hand(carry, 0, carry.length);
      carry = '';
    },
  };
}
