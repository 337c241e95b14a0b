import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parseCodeOwners } from './code-owners.ts';

test.each([
  '',
  '# a comment',
  '   # another',
  '*       @global-owner1 @global-owner2',
  '*.js    @js-owner #This is an inline comment.',
  '*.go docs@example.com',
  '*.txt @octo-org/octocats',
  '/build/logs/ @doctocat',
  '/apps/github',
  '**/logs @octocat',
  String.raw`/my\ folder/ @octocat`,
  '/x @some_body',
  '/x @octo-org/team.name_1',
  'x @me # @you is no owner!',
])('GitHub reads %j', (line) => {
  expect(parseCodeOwners(line)).toEqual({ problems: [] });
});

test.each([
  ['!x @me', 'A pattern cannot be negated with !'],
  ['/[a-z]/ @me', 'A pattern cannot hold a range in [ ]'],
  ['a]b @me', 'A pattern cannot hold a range in [ ]'],
  [String.raw`\#x @me`, String.raw`A pattern cannot start with \#`],
  ['* me', 'me is no owner: write @login, @organisation/team or an email address'],
  ['* @ me', '@ is no owner: write @login, @organisation/team or an email address'],
  ['* @-me', '@-me is no owner: write @login, @organisation/team or an email address'],
  ['* @some_bo!dy', '@some_bo!dy is no owner: write @login, @organisation/team or an email address'],
  ['* @acme/', '@acme/ is no owner: write @login, @organisation/team or an email address'],
  ['* @a/b/c', '@a/b/c is no owner: write @login, @organisation/team or an email address'],
  ['* @me x@y', 'x@y is no owner: write @login, @organisation/team or an email address'],
  ['/my folder/ @me', 'folder/ is no owner: write @login, @organisation/team or an email address'],
])('GitHub does not read %j', (line, sentence) => {
  expect(parseCodeOwners(`* @ok\n${line}\r\n* @ok`)).toEqual({ problems: [{ line: 2, sentence }] });
});

test('long words are cut, and so is the list', () => {
  const { problems } = parseCodeOwners(`* ${'x'.repeat(500)}\n`.repeat(60));
  expect(problems).toHaveLength(50);
  expect(problems[0]?.sentence).toMatch(/^x{100} is no owner/);
});

test('a file above 3 MB is not read', () => {
  const line = `${'é'.repeat(1023)}\n`;
  expect(parseCodeOwners(`#${line}`.repeat(1_537)).problems).toEqual([
    { line: 1, sentence: 'The file is larger than 3 MB, and GitHub does not read it' },
  ]);
  expect(parseCodeOwners(`#${line}`.repeat(1_536)).problems).toEqual([]);
});

test('never throws, and takes no long time', () => {
  const piece = fc.constantFrom(
    '@',
    'a',
    '-',
    '_',
    '/',
    '.',
    ' ',
    '\\',
    '#',
    '!',
    '[',
    '\n',
    'aaaaaaaaaaaaaaaaaaaa',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 2000 }), (pieces) => {
      for (const { line } of parseCodeOwners(pieces.join('')).problems) expect(line).toBeGreaterThan(0);
    }),
  );
  const start = performance.now();
  parseCodeOwners(`* ${'a@a.'.repeat(200_000)}`);
  parseCodeOwners(`* @${'a'.repeat(500_000)}`);
  parseCodeOwners('\\'.repeat(500_001));
  expect(performance.now() - start).toBeLessThan(5_000);
});
