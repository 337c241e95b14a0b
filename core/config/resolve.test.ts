import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { environmentFiles, ruleFiles } from '../../test/fakes/rule-files.ts';
import { resolveStrategy } from '../branching/index.ts';
import { createLayer, mergeLayers, type Layer } from './layers.ts';
import {
  defaultConfig,
  parseConfig,
  parseOrgConfig,
  peopleNamed,
  resolveConfig,
  unknownPeople,
  type ResolvedConfig,
} from './index.ts';
import { environmentKeys, fileKeys, ruleKeys } from './settings.ts';
import { compare, environmentOrders, ruleOrders, type Order } from './tighter/index.ts';

function resolved(orgText: string | null, repositoryText: string | null): ResolvedConfig {
  const org = orgText === null ? null : parseOrgConfig(orgText).config;
  if (orgText !== null && org === null) throw new Error('the organisation file is broken');
  return resolveConfig({
    repositoryText,
    org,
    repository: { name: 'web', teams: ['backend'], properties: {} },
  });
}

function problems({ problems: found }: ResolvedConfig): string[] {
  return found.map(
    ({ place, level, sentence, remedy }) => `${place.line}:${place.column} ${level} ${sentence} | ${remedy}`,
  );
}

const groups = `defaults: {approvals: 1, checks: [build], strategy: trunk}
groups:
  - {name: first, match: {teams: [backend]}, rules: {approvals: 3, linear: true}}
  - {name: second, match: {repositories: ['*']}, rules: {approvals: 2}}
  - {name: other, match: {repositories: [api]}, rules: {approvals: 6}}
`;

