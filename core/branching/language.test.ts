import { describe, expect, test } from '@jest/globals';
import { LanguageError, parseGroups, parsePair, parsePreset, words } from './language.ts';

test.each([
  ['a -> b: merge', { heads: ['a'], bases: ['b'], merge: ['merge'], needs: [] }],
  ['a -> b: merge\n', { heads: ['a'], bases: ['b'], merge: ['merge'], needs: [] }],
  [
    '  feature/*  fix/* -> main  x: squash or rebase ',
    { heads: ['feature/*', 'fix/*'], bases: ['main', 'x'], merge: ['squash', 'rebase'], needs: [] },
  ],
  [
    'a -> b: rebase or merge or squash, approved by qa, from a fork',
    {
      heads: ['a'],
      bases: ['b'],
      merge: ['rebase', 'merge', 'squash'],
      needs: [{ kind: 'approved-by', group: 'qa' }, { kind: 'from-fork' }],
    },
  ],
  [
    'a -> b: squash, from this repository, already on main, promoting, approved by release managers',
    {
      heads: ['a'],
      bases: ['b'],
      merge: ['squash'],
      needs: [
        { kind: 'from-here' },
        { kind: 'on-main' },
        { kind: 'promotion' },
        { kind: 'approved-by', group: 'release_managers' },
      ],
    },
  ],
  [
    'a -> b: squash  or  rebase ,  approved by  qa ,  promoting ',
    {
      heads: ['a'],
      bases: ['b'],
      merge: ['squash', 'rebase'],
      needs: [{ kind: 'approved-by', group: 'qa' }, { kind: 'promotion' }],
    },
  ],
])('reads %j', (text, pair) => expect(parsePair(text)).toEqual(pair));

describe('what cannot be read says what would be right', () => {
  const form = 'be written as `feature/* -> main: squash`';
  const methods = (word: string) => `use a merge method (merge, squash, rebase), not ${word}`;
  const conditions = (text: string) =>
    `use a condition (approved by …, from a fork, from this repository, already on main, promoting), not ${text}`;
  test.each([
    ['', form],
    ['a', form],
    ['a -> b', form],
    ['a -> b:', form],
    ['a -> b: ', form],
    ['a: squash', form],
    ['-> b: squash', form],
    ['a ->: squash', form],
    ['a->b: squash', form],
    ['a -> b -> c: squash', form],
    ['a -> b: squash\nor merge', form],
    ['a -> b: c: squash', methods('c: squash')],
    ['x a -> b: squash x', methods('squash x')],
    ['a -> b: fast-forward', methods('fast-forward')],
    ['a -> b: Squash', methods('Squash')],
    ['a -> b: squash or', methods('squash or')],
    ['a -> b: squash or pick', methods('pick')],
    ['a -> b: squash and merge', methods('squash and merge')],
    ['a -> b: toString', methods('toString')],
    ['a -> b: squash,promoting', methods('squash,promoting')],
    ['a -> b: squash, on Monday', conditions('on Monday')],
    ['a -> b: squash, constructor', conditions('constructor')],
    ['a -> b: squash, not approved by qa', conditions('not approved by qa')],
    ['a -> b: squash, approved by', conditions('approved by')],
    [
      'a -> b: squash, approved by managers',
      'name a group (release managers, qa, maintainers, bots), not managers',
    ],
    [
      'a -> b: squash, approved by toString',
      'name a group (release managers, qa, maintainers, bots), not toString',
    ],
  ])('%j', (text, message) => {
    expect(() => parsePair(text)).toThrow(new LanguageError(message));
    expect(() => parsePair(text)).toThrow(LanguageError);
  });
});

test('groups', () => {
  expect(parseGroups('release managers or maintainers or qa or bots')).toEqual([
    'release_managers',
    'maintainers',
    'qa',
    'bots',
  ]);
  expect(() => parseGroups('qa or owners')).toThrow('not owners');
  expect(() => parseGroups('')).toThrow(LanguageError);
});

test('words', () => {
  expect(words(' a  b/* c ')).toEqual(['a', 'b/*', 'c']);
});

test('a preset: its defaults, and its lines as they stand', () => {
  const preset = parsePreset(
    'trunk',
    `
defaults branches=a/*,b/* merge=squash,merge promote=x,y bake=y:24h,z:1h max_age=2d linear
keep $main $release
merge $topics -> $main: $merge
cut $release from $main by release managers, one at a time
back-merge $main -> $develop
tag on $release by release managers
create by maintainers
forks may use any name
`,
  );
  expect(preset).toEqual({
    name: 'trunk',
    defaults: {
      branches: ['a/*', 'b/*'],
      merge: ['squash', 'merge'],
      promote: ['x', 'y'],
      bake: { y: '24h', z: '1h' },
      max_age: '2d',
      linear: true,
    },
    lines: [
      { keyword: 'keep', text: '$main $release' },
      { keyword: 'merge', text: '$topics -> $main: $merge' },
      { keyword: 'cut', text: '$release from $main by release managers, one at a time' },
      { keyword: 'back-merge', text: '$main -> $develop' },
      { keyword: 'tag', text: 'on $release by release managers' },
      { keyword: 'create', text: 'by maintainers' },
      { keyword: 'forks', text: 'may use any name' },
    ],
  });
  expect(parsePreset('trunk', 'keep $main').defaults).toEqual({});
  expect(() => parsePreset('trunk', 'keep $main\nforbid x')).toThrow(
    new LanguageError('no rule starts with forbid'),
  );
});
