import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { environmentFiles, ruleFiles } from '../../test/fakes/rule-files.ts';
import { resolveStrategy } from '../branching/index.ts';
import { complete, defaultConfig, parseConfig } from './index.ts';
import type { ConfigFile } from './schema.ts';

const design = `version: 1
strategy: gitflow                # trunk | feature | fork | release | gitflow | environment
approvals: 1
checks: [build]
release_managers: [team:release]
qa: [team:qa]

services:
  web:    {path: services/web,    needs: [notes, places], tests: [tests/web]}
  notes:  {path: services/notes,  api: {spec: openapi.yaml, versioning: url}}
  places: {path: services/places, migration: rebuild}

environments:
  qa:      {target: box-1, deploys: release/*}
  staging: {target: box-1, deploys: main}
  production:
    target: cluster-eu
    approval: team:release
    services:
      web:   {deploy: {pattern: canary, steps: [5, 25, 50], bake: 10m, final_bake: 30m}}
      notes: {deploy: {pattern: blue-green}}

alarms:
  - {source: prometheus, query: 'rate(http_errors_total{version="$version"}[1m])', above: 5, for: 1m,
     service: web, environment: production, scope: version}
slo: {availability: 99.9%, period: 30d}
support: zendesk
`;

/** line:column level sentence */
function problems(text: string): string[] {
  return parseConfig(text, 'f.yml').problems.map(
    ({ place, level, sentence, remedy }) => `${place.line}:${place.column} ${level} ${sentence} | ${remedy}`,
  );
}

