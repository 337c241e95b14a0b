import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { matchesGlob } from './glob.ts';

test.each([
  // Without a star: the same text, and nothing else.
  ['main', 'main', true],
  ['main', 'Main', false],
  ['main/x', 'main', false],
  ['main', 'main/x', false],
  ['release(1)', 'release(1)', true],
  ['a', '[a]', false],
  ['a', '?', false],
  ['a/', 'a/', true],
  // One star: some characters of one part.
  ['feature/x', 'feature/*', true],
  ['feature/', 'feature/*', false],
  ['feature', 'feature/*', false],
  ['feature/x/y', 'feature/*', false],
  ['feature/x/', 'feature/*', false],
  ['feature//x', 'feature/*', false],
  ['/feature/x', 'feature/*', false],
  ['x/feature/x', 'feature/*', false],
  ['feature/.x', 'feature/*', true],
  ['feature\\x', 'feature/*', false],
  ['', '*', false],
  ['x', '*', true],
  ['x/y', '*', false],
  ['a/b', '*/*', true],
  ['a', '*/*', false],
  // Pieces of a part.
  ['v1', 'v*', true],
  ['v', 'v*', true],
  ['av1', 'v*', false],
  ['v1/2', 'v*', false],
  ['x-fix', '*-fix', true],
  ['x-fix-y', '*-fix', false],
  ['aba', 'ab*ba', false],
  ['abba', 'ab*ba', true],
  ['ab-x-ba', 'ab*x*ba', true],
  ['ab-y-ba', 'ab*x*ba', false],
  ['axbx', '*x*x', true],
  ['ax', '*x*x', false],
  ['a1b2c', 'a*b*c', true],
  ['a1c2b', 'a*b*c', false],
  ['ab', 'a**b', true],
  // Two stars: any number of parts.
  ['x', '**', true],
  ['x/y/z', '**', true],
  ['x//z', '**', false],
  ['', '**', false],
  ['a/', '**', false],
  ['a/b', 'a/**', true],
  ['a/b/c', 'a/**', true],
  ['a', 'a/**', false],
  ['ab/c', 'a/**', false],
  ['x', '**/x', true],
  ['a/b/x', '**/x', true],
  ['a/b/y', '**/x', false],
  ['a/b', 'a/**/b', true],
  ['a/x/y/b', 'a/**/b', true],
  ['a/x/y/c', 'a/**/b', false],
  ['a/x/b/y/c', 'a/**/b/**/c', true],
  ['a/x/b', 'a/**/b/**', false],
  ['a/b/c', 'a/**/*', true],
  ['a', '**/**', true],
  ['b/x', '**/a/**', false],
])('%j by %j: %j', (name, glob, matches) => {
  expect(matchesGlob(name, glob)).toBe(matches);
});

const part = fc.stringMatching(/^[a-c.+(]{1,4}$/);
const name = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
const glob = fc
  .array(fc.oneof(part, fc.constantFrom('*', '**', 'a*', '*b', 'a*b*')), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('/'));

/** The same by a regular expression, part by part. */
function byPattern(text: string, pattern: string): boolean {
  const escaped = (each: string) => each.replaceAll(/[.+(]/g, String.raw`\$&`).replaceAll(/\*+/g, '[^/]*');
  const parts = pattern.split('/');
  const source = parts.map((each, index) => {
    const last = index === parts.length - 1;
    if (each === '**') return last ? '(?:[^/]+/)+' : '(?:[^/]+/)*';
    return `(?=[^/])${escaped(each)}/`;
  });
  return new RegExp(`^${source.join('')}$`).test(`${text}/`);
}

test('agrees with a regular expression', () => {
  fc.assert(
    fc.property(name, glob, (text, pattern) => {
      expect(matchesGlob(text, pattern)).toBe(byPattern(text, pattern));
    }),
    { numRuns: 2000 },
  );
});

test('every name matches itself and **, and none with an empty part matches a star', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(matchesGlob(text, text)).toBe(!text.includes('*') || !text.split('/').includes(''));
      expect(matchesGlob(text, '**')).toBe(!text.split('/').includes(''));
    }),
  );
});

test('a hostile pattern takes no time', () => {
  expect(matchesGlob('a'.repeat(250), `${'*a'.repeat(100)}b`)).toBe(false);
  expect(matchesGlob('a/'.repeat(125).slice(0, -1), `${'**/'.repeat(60)}b`)).toBe(false);
});
