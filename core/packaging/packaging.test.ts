import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { packagesToBuild } from './plan.ts';
import { readProject, withVersion } from './pyproject.ts';

const text = `[build-system]
requires = ["setuptools>=61"]
version = "9.9"

[project] # the package
name = 'acme-notes'
description = """
version = "8.8"
"""
version = "1.0.0" # next release
dependencies = ["flask"]

[project.urls]
version = "https://example.com"
`;

describe('pyproject.toml', () => {
  const plain = text.replace(/description = """\n.*\n"""\n/, '');

  test('name and version come from [project] only', () => {
    expect(readProject(plain, 'p')).toEqual({ name: 'acme-notes', version: '1.0.0' });
  });

  test('only the version changes', () => {
    const changed = withVersion(plain, '1.0.0a7', 'p');
    expect(changed).toBe(plain.replace('version = "1.0.0"', 'version = "1.0.0a7"'));
    expect(readProject(changed, 'p').version).toBe('1.0.0a7');
  });

  test('Windows line ends stay', () => {
    const windows = '[project]\r\nname = "a"\r\nversion = "1"\r\n';
    expect(withVersion(windows, '2', 'p')).toBe('[project]\r\nname = "a"\r\nversion = "2"\r\n');
  });

  test('text over several lines in the table is refused rather than misread', () => {
    expect(() => readProject(text, 'p')).toThrow('more than one line');
  });

  test.each([
    '',
    '[project]\nname = "a"\n',
    '[project]\nname = "a"\ndynamic = ["version"]\n',
    '[tool.x]\nname = "a"\nversion = "1"\n',
  ])('without a plain version: %j', (bad) => {
    expect(() => readProject(bad, 'services/a/pyproject.toml')).toThrow('services/a/pyproject.toml');
  });

  test('any version written is the version read', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-z.]{1,20}$/), (version) => {
        expect(readProject(withVersion(plain, version, 'p'), 'p').version).toBe(version);
      }),
    );
  });
});

describe('packagesToBuild', () => {
  const service = (name: string) => ({
    name,
    path: name,
    package: name,
    wsgi: 'x:app',
    needs: [],
    tests: [],
    health: '/healthz',
    probes: [],
  });
  const config = {
    services: { a: service('a'), b: service('b') },
    integrationTests: { path: 'it', package: 'acme-it' },
  };
  const names = (...args: Parameters<typeof packagesToBuild>) =>
    packagesToBuild(...args).map((plan) => plan.package);

  test('everything on the default branch', () => {
    expect(names(config, null, true)).toEqual(['a', 'b', 'acme-it']);
  });

  test('changed services; tests when changed, never published, or nothing else changed', () => {
    expect(names(config, { services: ['b'], integrationTests: false }, true)).toEqual(['b']);
    expect(names(config, { services: ['b'], integrationTests: true }, true)).toEqual(['b', 'acme-it']);
    expect(names(config, { services: ['b'], integrationTests: false }, false)).toEqual(['b', 'acme-it']);
    expect(names(config, { services: [], integrationTests: false }, true)).toEqual(['acme-it']);
    expect(
      names({ ...config, integrationTests: null }, { services: [], integrationTests: true }, true),
    ).toEqual([]);
  });
});