describe('a complete file', () => {
  test('one line is enough', () => {
    expect(parseConfig('strategy: feature', 'f.yml')).toEqual({ config: defaultConfig, problems: [] });
    expect(defaultConfig).toEqual({
      version: 1,
      strategy: 'feature',
      main: null,
      develop: 'develop',
      release: null,
      fixes: 'main-first',
      branches: ['feature/*', 'fix/*', 'bugfix/*', 'hotfix/*', 'docs/*', 'chore/*', 'refactor/*', 'test/*'],
      pairs: [],
      merge: ['squash'],
      stacked: false,
      maxAgeMs: null,
      upToDate: true,
      linear: true,
      directCommits: 'deny',
      deleteMerged: true,
      approvals: 1,
      codeOwners: false,
      checks: [],
      releaseManagers: [],
      qa: [],
      maintainers: [],
      bots: [],
      backMergeMs: null,
      promote: [],
      bakeMs: {},
      freezes: [],
      tags: ['v*'],
      mergeQueue: false,
      schedule: null,
      mechanism: 'rulesets',
      enforcement: 'enforce',
      services: {},
      integrationTests: null,
      comment: 'on',
      environments: {},
    });
  });

  test('the defaults are those of the strategy', () => {
    const of = (text: string) => parseConfig(text, 'f.yml').config;
    expect(of('strategy: trunk')).toMatchObject({
      maxAgeMs: 2 * 86_400_000,
      linear: true,
      branches: ['*/*'],
    });
    expect(of('{strategy: trunk, max_age: false, linear: false}')).toMatchObject({
      maxAgeMs: null,
      linear: false,
    });
    expect(of('strategy: gitflow')).toMatchObject({
      main: 'main',
      release: 'release/*',
      backMergeMs: 86_400_000,
      merge: ['squash', 'merge'],
    });
    expect(of('{strategy: gitflow, back_merge: false}')).toMatchObject({ backMergeMs: null });
    expect(of('strategy: environment')).toMatchObject({
      promote: ['main', 'staging', 'production'],
      bakeMs: { staging: 86_400_000 },
    });
    // A preset's bake times do not outlive its branches.
    expect(of('{strategy: environment, promote: [main, live]}')?.bakeMs).toEqual({});
  });

  test('every key of the rules is read', () => {
    const text = `strategy: environment
develop: dev
branches: work/*
pairs: ['hotfix/* -> $main: $merge, approved by release managers']
merge: [rebase, squash]
stacked: true
max_age: 36h
up_to_date: true
linear: false
direct_commits: discourage
delete_merged: false
approvals: 2
code_owners: true
checks: [build]
release_managers: [team:release, ann]
qa: [team:qa_eu]
maintainers: [bob]
bots: ['renovate[bot]']
back_merge: 12h
promote: [main, qa, live]
bake: {qa: 90m}
freeze:
  - {branches: live, from: 2026-12-20, to: 2027-01-03T18:00+01:00, allow: label:hotfix}
  - {branches: [qa, live], from: 2026-11-27T00:00Z, to: 2026-11-28, reason: Sale, allow: [ann, team:release]}
tags: [v*, live-*]
merge_queue: true
schedule: {every: 14d, start: 2026-01-05T09:00Z}
mechanism: branch-protection
enforcement: advisory
environments:
  live: {deploys: [live], approval: [team:ops, ann], wait: 10m}
`;
    expect(parseConfig(text, 'f.yml').config).toEqual({
      ...defaultConfig,
      strategy: 'environment',
      develop: 'dev',
      branches: ['work/*'],
      pairs: ['hotfix/* -> $main: $merge, approved by release managers'],
      merge: ['rebase', 'squash'],
      stacked: true,
      maxAgeMs: 36 * 3_600_000,
      upToDate: true,
      linear: false,
      directCommits: 'discourage',
      deleteMerged: false,
      approvals: 2,
      codeOwners: true,
      checks: ['build'],
      releaseManagers: ['team:release', 'ann'],
      qa: ['team:qa_eu'],
      maintainers: ['bob'],
      bots: ['renovate[bot]'],
      backMergeMs: 12 * 3_600_000,
      promote: ['main', 'qa', 'live'],
      bakeMs: { qa: 90 * 60_000 },
      freezes: [
        {
          branches: ['live'],
          from: Date.UTC(2026, 11, 20),
          to: Date.UTC(2027, 0, 3, 17),
          reason: 'no reason given',
          allow: ['label:hotfix'],
        },
        {
          branches: ['qa', 'live'],
          from: Date.UTC(2026, 10, 27),
          to: Date.UTC(2026, 10, 28),
          reason: 'Sale',
          allow: ['ann', 'team:release'],
        },
      ],
      tags: ['v*', 'live-*'],
      mergeQueue: true,
      schedule: { everyMs: 14 * 86_400_000, start: Date.UTC(2026, 0, 5, 9), version: 'minor' },
      mechanism: 'branch-protection',
      enforcement: 'advisory',
      environments: {
        live: {
          name: 'live',
          target: null,
          deploys: ['live'],
          approval: ['team:ops', 'ann'],
          waitMs: 600_000,
          services: {},
        },
      },
    });
  });

  test.each(['', '# nothing\n', '---\n', 'null'])('an empty file %j is the default', (text) => {
    expect(parseConfig(text, 'f.yml')).toEqual({ config: defaultConfig, problems: [] });
  });

  test('the example of the manual is valid, and what has no effect is said', () => {
    const { config, problems: found } = parseConfig(design, 'f.yml');
    expect(config?.services['web']).toEqual({
      name: 'web',
      path: 'services/web',
      package: 'web',
      wsgi: 'web.app:app',
      needs: ['notes', 'places'],
      tests: ['tests/web'],
      health: '/healthz',
      probes: ['/healthz'],
    });
    expect(config?.environments['qa']).toEqual({
      name: 'qa',
      target: 'box-1',
      deploys: ['release/*'],
      approval: [],
      waitMs: 0,
      services: {},
    });
    expect(config?.environments['production']?.services['web']).toMatchObject({
      bakeMs: 600_000,
      finalBakeMs: 1_800_000,
      safeDelta: 0.005,
    });
    expect(new Set(found.map(({ level }) => level))).toEqual(new Set(['warning']));
    expect(problems(design)[0]).toMatch(/^10:35 warning `services.notes.api` has no effect yet/);
    expect(problems(design)).toContainEqual(
      expect.stringMatching(/^21:33 warning The pattern blue-green is not available yet/),
    );
  });

  test('units are exact', () => {
    const text = `services: {a: {path: a, package: acme-a, health: /up}}
environments: {p: {target: t, services: {a: {deploy: {interval: 1s, bake: 8s, final_bake: 15s, safe_delta: 0.7%}}}}}`;
    const { config } = parseConfig(text, 'f.yml');
    expect(config?.environments['p']?.services['a']).toMatchObject({
      intervalMs: 1000,
      bakeMs: 8000,
      finalBakeMs: 15_000,
      safeDelta: 0.007,
    });
    expect(config?.services['a']).toMatchObject({ wsgi: 'acme_a.app:app', probes: ['/up'] });
  });
});