describe('layers', () => {
  test('nothing at all is the default', () => {
    expect(resolved(null, null)).toMatchObject({ config: defaultConfig, problems: [] });
    expect(resolved(null, 'strategy: feature')).toMatchObject({ config: defaultConfig, problems: [] });
  });

  test('a later group wins, looser or not; groups that do not match say nothing', () => {
    const { config, origins } = resolved(groups, null);
    expect(config).toMatchObject({ approvals: 2, linear: true, strategy: 'trunk', checks: ['build'] });
    const file = 'fairlead-org.yml';
    expect(origins['approvals']).toEqual({ layer: 'group second', place: { file, line: 4, column: 58 } });
    expect(origins['linear']).toEqual({ layer: 'group first', place: { file, line: 3, column: 68 } });
    expect(origins['checks.0']).toEqual({ layer: 'organisation', place: { file, line: 1, column: 35 } });
    // Of the preset trunk, which the organisation chose.
    expect(config?.maxAgeMs).toBe(2 * 86_400_000);
    expect(origins['max_age']).toEqual({ layer: 'preset', place: null });
  });

  test('a repository may tighten, and say what nobody else says', () => {
    const text =
      'approvals: 4\nchecks: [build, lint]\nrelease_managers: [ann]\nmax_age: 30d\nservices: {a: {path: a}}';
    const { config, problems: found, origins } = resolved(groups, text);
    expect(found).toEqual([]);
    expect(config).toMatchObject({
      approvals: 4,
      checks: ['build', 'lint'],
      releaseManagers: ['ann'],
      maxAgeMs: 30 * 86_400_000,
    });
    expect(config?.services['a']?.path).toBe('a');
    const file = '.github/fairlead.yml';
    expect(origins['approvals']).toEqual({ layer: 'repository', place: { file, line: 1, column: 1 } });
    expect(origins['checks.1']).toEqual({ layer: 'repository', place: { file, line: 2, column: 17 } });
    expect(origins['services.a.path']?.place).toMatchObject({ line: 5 });
  });

  test.each([
    [
      'defaults: {approvals: 2}',
      'checks: [a]\napprovals: 1',
      '2:1 error `approvals` is looser here than the organisation (fairlead-org.yml, line 1) asks | Write 2 or more, or remove the key.',
      { approvals: 2, checks: ['a'] },
    ],
    [
      'defaults: {strategy: trunk}',
      'strategy: gitflow\napprovals: 3',
      '1:1 error `strategy` cannot be compared with what the organisation (fairlead-org.yml, line 1) asks | Write trunk, or remove the key.',
      { strategy: 'trunk', approvals: 3, main: null },
    ],
    [
      'defaults: {checks: [build]}',
      'checks: [lint]',
      '1:1 error `checks` cannot be compared with what the organisation (fairlead-org.yml, line 1) asks | List [build] as well, or remove the key.',
      // Both stay: dropping either would loosen what somebody asked for.
      { checks: ['build', 'lint'] },
    ],
    [
      'groups:\n  - name: all\n    match: {repositories: ["*"]}\n    rules: {merge: squash}',
      'merge: [squash, merge]',
      '1:1 error `merge` is looser here than the group all (fairlead-org.yml, line 4) asks | Use only methods out of [squash], or remove the key.',
      { merge: ['squash'] },
    ],
    [
      'defaults: {branches: [feature/*, fix/*]}',
      'branches: [task/*]',
      '1:1 error `branches` cannot be compared with what the organisation (fairlead-org.yml, line 1) asks | Use only names that [feature/*, fix/*] allows, or remove the key.',
      { branches: ['feature/*', 'fix/*'] },
    ],
    [
      'defaults: {release_managers: [team:release]}',
      'release_managers: []',
      '1:1 error `release_managers` is looser here than the organisation (fairlead-org.yml, line 1) asks | Use only people out of [team:release], and at least one, or remove the key.',
      { releaseManagers: ['team:release'] },
    ],
    [
      'defaults: {freeze: [{branches: main, from: 2026-12-20, to: 2027-01-03}]}',
      'freeze: []',
      '1:1 error `freeze` is looser here than the organisation (fairlead-org.yml, line 1) asks | Keep the freezes of the layers above in the list, or remove the key.',
      {},
    ],
    // What would let a repository walk around all the rest is set as soon as anything is.
    [
      'defaults: {approvals: 1}',
      'enforcement: advisory',
      '1:1 error `enforcement` is looser here than the organisation (by default) asks | Write enforce, or remove the key.',
      { enforcement: 'enforce' },
    ],
    [
      'defaults: {strategy: gitflow}',
      'pairs: ["feature/* -> main: squash"]',
      '1:1 error `pairs` is looser here than the organisation (by default) asks | Write an empty list, or remove the key.',
      { pairs: [] },
    ],
    [
      'defaults: {approvals: 1}',
      'direct_commits: allow',
      '1:1 error `direct_commits` is looser here than the organisation (by default) asks | Write deny, or remove the key.',
      { directCommits: 'deny' },
    ],
  ])('refused: %j above %j', (org, repository, expected, inForce) => {
    const found = resolved(org, repository);
    expect(problems(found)).toEqual([expected]);
    expect(found.config).toMatchObject(inForce);
  });

  test.each([
    ['defaults: {direct_commits: allow, enforcement: advisory}', 'direct_commits: discourage'],
    ['defaults: {environments: {live: {wait: 1m}}}', 'enforcement: advisory'],
    [null as unknown as string, 'enforcement: advisory\ndirect_commits: allow'],
    ['{}', 'pairs: ["a -> b: squash"]'],
  ])('allowed: %j above %j', (org, repository) => {
    expect(problems(resolved(org, repository))).toEqual([]);
  });

  test('environments are merged key by key', () => {
    const org =
      'defaults: {environments: {live: {approval: [team:ops, ann], wait: 10m}, qa: {deploys: [main]}}}';
    const text = `services: {a: {path: a}}
environments:
  live:
    target: box
    wait: 5m
    approval: ann
    services: {a: {deploy: {steps: [50]}}}
  test: {}
`;
    const found = resolved(org, text);
    expect(problems(found)).toEqual([
      '5:5 error `environments.live.wait` is looser here than the organisation (fairlead-org.yml, line 1) asks | Write 10m or more, or remove the key.',
    ]);
    expect(found.config?.environments).toMatchObject({
      live: { name: 'live', target: 'box', waitMs: 600_000, approval: ['ann'], deploys: [] },
      qa: { name: 'qa', target: null, deploys: ['main'] },
      test: { name: 'test', target: null },
    });
    expect(found.config?.environments['live']?.services['a']?.steps).toEqual([50]);
    expect(found.origins['environments.live.wait']?.layer).toBe('organisation');
    expect(found.origins['environments.live.approval']?.layer).toBe('repository');
    expect(found.origins['environments.live.target']?.place).toMatchObject({ line: 4, column: 5 });
  });

  test('what only the layers together get wrong does not put the file out of force', () => {
    const org = 'defaults: {strategy: gitflow}';
    expect(parseConfig('linear: true\napprovals: 2').problems).toEqual([]);
    const { config, problems: found } = resolved(org, 'linear: true\napprovals: 2');
    expect(found.map(({ level }) => level)).toEqual(['error']);
    expect(config).toMatchObject({ approvals: 2, strategy: 'gitflow' });
  });

  test('a file that is broken by itself is not used, whatever stands above', () => {
    const { config, problems: found, origins } = resolved(groups, 'approvals: 9');
    expect([config, origins]).toEqual([null, {}]);
    expect(found).toHaveLength(1);
  });
});

