import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { ruleFiles } from '../../test/fakes/rule-files.ts';
import { groupsOf, layersFor, parseOrgConfig, unmatchedGlobs, type GroupedRepository } from './index.ts';

const text = `version: 1
defaults:
  strategy: feature
  approvals: 1
  environments:
    production: {approval: team:ops, wait: 10m}
groups:
  - name: services
    match: {repositories: [svc-*], teams: [backend]}
    exclude: {repositories: [svc-legacy]}
    rules: {approvals: 2, checks: [build]}
  - name: gold
    match: {properties: {tier: [gold, silver], public: true}}
    rules: {approvals: 3}
`;

function problems(file: string): string[] {
  return parseOrgConfig(file).problems.map(
    ({ place, level, sentence, remedy }) =>
      `${place.file}:${place.line}:${place.column} ${level} ${sentence} | ${remedy}`,
  );
}

function repository(name: string, more: Partial<GroupedRepository> = {}): GroupedRepository {
  return { name, teams: [], properties: {}, ...more };
}

describe('the organisation file', () => {
  test('is read into layers', () => {
    const { config, problems: found } = parseOrgConfig(text);
    expect(found).toEqual([]);
    expect(config?.defaults).toMatchObject({
      name: 'organisation',
      settings: { strategy: 'feature', approvals: 1 },
      environments: { production: { approval: ['team:ops'], waitMs: 600_000 } },
    });
    expect(config?.defaults.places['environments.production.wait']).toEqual({
      file: 'fairlead-org.yml',
      line: 6,
      column: 38,
    });
    expect(config?.groups[0]).toMatchObject({
      name: 'services',
      match: { repositories: ['svc-*'], teams: ['backend'], properties: {} },
      exclude: { repositories: ['svc-legacy'], teams: [], properties: {} },
      layer: { name: 'group services', settings: { approvals: 2, checks: ['build'] } },
    });
    expect(config?.groups[0]?.layer.places['checks.0']).toMatchObject({ line: 11, column: 36 });
    expect(config?.groups[1]?.match.properties).toEqual({ tier: ['gold', 'silver'], public: ['true'] });
  });

  test.each(['', '# nothing', '{}', 'version: 1'])('%j sets nothing', (file) => {
    const { config } = parseOrgConfig(file);
    expect(config?.groups).toEqual([]);
    expect(config?.defaults.settings).toEqual({});
  });

  test.each([
    ['defaults: {aprovals: 2}', '1:12 error `defaults` has no key "aprovals" | Did you mean `approvals`?'],
    ['defalts: {}', '1:1 error Fairlead has no key "defalts" | Did you mean `defaults`?'],
    ['defaults: {approvals: two}', '1:23 error `defaults.approvals` must be a number, but is "two"'],
    ['defaults: {services: {}}', '1:12 error `defaults` has no key "services"'],
    ['groups: [{name: a, rules: {}}]', '1:10 error `groups.0.match` is missing | Add `match` here.'],
    [
      'groups:\n  - name: a\n    match: {}\n    rules: {}',
      '3:12 error `groups.0.match` must name repositories, teams',
    ],
    [
      'groups:\n  - name: a\n    match: {repositories: [acme/x]}\n    rules: {}',
      '3:28 error `groups.0.match.repositories.0` must be the name of a repository without its owner',
    ],
    [
      'groups:\n  - name: a\n    match: {teams: ["team:x"]}\n    rules: {}',
      '3:21 error `groups.0.match.teams.0` must be the name of a team, without team:',
    ],
    [
      'groups:\n  - name: a\n    match: {properties: {tier: 3}}\n    rules: {}',
      '3:32 error `groups.0.match.properties.tier` must be a text, or true or false',
    ],
    [
      'groups:\n  - name: a\n    match: {repos: [x]}\n    rules: {}',
      '3:12 error `groups.0.match` must name repositories, teams or properties, but is {"repos":["x"]}',
    ],
    [
      'groups:\n  - {name: a, match: {teams: [x]}, rules: {}}\n  - {name: a, match: {teams: [y]}, rules: {}}',
      '3:12 error Two groups have the name a | Give each group a name of its own.',
    ],
    [
      'defaults:\n  approvals: 1\n  approvals: 2',
      '3:3 error The key "approvals" stands twice, first on line 2',
    ],
    ['defaults: &x {}\ngroups: *x', '2:9 error Aliases (*name) are not allowed'],
    ['defaults:\n  strategy: gitflow\n  linear: true', '3:11 error `linear` allows no merge commits'],
    [
      'defaults:\n  freeze: [{branches: main, from: 2026-12-20, to: 2026-12-01}]',
      '2:51 error The freeze ends at',
    ],
    [
      `defaults: {}\n#${'x'.repeat(100_000)}`,
      '1:1 error The file is longer than 100000 characters | Shorten it.',
    ],
    ['[', '1:2 error The file is not valid YAML'],
  ])('broken: %j', (file, expected) => {
    expect(parseOrgConfig(file).config).toBeNull();
    const first = problems(file)[0] ?? '';
    const wanted = `fairlead-org.yml:${expected}`;
    expect(first.slice(0, wanted.length)).toBe(wanted);
  });

  test('a misspelt list of a match is named beside what is missing', () => {
    const file = 'groups:\n  - name: a\n    match: {repositores: [x]}\n    rules: {}';
    expect(problems(file)[1]).toBe(
      'fairlead-org.yml:3:13 error `groups.0.match` has no key "repositores" | Did you mean `repositories`?',
    );
  });

  test.each([
    ['defaults:\n  strategy: feature\n  develop: dev', '3:3 warning `defaults.develop` has no effect'],
    [
      'defaults: {strategy: trunk}\ngroups:\n  - {name: a, match: {teams: [x]}, rules: {promote: [a, b]}}',
      '3:44 warning `groups.0.rules.promote` has no effect: the strategy trunk',
    ],
    ['defaults: {checks: [a, a]}', '1:24 warning `defaults.checks` lists a twice'],
  ])('a warning leaves it in force: %j', (file, expected) => {
    expect(parseOrgConfig(file).config).not.toBeNull();
    expect(problems(file).map((each) => each.slice(17, 17 + expected.length))).toEqual([expected]);
  });

  test('without a strategy nothing is said of what only some strategies use', () => {
    expect(problems('defaults: {develop: dev, promote: [a, b], bake: {z: 1h}, back_merge: 1h}')).toEqual([]);
  });

  test('never throws, and reads what it is given', () => {
    const layer = ruleFiles;
    const files = fc.record({
      defaults: layer,
      groups: fc.array(
        fc.record({
          name: fc.uuid(),
          match: fc.constantFrom({ teams: ['x'] }, { repositories: ['*'] }),
          rules: layer,
        }),
        { maxLength: 3 },
      ),
    });
    fc.assert(
      fc.property(files, (file) => {
        const { config, problems: found } = parseOrgConfig(stringify(file, { aliasDuplicateObjects: false }));
        expect(config === null).toBe(found.some(({ level }) => level === 'error'));
        if (config !== null) expect(config.groups).toHaveLength(file.groups.length);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
        expect(parseOrgConfig(raw).problems.length).toBeLessThanOrEqual(50);
      }),
    );
  });
});