describe('a broken file', () => {
  test.each([
    ['version: 1\nstratgy: feature', '2:1 error Fairlead has no key "stratgy" | Did you mean `strategy`?'],
    [
      'strategy: gitflo',
      '1:11 error `strategy` must be one of trunk, feature, fork, release, gitflow, environment, but is "gitflo" | Write gitflow.',
    ],
    ['version: 2', '1:10 error `version` must be 1, but is 2 | Write 1.'],
    ['approvals: many', '1:12 error `approvals` must be a number, but is "many" | Write a number.'],
    ['approvals: 9', '1:12 error `approvals` must be at most 6, but is 9 | Make it at most 6.'],
    [
      'services:\n  web:\n    pth: x\n    path: a',
      '3:5 error `services.web` has no key "pth" | Did you mean `path`?',
    ],
    ['services:\n  web: {}', '2:3 error `services.web.path` is missing | Add `path` here.'],
    ['services:\n  web: {path: ../x}', '2:15 error `services.web.path` must be a relative path inside'],
    ['services:\n  Web: {path: x}', '2:3 error The name "Web" must be a name of up to 64'],
    ['services:\n  constructor: {path: x}', '2:3 error The name "constructor" must be another name'],
    [
      'services:\n  web: {path: a, needs: [note]}\n  notes: {path: b}',
      '2:26 error There is no service note | Write notes.',
    ],
    ['- a', '1:1 error The file must be a set of keys, but is ["a"]'],
    ['checks: [a, 1]', '1:13 error `checks.1` must be a text, but is 1'],
    ['a: 1\na: 2', '2:1 error The key "a" stands twice, first on line 1 | Keep one of the two keys.'],
    ['1: x\n"1": y', '2:1 error The key "1" stands twice, first on line 1'],
    [
      'environments:\n  qa: {wait: 1m}\n  live: {}\n  qa: {wait: 2m}',
      '4:3 error The key "qa" stands twice, first on line 2',
    ],
    [
      'merge: sqash',
      '1:8 error `merge` must be one of merge, squash, rebase, but is "sqash" | Write squash.',
    ],
    ['merge: [merge, sqash]', '1:16 error `merge.1` must be one of merge, squash, rebase, but is "sqash"'],
    ['merge: 1', '1:8 error `merge` must be one of merge, squash, rebase, or a list of them, but is 1'],
    ['merge: []', '1:8 error `merge` must be at least 1 entries long, but is []'],
    ['branches: [a, 1]', '1:15 error `branches.1` must be a text, but is 1 | Write a text.'],
    [
      'branches: ["a b"]',
      '1:12 error `branches.0` must be a branch, or a pattern with * and **, but is "a b"',
    ],
    ['main: release/*', '1:7 error `main` must be the name of a branch, but is "release/*"'],
    ['main: a..b', '1:7 error `main` must be a name that Git allows for a branch, but is "a..b"'],
    ['max_age: 5', '1:10 error `max_age` must be a duration such as 24h, or false, but is 5'],
    ['max_age: soon', '1:10 error `max_age` must be a duration such as 30s, 10m or 24h, but is "soon"'],
    ['back_merge: true', '1:13 error `back_merge` must be false, but is true'],
    ['qa: ["team:"]', '1:6 error `qa.0` must be a login, or team: and the name of a team, but is "team:"'],
    ['promote: [main]', '1:10 error `promote` must be at least 2 entries long, but is ["main"]'],
    ['bake: {"a b": 1h}', '1:8 error The name "a b" must be the name of a branch | Choose another name.'],
    [
      'freeze:\n  - {branches: main, from: 2026-13-01, to: 2027-01-01}',
      '2:28 error `freeze.0.from` must be a date such as 2026-12-20, or a time with its zone',
    ],
    [
      'freeze: [{branches: main, from: 2026-02-30, to: 2027-01-01}]',
      '1:33 error `freeze.0.from` must be a date',
    ],
    [
      'freeze: [{branches: main, from: 2026-12-20T10:00, to: 2027-01-01}]',
      '1:33 error `freeze.0.from` must be',
    ],
    [
      'freeze:\n  - branches: main\n    from: 2026-12-20\n    to: 2026-12-20',
      '4:9 error The freeze ends at 2026-12-20, and begins at 2026-12-20 | Make `to` later than `from`; a date',
    ],
    [
      'freeze: [{from: 2026-12-20, to: 2027-01-01}]',
      '1:10 error `freeze.0.branches` is missing | Add `branches`',
    ],
    [
      'freeze: [{branches: main, from: 2026-12-20, to: 2027-01-01, alow: x}]',
      '1:61 error `freeze.0` has no key "alow" | Did you mean `allow`?',
    ],
    ['pairs: [main]', '1:9 error `pairs.0` must be written as `feature/* -> main: squash`, but is "main"'],
    [
      'pairs: ["a -> b: sqash"]',
      '1:9 error `pairs.0` must use a merge method (merge, squash, rebase), not sqash',
    ],
    [
      'pairs: ["a -> b: merge, approved by cats"]',
      '1:9 error `pairs.0` must name a group (release managers, qa',
    ],
    ['pairs: ["$mian -> b: merge"]', '1:9 error `pairs.0` must use $main, $develop, $release'],
    ['pairs: ["$main/x -> b: merge"]', '1:9 error `pairs.0` must use $main, $develop, $release'],
    ['pairs: ["a -> b: $merge or $merge"]', '1:9 error `pairs.0` must use a merge method'],
    [
      'pairs: ["a[b] -> b: merge"]',
      '1:9 error `pairs.0` must name branches, or patterns with * and **, not a[b]',
    ],
    ['schedule: {every: 14d}', '1:1 error `schedule.start` is missing | Add `start` here.'],
    ['schedule: {every: 30s, start: 2026-01-01}', '1:19 error `schedule.every` must be at least 1m'],
    [
      'environments: {qa: {wait: 90s}}',
      '1:27 error `environments.qa.wait` must be whole minutes, but is "90s"',
    ],
    [
      'environments: {qa: {wait: 31d}}',
      '1:27 error `environments.qa.wait` must be at most 30d, but is "31d"',
    ],
    [
      'environments: {qa: {approval: [a, b, c, d, e, f, g]}}',
      '1:31 error `environments.qa.approval` must be at most 6 entries long',
    ],
    [
      'environments: {qa: {approvel: ann}}',
      '1:21 error `environments.qa` has no key "approvel" | Did you mean `approval`?',
    ],
    ['strategy: environment\npromote: [main, qa, main]', '2:21 error `promote` lists main twice'],
    [
      'strategy: environment\nbake: {stagin: 1h}',
      '2:8 error `bake` names stagin, which is not in `promote` | Write staging.',
    ],
    ['strategy: gitflow\nmain: trunk\ndevelop: trunk', '3:10 error `main` and `develop` are both trunk'],
    ['strategy: gitflow\nrelease: "*"', '2:10 error `release` is *, which is also the name of main'],
    [
      'strategy: gitflow\nlinear: true',
      '2:9 error `linear` allows no merge commits, and release/* hotfix/* -> main',
    ],
    ['checks: &x [a]\nqa: *x', '2:5 error Aliases (*name) are not allowed | Write the value out.'],
    ['strategy: !evil feature', '1:11 error The file is not valid YAML'],
    ['services: {', '1:12 error The file is not valid YAML'],
    ['a: b: c', '1:4 error The file is not valid YAML'],
  ])('%j', (text, expected) => {
    const found = parseConfig(text, 'f.yml');
    expect(found.config).toBeNull();
    expect(problems(text)[0]?.slice(0, expected.length)).toBe(expected);
  });

  test.each([
    ['steps: [25, 5]', 'The steps must rise, but 5 follows 25'],
    ['interval: 200ms', 'An interval lasts at least 1s'],
    ['bake: 1s', '`bake` is shorter than one interval'],
    ['safe_delta: 101%', 'must be at most 100%'],
    ['warm_up: soon', 'must be a duration such as'],
  ])('deploy: %s', (deploy, expected) => {
    const text = `services: {a: {path: a}}\nenvironments: {p: {target: t, services: {a: {deploy: {${deploy}}}}}}`;
    expect(parseConfig(text, 'f.yml').config).toBeNull();
    expect(problems(text)[0]).toContain(expected);
  });

  test.each([
    ['approvals: 1\nchecks: [a, b, a]', '2:16 warning `checks` lists a twice | Remove one of the two.'],
    ['environments: {qa: {approval: [ann, ann]}}', '1:37 warning `environments.qa.approval` lists ann twice'],
    ['branches: [main, x/*]\nmain: main', '1:12 warning `branches` names main, which the strategy keeps'],
    ['strategy: gitflow\nbranches: release/1', '2:11 warning `branches` names release/1, which the strategy'],
    ['fixes: release-first', '1:1 warning `fixes` has no effect: the strategy feature does not use it'],
    ['strategy: gitflow\nfixes: main-first', '2:1 warning `fixes` has no effect: the strategy gitflow does'],
    ['promote: [main, live]', '1:1 warning `promote` has no effect: the strategy feature does not use it'],
    ['strategy: gitflow\nbake: {x: 1h}', '2:1 warning `bake` has no effect: the strategy gitflow does not'],
    ['release: release/*', '1:1 warning `release` has no effect: the strategy feature does not use it'],
    ['strategy: trunk\ndevelop: dev', '2:1 warning `develop` has no effect: the strategy trunk does not'],
    ['back_merge: 24h', '1:1 warning `back_merge` has no effect: the strategy feature does not use it'],
    [
      'strategy: release\nback_merge: 24h',
      '2:1 warning `back_merge` has no effect: the strategy release with `fixes: main-first` does not use it',
    ],
    ['strategy: environment\nmain: main', '2:1 warning `main` has no effect: the first branch of `promote`'],
    [
      'strategy: trunk\nrelease_managers: [ann]\nschedule: {every: 7d, start: 2026-01-01}',
      '3:1 warning `schedule` has no effect: there are no release branches without `release`',
    ],
    [
      'strategy: gitflow\nschedule: {every: 7d, start: 2026-01-01}',
      '2:1 warning Releases are cut by `schedule`, and there are no `release_managers`',
    ],
    ['strategy: environment\nbake: {production: 1h}', '2:8 warning production is the last one of `promote`'],
    [
      'main: main\nfreeze: [{branches: mian, from: 2026-12-20, to: 2027-01-03}]',
      '2:21 warning The freeze is for mian, which the strategy does not keep | Write main.',
    ],
    ['slo: {period: 30d}', '1:1 warning `slo` has no effect yet'],
  ])('a warning leaves the file in force: %j', (text, expected) => {
    const found = parseConfig(text, 'f.yml');
    expect(found.config).not.toBeNull();
    expect(problems(text)).toHaveLength(1);
    expect(problems(text)[0]?.slice(0, expected.length)).toBe(expected);
  });

  test.each([
    'strategy: release\nfixes: release-first\nback_merge: 24h',
    'strategy: trunk\nrelease: release/*',
    'pairs: ["$develop -> main: merge"]\ndevelop: dev',
    'strategy: gitflow\nrelease_managers: [ann]\nschedule: {every: 7d, start: 2026-01-01}\nback_merge: 1h\ndevelop: d',
    'strategy: trunk\nmerge: merge',
    'freeze: [{branches: anything, from: 2026-12-20, to: 2027-01-03}]',
    'strategy: gitflow\nfreeze: [{branches: [release/1.*, "*"], from: 2026-12-20, to: 2027-01-03}]',
    'back_merge: false',
    'release_managers: [ann]\nqa: [team:qa]\nenvironments: {live: {approval: ann}}',
  ])('nothing to say: %j', (text) => {
    expect(problems(text)).toEqual([]);
  });

  test('too long, too deep, too many', () => {
    expect(problems(`# ${'x'.repeat(100_000)}`)[0]).toContain('longer than 100000');
    expect(parseConfig('['.repeat(90_000), 'f.yml').config).toBeNull();
    const laughs = Array.from(
      { length: 30 },
      (_, n) => `a${n}: &a${n} [${n > 0 ? `*a${n - 1}, *a${n - 1}` : 1}]`,
    );
    expect(parseConfig(laughs.join('\n'), 'f.yml').config).toBeNull();
    expect(problems(laughs.join('\n'))[0]).toBe(
      '2:10 error Aliases (*name) are not allowed | Write the value out.',
    );
    const bad = Array.from({ length: 80 }, (_, index) => `k${index}: 1`).join('\n');
    expect(parseConfig(bad, 'f.yml').problems).toHaveLength(50);
  });
});

