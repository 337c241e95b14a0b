import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { RepositoryModel } from '../../../test/fakes/repository-model.ts';
import { planDuties, type DutyRequest } from '../index.ts';
import { versionInFile, withVersionInFile } from './files.ts';
import { nextVersion, versionProblem } from './version.ts';

const bump = (version: string, base = 'main'): DutyRequest => {
  return { kind: 'bump', id: 'c1', by: 'rita', at: 0, number: 7, opened: false, version, base };
};

const manifest = '{\n\t"version" : "0.1.0",\n\t"nested": {"version": "9"}\n}\n';
const project = '[project]\nname = "shop"\nversion = "0.1.0"  # kept\n';
const settled = (model: RepositoryModel) => planDuties(model.input()).settled[0];

describe('the pull request', () => {
  test('changes every version file, is merged when it is ready, and its branch goes', () => {
    const model = new RepositoryModel({ strategy: 'feature' });
    model.commit('main', { 'package.json': manifest, 'pyproject.toml': project });
    model.ask(bump('0.2.0'));
    model.settle();
    expect(model.pulls).toMatchObject([{ head: 'chore/bump-0.2.0', base: 'main', title: 'Version 0.2.0' }]);
    expect(model.log.map(({ kind }) => kind)).toEqual([
      'create-branch',
      'write-file',
      'write-file',
      'open-pull',
    ]);
    model.settle(() => model.approve());
    expect(model.comments.get('7 fairlead-request-c1')).toBe(
      '`package.json` and `pyproject.toml` on `main` say 0.2.0 since #1.',
    );
    expect([...model.branches.keys()]).toEqual(['main']);
  });

  test('a lost commit is made up for before it is opened', () => {
    const model = new RepositoryModel({ strategy: 'feature' });
    model.commit('main', { 'package.json': manifest, 'pyproject.toml': project });
    model.ask(bump('0.2.0'));
    model.run();
    expect(planDuties(model.input()).wakeAt).toBe(model.now);
    model.run((command) => command.kind === 'write-file' && command.path === 'package.json');
    expect(model.run()).toMatchObject([{ kind: 'write-file', path: 'package.json' }]);
    expect(model.run()).toMatchObject([{ kind: 'open-pull' }]);
  });

  test.each([
    [{ strategy: 'gitflow' }, 'develop', 'feature/bump-0.2.0'],
    [{ strategy: 'gitflow' }, 'release/0.2', 'bugfix/bump-0.2.0'],
    [{ strategy: 'trunk' }, 'main', 'chore/bump-0.2.0'],
    [{ strategy: 'feature', branches: ['work/*'] }, 'main', 'work/bump-0.2.0'],
    [{ strategy: 'feature', branches: ['**'] }, 'main', 'chore/bump-0.2.0'],
  ])('%j: into %s from %s, a name that the strategy takes', (file: object, base, branch) => {
    const model = new RepositoryModel(file, ['main', 'develop', 'release/0.2']);
    model.commit(base, { 'package.json': manifest });
    model.ask(bump('0.2.0', base));
    model.run();
    expect(model.log[0]).toMatchObject({ kind: 'create-branch', branch });
  });

  test('main-first: nothing goes into a release that is not on main', () => {
    const model = new RepositoryModel({ strategy: 'release' }, ['main', 'release/0.2']);
    model.ask(bump('0.2.0', 'release/0.2'));
    expect(settled(model)).toMatchObject({ outcome: 'refused' });
  });

  test('without a version file only the tag is left', () => {
    const model = new RepositoryModel({ strategy: 'feature' });
    model.commit('main', { 'package.json': '{}' });
    model.ask(bump('0.2.0'));
    expect(settled(model)).toMatchObject({ outcome: 'done' });
    expect(settled(model)?.sentence).toContain('only the tag is left');
  });

  test('closed by somebody, it is not opened again', () => {
    const model = new RepositoryModel({ strategy: 'feature' });
    model.commit('main', { 'package.json': manifest });
    model.ask(bump('0.2.0'));
    model.settle();
    const pull = model.pulls[0];
    if (pull !== undefined) pull.state = 'closed';
    model.settle();
    expect(model.pulls).toHaveLength(1);
    expect(model.stored.requests).toEqual([]);
  });
});

describe('the next version', () => {
  test.each([
    ['main', 'minor', ['v1.3.2', 'v1.3.10'], '1.4.0'],
    ['main', 'patch', ['v1.3.2'], '1.3.3'],
    ['main', 'major', [], '1.0.0'],
    ['release/1.4', 'minor', ['v1.3.2'], '1.4.0'],
    ['release/1.4', 'patch', ['v1.4.0', 'v2.0.0'], '1.4.1'],
    ['release/1.4.2', 'patch', ['v1.4.0'], '1.4.2'],
    ['release/next', 'patch', ['v2.0.0'], '2.0.1'],
  ] as const)('%s, %s, after %j: %s', (base, part, tags, expected) => {
    const model = new RepositoryModel({ strategy: 'release' }, ['main', base]);
    for (const tag of tags) model.tags.set(tag, model.sha('main'));
    const { state, strategy } = model.input();
    expect(nextVersion(state, strategy, base, part)).toBe(expected);
  });

  test('a release carries its own numbers only', () => {
    const { strategy } = new RepositoryModel({ strategy: 'release' });
    expect(versionProblem(strategy, 'release/1.4', '1.5.0')).toContain('carries 1.4 only');
    expect(versionProblem(strategy, 'release/1.4', '1.4.9')).toBeNull();
    expect(versionProblem(strategy, 'main', '7.0.0')).toBeNull();
  });
});

describe('the files', () => {
  test('package.json: only the outermost version changes, every other byte stays', () => {
    expect(withVersionInFile('package.json', manifest, '1.0.0')).toBe(manifest.replace('"0.1.0"', '"1.0.0"'));
    expect(versionInFile('package.json', '{"a": "version", "version": "2.0.0"}')).toBe('2.0.0');
  });

  test.each([
    '',
    '[]',
    'null',
    '{"version": 1}',
    '{"x": {"version": "1"}}',
    '{version: "1"}',
    '["version", "1"]',
  ])('package.json %j carries none', (text) => {
    expect(versionInFile('package.json', text)).toBeNull();
    expect(withVersionInFile('package.json', text, '1.0.0')).toBeNull();
  });

  test('whatever package.json is, the edit is the value and nothing else', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat({ max: 4 }), (other, indent) => {
        const before = JSON.stringify({ ...other, version: '1.2.3' }, null, indent);
        const after = withVersionInFile('package.json', before, '9.9.9');
        expect(JSON.parse(after ?? '')).toEqual({ ...JSON.parse(before), version: '9.9.9' });
        expect(withVersionInFile('package.json', after ?? '', '1.2.3')).toBe(before);
      }),
    );
  });

  test('pyproject.toml: the project table only', () => {
    expect(withVersionInFile('pyproject.toml', project, '1.0.0')).toBe(project.replace('0.1.0', '1.0.0'));
    expect(versionInFile('pyproject.toml', '[tool.x]\nversion = "1"\n')).toBeNull();
  });

  test('a huge file is left alone', () => {
    const huge = `{"version": "1", "x": "${'x'.repeat(200_000)}"}`;
    expect(versionInFile('package.json', huge)).toBeNull();
  });
});