describe('groups', () => {
  const { config } = parseOrgConfig(text);
  if (config === null) throw new Error('the example is valid');

  test.each([
    [repository('web'), []],
    [repository('svc-a'), ['services']],
    [repository('SVC-B'), ['services']],
    [repository('svc-legacy'), []],
    [repository('web', { teams: ['Backend'] }), ['services']],
    [repository('svc-legacy', { teams: ['backend'] }), []],
    [repository('web', { properties: { tier: ['gold'] } }), []],
    [repository('web', { properties: { tier: ['gold'], public: ['false'] } }), []],
    [repository('web', { properties: { tier: ['bronze', 'silver'], public: ['true'] } }), ['gold']],
    [repository('svc-a', { properties: { tier: ['gold'], public: ['true'] } }), ['services', 'gold']],
  ])('%j is in %j', (each, expected) => {
    expect(groupsOf(config, each).map(({ name }) => name)).toEqual(expected);
    expect(layersFor(config, each).map(({ name }) => name)).toEqual([
      'organisation',
      ...expected.map((name) => `group ${name}`),
    ]);
  });

  test('no file, no layers', () => {
    expect(layersFor(null, repository('web'))).toEqual([]);
  });

  test('what matches nothing is said, with the nearest', () => {
    const file = `groups:
  - name: a
    match:
      repositories: [svc-*, webb, web]
      teams: [bakend, backend]
    exclude: {properties: {tier: [glod], kind: x}}
    rules: {}
`;
    const org = parseOrgConfig(file).config;
    if (org === null) throw new Error('the file is valid');
    const all = [repository('web', { teams: ['backend'], properties: { tier: ['gold'] } })];
    expect(
      unmatchedGlobs(org, all).map(
        ({ place, level, sentence, remedy }) =>
          `${place.line}:${place.column} ${level} ${sentence} | ${remedy}`,
      ),
    ).toEqual([
      '4:22 warning No repository has a name like svc-* (group a) | Correct it, or remove it.',
      '4:29 warning No repository has a name like webb (group a) | Write web.',
      '5:15 warning No repository belongs to a team bakend (group a) | Write backend.',
      '6:35 warning No repository has the custom property tier with the value glod (group a) | Write gold.',
      '6:42 warning No repository has the custom property kind with the value x (group a) | Correct it, or remove it.',
    ]);
    expect(unmatchedGlobs(org, [...all, repository('svc-a')])).toHaveLength(4);
  });
});