describe('people', () => {
  const text = `strategy: gitflow
release_managers: [team:release, team:realese, ann]
qa: [anm]
bots: ['renovate[bot]']
freeze: [{branches: main, from: 2026-12-20, to: 2027-01-03, allow: [label:hotfix, zed]}]
environments: {live: {approval: team:nobody}}
`;
  const found = resolved('defaults: {maintainers: [team:gone]}', text);
  const { config, origins } = found;
  if (config === null) throw new Error('the file is valid');

  test('everybody that is named', () => {
    expect(peopleNamed(config)).toEqual({
      teams: ['release', 'realese', 'gone', 'nobody'],
      logins: ['ann', 'anm', 'renovate[bot]', 'zed'],
    });
  });

  test('who does not exist is said where the name stands', () => {
    const known = { teams: ['Release', 'qa'], logins: ['ANN', 'bob', 'renovate[bot]'] };
    expect(
      unknownPeople({ config, origins }, known).map(
        ({ place, sentence, remedy }) =>
          `${place.file}:${place.line}:${place.column} ${sentence} | ${remedy}`,
      ),
    ).toEqual([
      'fairlead-org.yml:1:26 There is no team gone | Name a team of the organisation, or create it.',
      '.github/fairlead.yml:2:34 There is no team realese | Write team:Release.',
      '.github/fairlead.yml:3:6 There is no user anm | Write ANN.',
      '.github/fairlead.yml:5:83 There is no user zed | Write a login as GitHub has it, or a team as team:NAME.',
      '.github/fairlead.yml:6:23 There is no team nobody | Name a team of the organisation, or create it.',
    ]);
  });

  test('what could not be read is not missing', () => {
    expect(unknownPeople({ config, origins }, { teams: null, logins: null })).toEqual([]);
  });
});

describe('properties', () => {
  const environments = fc.dictionary(fc.constantFrom('qa', 'live'), environmentFiles, {
    maxKeys: 2,
    noNullPrototype: true,
  });
  const layerFiles = fc
    .tuple(ruleFiles, fc.option(environments, { nil: null }))
    .map(([rules, named]) => (named === null ? rules : { ...rules, environments: named }));

  test('the merged configuration is never looser than the layers above, and nothing else is lost', () => {
    let refused = 0;
    fc.assert(
      fc.property(fc.array(layerFiles, { maxLength: 3 }), layerFiles, (uppers, lower) => {
        const layers = uppers.map((file, index): Layer => createLayer(`group ${index}`, file, {}));
        const above = mergeLayers(layers, null);
        const repository = createLayer('repository', lower, {});
        const merged = mergeLayers(layers, repository);
        refused += merged.problems.length;
        const refusals = new Set(merged.problems.map(({ sentence }) => /`(.+?)`/.exec(sentence)?.[1]));
        for (const key of ruleKeys) {
          const order = ruleOrders[key] as Order<unknown>;
          const [upper, value, own] = [above.settings[key], merged.settings[key], repository.settings[key]];
          if (upper !== undefined) expect(['equal', 'tighter']).toContain(compare(order, upper, value));
          if (own !== undefined && !refusals.has(fileKeys[key])) expect(value).toEqual(own);
          if (own === undefined) expect(value).toEqual(upper);
        }
        for (const [name, settings] of Object.entries(above.environments)) {
          for (const key of environmentKeys) {
            if (settings[key] === undefined) continue;
            const order = environmentOrders[key] as Order<unknown>;
            const value = merged.environments[name]?.[key];
            expect(['equal', 'tighter']).toContain(compare(order, settings[key], value));
          }
        }
      }),
      { numRuns: 500 },
    );
    expect(refused).toBeGreaterThan(100);
  });

  test('layers without a file are always complete, and a strategy can be made of every configuration', () => {
    fc.assert(
      fc.property(layerFiles, layerFiles, layerFiles, (defaults, rules, own) => {
        const file = { defaults, groups: [{ name: 'all', match: { repositories: ['*'] }, rules }] };
        const { config: org } = parseOrgConfig(stringify(file, { aliasDuplicateObjects: false }));
        if (org === null) return;
        const repository = { name: 'web', teams: [], properties: {} };
        const without = resolveConfig({ repositoryText: null, org, repository });
        expect(without).toMatchObject({ config: { version: 1 }, problems: [] });
        const text = stringify(own, { aliasDuplicateObjects: false });
        const { config, problems: found, origins } = resolveConfig({ repositoryText: text, org, repository });
        for (const each of [without.config, config]) {
          if (each !== null) expect(resolveStrategy(each, 'main').main).not.toBe('');
        }
        expect(found.every(({ place }) => place.file === '.github/fairlead.yml')).toBe(true);
        if (config === null) return;
        for (const key of ruleKeys) expect(origins[fileKeys[key]]).toBeDefined();
        // The same text below the same layers means the same.
        expect(resolveConfig({ repositoryText: text, org, repository })).toEqual({
          config,
          problems: found,
          origins,
        });
      }),
      { numRuns: 200 },
    );
  });
});
