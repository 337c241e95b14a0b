import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parseCommand, parseCommands } from './index.ts';
import { commandKinds } from './parse.ts';

const until = (day: string) => ({ kind: 'until', at: Date.parse(day) });

describe('what is read', () => {
  test.each([
    ['', { kind: 'help' }],
    ['help', { kind: 'help' }],
    ['HELP', { kind: 'help' }],
    ['recheck', { kind: 'recheck' }],
    ['cut release/1.4', { kind: 'cut', branch: 'release/1.4' }],
    ['cut `release/1.4`', { kind: 'cut', branch: 'release/1.4' }],
    ['  cut   Release/1.4  ', { kind: 'cut', branch: 'Release/1.4' }],
    ['bump minor', { kind: 'bump', part: 'minor' }],
    ['bump Major', { kind: 'bump', part: 'major' }],
    ['tag v1.4.0', { kind: 'tag', tag: 'v1.4.0', sha: null }],
    ['tag v1.4.0 ABCDEF1', { kind: 'tag', tag: 'v1.4.0', sha: 'abcdef1' }],
    ['finish release/1.4', { kind: 'finish', branch: 'release/1.4' }],
    ['merge', { kind: 'merge', method: null }],
    ['merge squash', { kind: 'merge', method: 'squash' }],
    ['promote staging', { kind: 'promote', branch: 'staging' }],
    ['promote to production', { kind: 'promote', branch: 'production' }],
    ['promote to', { kind: 'promote', branch: 'to' }],
    ['back-merge', { kind: 'back-merge', from: null, to: null }],
    ['back-merge main develop', { kind: 'back-merge', from: 'main', to: 'develop' }],
    ['back-merge main into develop', { kind: 'back-merge', from: 'main', to: 'develop' }],
    ['unfreeze all', { kind: 'unfreeze', branches: 'all' }],
    ['unfreeze main release/*', { kind: 'unfreeze', branches: ['main', 'release/*'] }],
    ['test 0a1b2c3', { kind: 'test', sha: '0a1b2c3' }],
    ['test 0A1', { kind: 'test', sha: '0a1' }],
  ])('/fairlead %s', (line, command) => {
    expect(parseCommand(`/fairlead ${line}`)).toEqual(command);
  });

  const open = { kind: 'open' };
  const freeze = { kind: 'freeze', branches: ['main'], end: open, reason: '', allow: [] };

  test.each([
    ['main', freeze],
    ['main release/*', { ...freeze, branches: ['main', 'release/*'] }],
    ['main for 3d', { ...freeze, end: { kind: 'for', ms: 259_200_000 } }],
    ['main until 2026-12-24', { ...freeze, end: until('2026-12-24T00:00Z') }],
    ['main until 2026-12-24T16:30', { ...freeze, end: until('2026-12-24T16:30Z') }],
    ['main until 2028-02-29T00:00Z', { ...freeze, end: until('2028-02-29T00:00Z') }],
    ['main because of the fair', { ...freeze, reason: 'of the fair' }],
    [
      'main because we allow for nothing until then',
      { ...freeze, reason: 'we allow for nothing until then' },
    ],
    [
      'main because it is full allow label:hotfix team:ops for 2h',
      {
        ...freeze,
        reason: 'it is full',
        allow: ['label:hotfix', 'team:ops'],
        end: { kind: 'for', ms: 7_200_000 },
      },
    ],
    ['main allow ann bot[bot]', { ...freeze, allow: ['ann', 'bot[bot]'] }],
  ])('/fairlead freeze %s', (line, command) => {
    expect(parseCommand(`/fairlead freeze ${line}`)).toEqual(command);
  });
});

