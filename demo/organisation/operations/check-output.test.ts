import { expect, test } from '@jest/globals';
import { Refusal } from '../refusal.ts';
import type { Json } from '../types.ts';
import { checkOutput } from './check-output.ts';

const good = { path: 'a.py', start_line: 1, end_line: 1, annotation_level: 'failure', message: 'm' };
const output = (annotations: readonly Json[], more: Json = {}): Json => ({
  title: 't',
  summary: 's',
  annotations,
  ...more,
});
const note = (more: Json): Json => output([{ ...good, ...more }]);
const wide = '漢'.repeat(21_845);

test.each<[string, Json]>([
  ['50 annotations', output(Array.from({ length: 50 }, () => good))],
  ['65,535 characters', output([], { summary: 'x'.repeat(65_535), text: '漢'.repeat(65_535) })],
  ['a message and details of 65,535 bytes', note({ message: wide, raw_details: wide })],
  ['a title of 255 characters', note({ title: '漢'.repeat(255) })],
  ['columns on one line', note({ start_column: 1, end_column: 1 })],
  ['several lines', note({ end_line: 9 })],
])('GitHub takes %s', (_, given) => {
  expect(() => checkOutput(given)).not.toThrow();
});

test.each<[string, Json]>([
  ['51 annotations', output(Array.from({ length: 51 }, () => good))],
  ['annotations that are no list', output([], { annotations: 'x' })],
  ['a summary of 65,536 characters', output([], { summary: 'x'.repeat(65_536) })],
  ['a text of 65,536 characters', output([], { text: 'x'.repeat(65_536) })],
  ['no summary', { title: 't' }],
  ['a title that is no text', output([], { title: 7 })],
  ['a message of more than 64 KB', note({ message: `${wide}漢` })],
  ['no message', note({ message: '' })],
  ['details of more than 64 KB', note({ raw_details: `${wide}漢` })],
  ['a title of 256 characters', note({ title: 'x'.repeat(256) })],
  ['no path', note({ path: '' })],
  ['an absolute path', note({ path: '/a.py' })],
  ['a path with ./ before it', note({ path: './a.py' })],
  ['line 0', note({ start_line: 0 })],
  ['a line that is no whole number', note({ start_line: 1.5, end_line: 2 })],
  ['a line beyond 32 bits', note({ end_line: 2 ** 31 })],
  ['no line', note({ start_line: undefined })],
  ['an end before the start', note({ start_line: 3, end_line: 2 })],
  ['columns on several lines', note({ end_line: 2, start_column: 1 })],
  ['column 0', note({ start_column: 0 })],
  ['an end column before the start', note({ start_column: 4, end_column: 3 })],
  ['another level', note({ annotation_level: 'error' })],
])('GitHub refuses %s', (_, given) => {
  expect(() => checkOutput(given)).toThrow(Refusal);
});
