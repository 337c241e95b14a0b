import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  escapeName,
  formatWheelName,
  normaliseName,
  parseWheelName,
  tryParseWheelName,
} from './wheel-name.ts';

const vectors = JSON.parse(readFileSync('test/fixtures/versions/pep440.json', 'utf8')) as {
  names: [string, string][];
};

describe('names', () => {
  test('are normalised as the packaging library does', () => {
    for (const [name, expected] of vectors.names) expect(normaliseName(name)).toBe(expected);
    expect(escapeName('Field.Notes-web')).toBe('field_notes_web');
  });

  test.each([
    'fieldnotes_notes-1.1.0a3-py3-none-any.whl',
    'a-1.0-1build-cp311-cp311-manylinux_2_17_x86_64.whl',
  ])('%s is read and written back', (filename) =>
    expect(formatWheelName(parseWheelName(filename))).toBe(filename),
  );

  test.each([
    'a-1.0.tar.gz',
    '../a-1.0-py3-none-any.whl',
    'a-1.0-py3-none.whl',
    'a/b-1-py3-none-any.whl',
    '',
  ])('%j is no wheel name', (filename) => {
    expect(tryParseWheelName(filename)).toBeNull();
    expect(() => parseWheelName(filename)).toThrow(expect.objectContaining({ code: 'FL_WHEEL_INVALID' }));
  });
});