describe('properties', () => {
  const piece = fc.constantFrom(
    ...'abs:{}[],&*!|>-?#%@`"\'\n\t 01'.split(''),
    'services',
    'strategy: ',
    '<<: ',
    '__proto__: ',
  );
  test('never throws, and names a place in the text', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(piece, { maxLength: 60 }).map((p) => p.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { config, problems: found } = parseConfig(text, 'f.yml');
        expect(config === null).toBe(found.some(({ level }) => level === 'error'));
        for (const { place } of found) {
          expect(place.line).toBeGreaterThanOrEqual(1);
          expect(place.line).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length);
          expect(place.column).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('time is bounded by the length of the file', () => {
    const needs = (n: number) => Array.from({ length: 10 }, (_, m) => `x${n}${m}`).join(', ');
    const texts = [
      Array.from({ length: 1000 }, (_, n) => `  s${n}: {path: a, needs: [${needs(n)}]}`),
      Array.from({ length: 9000 }, (_, n) => `  s${n}:`),
      Array.from({ length: 9000 }, () => '  s:'),
    ].map((lines) => `services:\n${lines.join('\n')}`.slice(0, 99_000));
    for (const text of texts) {
      const start = performance.now();
      expect(parseConfig(text, 'f.yml').problems.length).toBeLessThanOrEqual(50);
      // Some 0.5 s each; a quadratic step takes minutes.
      expect(performance.now() - start).toBeLessThan(15_000);
    }
  }, 60_000);

  test('a valid file means what it says, as YAML and as JSON', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/).filter((text) => !(text in {}));
    const services = fc.dictionary(
      name,
      fc.record({ path: fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8})?$/) }, { requiredKeys: ['path'] }),
      { noNullPrototype: true },
    );
    const environments = fc.dictionary(name, environmentFiles, { noNullPrototype: true });
    const files: fc.Arbitrary<ConfigFile> = fc
      .tuple(
        ruleFiles,
        fc.record({ services, environments }, { requiredKeys: [] }),
        fc.array(fc.constantFrom('build', 'null', '1', 'a: b', '- x', 'é')),
      )
      .map(([rules, rest, checks]) => ({ ...rules, ...rest, checks }));
    fc.assert(
      fc.property(files, (file) => {
        for (const text of [stringify(file, { aliasDuplicateObjects: false }), JSON.stringify(file)]) {
          const { config, problems: found } = parseConfig(text, 'f.yml');
          expect(config === null).toBe(found.some(({ level }) => level === 'error'));
          if (config === null) continue;
          expect(config).toEqual(complete(file));
          // Whatever a file may say, the strategy can be made of it.
          expect(resolveStrategy(config, 'main').main).not.toBe('');
        }
      }),
    );
  });
});
