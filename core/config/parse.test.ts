import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { stringify } from 'yaml';
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
      approvals: 1,
      checks: [],
      releaseManagers: [],
      qa: [],
      services: {},
      integrationTests: null,
      environments: {},
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
      services: {},
    });
    expect(config?.environments['production']?.services['web']).toMatchObject({
      bakeMs: 600_000,
      finalBakeMs: 1_800_000,
      safeDelta: 0.005,
    });
    expect(new Set(found.map(({ level }) => level))).toEqual(new Set(['warning']));
    expect(problems(design)[0]).toMatch(/^5:1 warning `release_managers` has no effect yet/);
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
      '1:11 error `strategy` must be one of feature, gitflow, but is "gitflo" | Write gitflow.',
    ],
    [
      'strategy: trunk',
      '1:11 error The strategy "trunk" is not available yet | Choose one of feature, gitflow.',
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
    [
      'a: 1\na: 2',
      '2:1 error The file is not valid YAML: Map keys must be unique | Keep one of the two keys.',
    ],
    ['checks: &x [a]\nqa: *x', '2:5 error Aliases (*name) are not allowed | Write the value out.'],
    ['strategy: !evil feature', '1:11 error The file is not valid YAML'],
    ['services: {', '1:12 error The file is not valid YAML'],
    ['a: b: c', '1:4 error The file is not valid YAML'],
  ])('%j', (text, expected) => {
    const found = parseConfig(text, 'f.yml');
    expect(found.config).toBeNull();
    expect(problems(text)[0]?.startsWith(expected)).toBe(true);
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

  test('too long, too deep, too many', () => {
    expect(problems(`# ${'x'.repeat(100_000)}`)[0]).toContain('longer than 100000');
    expect(parseConfig('['.repeat(90_000), 'f.yml').config).toBeNull();
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

  test('a valid file means what it says, as YAML and as JSON', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/).filter((text) => !(text in {}));
    const files: fc.Arbitrary<ConfigFile> = fc.record(
      {
        strategy: fc.constantFrom('feature' as const, 'gitflow' as const),
        approvals: fc.integer({ min: 0, max: 6 }),
        checks: fc.array(fc.constantFrom('build', 'null', '1', 'a: b', '- x', 'é')),
        services: fc.dictionary(
          name,
          fc.record({ path: fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8})?$/) }, { requiredKeys: ['path'] }),
          { noNullPrototype: true },
        ),
        environments: fc.dictionary(
          name,
          fc.record({ target: name, deploys: fc.constantFrom('main', 'release/*', ['a', 'b/**']) }),
          { noNullPrototype: true },
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(files, (file) => {
        const expected = { config: complete(file), problems: [] };
        expect(parseConfig(stringify(file, { aliasDuplicateObjects: false }), 'f.yml')).toEqual(expected);
        expect(parseConfig(JSON.stringify(file), 'f.yml')).toEqual(expected);
      }),
    );
  });
});