describe('what is wrong is said, with a line to copy', () => {
  test.each([
    ['mege', '/fairlead merge'],
    ['freze main for 3d', '/fairlead freeze main for 3d'],
    ['dance', '/fairlead help'],
    ['recheck now', '/fairlead recheck'],
    ['cut', '/fairlead cut <branch>'],
    ['cut a b', '/fairlead cut <branch>'],
    ['cut a..b', '/fairlead cut <branch>'],
    ['cut -x', '/fairlead cut <branch>'],
    ['cut release/*', '/fairlead cut <branch>'],
    ['bump', '/fairlead bump major | minor | patch'],
    ['bump minr', '/fairlead bump minor'],
    ['bump minor patch', '/fairlead bump minor'],
    ['tag', '/fairlead tag <name> [<commit>]'],
    ['tag v1 xyz', '/fairlead tag <name> [<commit>]'],
    ['tag v1 abc', '/fairlead tag <name> [<commit>]'],
    ['merge sqash', '/fairlead merge squash'],
    ['merge squash now', '/fairlead merge squash'],
    ['back-merge main', '/fairlead back-merge [<from> <to>]'],
    ['promote', '/fairlead promote <branch>'],
    ['unfreeze', '/fairlead unfreeze <branch>… | all'],
    ['unfreeze a..b', '/fairlead unfreeze <branch>… | all'],
    ['test', '/fairlead test <commit>'],
    ['test nothex', '/fairlead test <commit>'],
    [`test ${'a'.repeat(41)}`, '/fairlead test <commit>'],
  ])('/fairlead %s', (line, suggestion) => {
    expect(parseCommand(`/fairlead ${line}`)).toMatchObject({ kind: 'error', suggestion });
  });

  test.each([
    '',
    'for 3d',
    'main for 3 days',
    'main for 0d',
    'main for 999999d',
    'main until 2026-02-31',
    'main until 2026-13-01',
    'main until 2026-12-24T24:00',
    'main until 2026-12-24T12:60',
    'main until tomorrow',
    'main for 3d until 2026-12-24',
    'main for 3d for 4d',
    'main allow',
    'main allow label:',
    'ma..in',
    'x '.repeat(21),
  ])('/fairlead freeze %s', (line) => {
    expect(parseCommand(`/fairlead freeze ${line}`)).toMatchObject({ kind: 'error' });
  });

  test('a line that is too long', () => {
    const start = '/fairlead freeze main because ';
    expect(parseCommand(start.padEnd(500, 'x'))).toMatchObject({ kind: 'freeze' });
    expect(parseCommand(start.padEnd(501, 'x'))).toMatchObject({ kind: 'error' });
    expect(parseCommand(`/fairlead freeze main because ${'x'.repeat(500)}`)).toMatchObject({
      kind: 'error',
      sentence: 'The line is too long to be a command.',
    });
  });
});

describe('where commands stand', () => {
  test.each([
    ['at the start', '/fairlead help', 1],
    ['after text', 'Looks good.\r\n/fairlead merge\r\nThanks', 1],
    ['a little indented', '   /fairlead merge', 1],
    ['in the middle of a line', 'please /fairlead merge', 0],
    ['in a quote', '> /fairlead merge', 0],
    ['as code by indentation', '    /fairlead merge', 0],
    ['in a code block', '```\n/fairlead merge\n```', 0],
    ['in a code block of tildes', '~~~sh\n/fairlead merge\n~~~', 0],
    ['in a code block that shows another', '````\n```\n/fairlead merge\n```\n````', 0],
    ['after a code block', '```\nx\n```\n/fairlead merge', 1],
    ['in a comment of a template', '<!--\n/fairlead merge\n-->', 0],
    ['after such a comment', '<!-- x\n-->\n/fairlead merge', 1],
    ['as part of a word', '/fairleads merge', 0],
    ['in capitals', '/FAIRLEAD merge', 0],
    ['several', '/fairlead recheck\n/fairlead merge', 2],
    ['more than ten', '/fairlead recheck\n'.repeat(20), 10],
    ['none', 'hello', 0],
    ['nowhere', '', 0],
  ])('%s', (_, body, expected) => {
    expect(parseCommands(body)).toHaveLength(expected);
    expect(parseCommand(body) === null).toBe(expected === 0);
  });

  test('beyond the longest comment that GitHub takes', () => {
    expect(parseCommands(`${'x'.repeat(65_536)}\n/fairlead merge`)).toEqual([]);
  });
});

describe('whatever the text', () => {
  const word = fc.oneof(
    fc.constantFrom(
      ...commandKinds,
      'for',
      'until',
      'because',
      'allow',
      '3d',
      'label:x',
      'all',
      'to',
      '<!--',
      '```',
    ),
    fc.string({ maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  const line = fc.array(word, { maxLength: 8 }).map((words) => `/fairlead ${words.join(' ')}`);
  const body = fc.array(fc.oneof(line, fc.string()), { maxLength: 15 }).map((lines) => lines.join('\n'));

  test('nothing is thrown, at most ten come, and every error has a sentence and a suggestion', () => {
    fc.assert(
      fc.property(body, (text) => {
        const commands = parseCommands(text);
        expect(commands.length).toBeLessThanOrEqual(10);
        for (const command of commands) {
          if (command.kind !== 'error') continue;
          expect(command.sentence).toMatch(/\.$/);
          expect(command.suggestion).toMatch(/^\/fairlead /);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('long rubbish costs no time', () => {
    const started = performance.now();
    for (const text of [
      '`'.repeat(65_000),
      '<!--'.repeat(16_000),
      '/fairlead '.repeat(6500),
      '\n'.repeat(65_000),
    ]) {
      parseCommands(text);
    }
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
