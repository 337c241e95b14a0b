import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { chooseTemplates, templatesOf } from './choose.ts';
import { filesOf, isWritten, planFiles } from './files.ts';
import { isUntouched, readStamp } from './stamp.ts';
import { templateCatalogue } from './catalogue.ts';

const older = {
  name: 'fairlead-x',
  workflow: 'on: push # [$default-branch]\n',
  properties: '{"name": "X"}\n',
};
const newer = { ...older, workflow: 'on: [push] # [$default-branch]\n', properties: '{"name": "Y"}\n' };
const folder = (files: Readonly<Record<string, string>>) => (path: string) => files[path] ?? null;
const asFolder = (files: readonly { path: string; text: string }[]) =>
  Object.fromEntries(files.map(({ path, text }) => [path, text]));
const changesOf = (changes: readonly { path: string; change: string }[]) =>
  changes.map(({ path, change }) => [path.split('/').at(-1), change]);

describe('the files of a template', () => {
  test('in a repository it stands where it runs, for its default branch', () => {
    const [file, ...others] = filesOf([older], 'repository', 'ma$&in, 1');
    expect(others).toEqual([]);
    expect(file?.path).toBe('.github/workflows/fairlead-x.yml');
    expect(file?.text).toMatch(/^# fairlead-template: fairlead-x [0-9a-f]{16} [0-9a-f]{16}\n/);
    expect(file?.text).toContain('\non: push # ["ma$&in, 1"]\n');
  });

  test.each(['main', 'release/1.x', 'on', 'No', '1.0', 'a, b', '~', 'a: b', 'x#y', "a'b", '-'])(
    'the default branch %j stays what it is',
    (branch) => {
      const [file] = filesOf([older], 'repository', branch);
      const { list } = parse((file?.text ?? '').replace('on: push # ', 'list: ')) as { list: string[] };
      expect(list).toEqual([branch]);
    },
  );

  test('in the organisation it keeps GitHub’s placeholder and has its properties', () => {
    const files = filesOf([older], 'organisation', 'main');
    expect(files.map(({ path }) => path)).toEqual([
      'workflow-templates/fairlead-x.yml',
      'workflow-templates/fairlead-x.properties.json',
    ]);
    expect(files[0]?.text).toContain('[$default-branch]');
    expect(files[1]?.text).toBe(older.properties);
  });
});

describe('the plan', () => {
  const before = asFolder(filesOf([older], 'organisation', 'main'));
  const after = filesOf([newer], 'organisation', 'main');
  const [workflow = '', properties = ''] = Object.keys(before);

  test('new, the same, and newer', () => {
    expect(changesOf(planFiles(after, folder({}), false))).toEqual([
      ['fairlead-x.yml', 'new'],
      ['fairlead-x.properties.json', 'new'],
    ]);
    expect(planFiles(after, folder(asFolder(after)), true).some(isWritten)).toBe(false);
    expect(changesOf(planFiles(after, folder(before), false))).toEqual([
      ['fairlead-x.yml', 'update'],
      ['fairlead-x.properties.json', 'update'],
    ]);
  });

  test.each<[string, Record<string, string>, string, string]>([
    ['the workflow', { [workflow]: `${before[workflow]}# mine\n` }, 'kept', 'update'],
    ['the properties', { [properties]: '{}' }, 'update', 'kept'],
    ['the stamp is gone', { [workflow]: older.workflow }, 'kept', 'kept'],
    ['somebody’s own', { [workflow]: 'on: push\n', [properties]: '{}' }, 'kept', 'kept'],
    ['line ends only', { [workflow]: (before[workflow] ?? '').replaceAll('\n', '\r\n') }, 'update', 'update'],
    [
      'of another template',
      { [workflow]: filesOf([{ ...older, name: 'fairlead-z' }], 'organisation', 'main')[0]?.text ?? '' },
      'kept',
      'update',
    ],
  ])('%s was changed', (_, edits, first, second) => {
    const found = folder({ ...before, ...edits });
    expect(planFiles(after, found, false).map(({ change }) => change)).toEqual([first, second]);
    const forced = planFiles(after, found, true).map(({ change }) => change);
    expect(forced).toEqual([first, second].map((change) => (change === 'kept' ? 'replace' : change)));
  });

  test('any change of one character is noticed, and nothing that was written is taken for changed', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (body, at, letter) => {
        const [file] = filesOf(
          [{ name: 'fairlead-x', workflow: body, properties: '{}' }],
          'organisation',
          '',
        );
        const text = file?.text ?? '';
        expect(isUntouched(text)).toBe(true);
        const start = text.indexOf('\n') + 1;
        const place = start + (at % (text.length - start + 1));
        const edited = `${text.slice(0, place)}${letter}${text.slice(place)}`;
        // A carriage return before a line feed is a line end as well.
        fc.pre(letter !== '\r' && text[place - 1] !== '\r');
        expect(isUntouched(edited)).toBe(false);
      }),
    );
  });

  test.each(['', '# fairlead-template: x', `# fairlead-template: x ${'0'.repeat(16)}\n`, '\n'])(
    '%j has no stamp',
    (text) => {
      expect(readStamp(text)).toBeNull();
      expect(isUntouched(text)).toBe(false);
    },
  );
});

describe('choosing', () => {
  const texts = templateCatalogue.map(({ name }) => ({
    name,
    workflow: '',
    properties: '{"name": "N", "description": "D"}',
  }));
  const all = templatesOf(texts);
  const none = { names: [], kind: null, strategy: null };
  const names = (wish: object) => {
    const chosen = chooseTemplates(all, { ...none, ...wish });
    return chosen.kind === 'chosen' ? chosen.templates.map(({ name }) => name) : chosen;
  };

  test('all, by name, by kind, by strategy', () => {
    expect(names({})).toHaveLength(templateCatalogue.length);
    expect(names({ names: ['rollback', 'fairlead-deploy'] })).toEqual([
      'fairlead-deploy',
      'fairlead-rollback',
    ]);
    expect(names({ kind: 'node' })).toEqual(['fairlead-node-delivery']);
    expect(names({ strategy: 'gitflow' })).toEqual(['fairlead-strategy-gitflow']);
    expect(names({ kind: 'node', strategy: 'gitflow' })).toEqual([]);
  });

  test('a name that is none is told, with the nearest', () => {
    expect(names({ names: ['fairlead-delpoy'] })).toEqual({
      kind: 'unknown',
      name: 'delpoy',
      nearest: 'deploy',
    });
  });

  test('a template that is listed and missing is an error', () => {
    expect(() => templatesOf(texts.slice(1))).toThrow(texts[0]?.name);
  });
});
