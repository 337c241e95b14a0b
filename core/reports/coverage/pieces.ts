import { FinalError } from '../../errors/fairlead-error.ts';
import { refuse } from './collect.ts';
import type { CoverageParser, FileCoverage } from './types.ts';

/** Longer lines are in no report. */
const maxLineLength = 1_000_000;
/** A JSON report must fit into memory in one piece. */
const maxJson = 128 * 1024 * 1024;

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

/** A parser for a format that can only be read as a whole. */
export function jsonParser(read: (data: unknown) => FileCoverage[]): CoverageParser {
  const parts: string[] = [];
  let size = 0;
  return {
    write(text) {
      size += text.length;
      if (size > maxJson)
        throw new FinalError('FL_REPORT_TOO_LARGE', `a JSON report of more than ${maxJson / 1024 / 1024} MB`);
      parts.push(text);
    },
    end() {
      const text = parts.join('').trimEnd();
      let data: unknown;
      try {
        data = JSON.parse(text);
      } catch (cause) {
        // The engine says where it stopped: at the end means that the rest is missing.
        const at = /position (\d+)/.exec(String(cause))?.[1];
        const ended = /Unexpected end|Unterminated/.test(String(cause)) || Number(at) >= text.length;
        if (ended) throw new FinalError('FL_REPORT_TRUNCATED', 'the JSON ends too early', { cause });
        return refuse('it is not JSON', cause);
      }
      return read(data);
    },
  };
}
