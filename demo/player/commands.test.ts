import { describe, expect, test } from '@jest/globals';
import { assert, pre, property, string } from 'fast-check';
import { parseCommand, parseFileCommands } from './commands.ts';

describe('parseFileCommands', () => {
  test('reads single and multi-line values; the last of a name counts', () => {
    const text = 'a=1\nb<<END\nline one\na=2\n\nEND\na=x=y\n';
    expect([...parseFileCommands(text)]).toEqual([
      ['a', 'x=y'],
      ['b', 'line one\na=2\n'],
    ]);
  });

  test('refuses a missing delimiter and a line that is neither', () => {
    expect(() => parseFileCommands('b<<END\nline\n')).toThrow('Matching delimiter not found');
    expect(() => parseFileCommands('nothing\n')).toThrow('Invalid format');
  });

  test('any value comes back through a delimiter that it does not hold', () => {
    assert(
      property(string(), (value) => {
        const clean = value.replaceAll('\r', '');
        pre(!clean.split('\n').includes('D3l1m'));
        expect(parseFileCommands(`k<<D3l1m\n${clean}\nD3l1m\n`).get('k')).toBe(clean);
      }),
    );
  });
});

test('workflow commands are decoded; other lines are not commands', () => {
  expect(parseCommand('::error file=a%2Cb.py,line=3,title=T%3A1::one%0Atwo 100%25')).toEqual({
    name: 'error',
    properties: { file: 'a,b.py', line: '3', title: 'T:1' },
    text: 'one\ntwo 100%',
  });
  expect(parseCommand('::add-mask::secret')).toMatchObject({ name: 'add-mask', text: 'secret' });
  expect(parseCommand('text ::error::x')).toBeNull();
});
