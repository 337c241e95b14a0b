import { expect, test } from '@jest/globals';
import { unreportedNote } from './unreported.ts';

const diffOf = (...paths: readonly string[]) =>
  new Map(paths.map((path) => [path, { path, oldPath: null, added: new Set([1]) }]));
const all = () => true;

test.each([
  [['a.py', 'b.py'], 'No report names 1 changed file, whose lines are not counted: b.py.'],
  [['z/c.PY', 'b.py'], 'No report names 2 changed files, whose lines are not counted: b.py, z/c.PY.'],
  [['a.py', 'README.md', 'Makefile', '.py', 'x.py/Makefile'], null],
  [[], null],
])('of %j', (paths, wanted) => {
  expect(unreportedNote(diffOf(...paths), ['a.py', 'src/Dockerfile'], all)).toBe(wanted);
});

test('files that do not count, or only lost lines, or are of no kind that is covered, are not listed', () => {
  expect(unreportedNote(diffOf('test_b.py'), ['a.py'], (path) => !path.startsWith('test_'))).toBeNull();
  const moved = new Map([['b.py', { path: 'b.py', oldPath: 'c.py', added: new Set<number>() }]]);
  expect(unreportedNote(moved, ['a.py'], all)).toBeNull();
  expect(unreportedNote(diffOf('b.py'), ['a.go'], all)).toBeNull();
  expect(unreportedNote(diffOf('b.py'), [], all)).toBeNull();
});

test('ten are named, and the others counted', () => {
  const paths = Array.from({ length: 12 }, (_, index) => `f${index + 10}.py`);
  const note = unreportedNote(diffOf(...paths), ['a.py'], all) ?? '';
  expect(note).toContain('No report names 12 changed files');
  expect(note).toContain('f10.py, ');
  expect(note.endsWith('f19.py, and 2 more.')).toBe(true);
});
