import { afterEach, expect, jest, test } from '@jest/globals';
import { getInput, setSecret } from './inputs.ts';

afterEach(() => {
  jest.restoreAllMocks();
});

test.each([
  ['base-sha', { 'INPUT_BASE-SHA': ' abc\n' }, 'abc'],
  ['base-sha', { INPUT_BASE_SHA: 'abc' }, ''],
  ['two words', { INPUT_TWO_WORDS: 'x' }, 'x'],
  ['lines', { INPUT_LINES: '\n a\r\nb \n' }, 'a\r\nb'],
  ['none', {}, ''],
])('input %s of %j is %j', (name, environment, value) => {
  expect(getInput(name, environment)).toBe(value);
});

test('a secret is one command, whatever stands in it', () => {
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  setSecret('a%b\n::error::c\r\nd');
  setSecret('');
  expect(write.mock.calls).toEqual([['::add-mask::a%25b%0A::error::c%0D%0Ad\n']]);
});
