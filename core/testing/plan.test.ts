import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { ServiceConfig } from '../config/types.ts';
import { planTests } from './plan.ts';
import type { Promotion, TestRun } from './types.ts';

const digest = (char: string) => char.repeat(64);

function service(name: string, needs: readonly string[] = []): ServiceConfig {
  return {
    name,
    path: `services/${name}`,
    package: `shop-${name}`,
    wsgi: `shop_${name}.app:app`,
    needs,
    tests: [],
    health: '/healthz',
    probes: ['/healthz'],
  };
}

function configOf(...services: readonly ServiceConfig[]) {
  return {
    services: Object.fromEntries(services.map((one) => [one.name, one])),
    integrationTests: { path: 'integration-tests', package: 'shop-it' },
  };
}

function artifact(name: string | null) {
  return {
    kind: 'python' as const,
    service: name,
    name: name === null ? 'shop-it' : `shop-${name}`,
    version: '1.1.0a2',
    sha256: digest('c'),
    releaseVersion: '1.1.0',
  };
}

function message(changed: readonly (string | null)[], related: readonly string[] = []): TestRun['data'] {
  return {
    schema: 1,
    repository: { id: 7, name: 'acme/shop' },
    run: { id: 1, attempt: 1 },
    headSha: 'a'.repeat(40),
    ref: 'refs/heads/main',
    pullRequest: null,
    promotable: true,
    artifacts: changed.map(artifact),
    tests: { services: [...related], reason: [] },
  };
}

function promotion(name: string | null, alphaVersion = '1.0.0a1', promotedAt = 1): Promotion {
  return {
    repositoryId: 7,
    service: name,
    package: name === null ? 'shop-it' : `shop-${name}`,
    alphaVersion,
    alphaSha256: digest('b'),
    releaseVersion: '1.0.0',
    releaseSha256: digest('d'),
    sha: 'b'.repeat(40),
    testRunId: 'x',
    promotedAt,
  };
}

const shop = configOf(service('web', ['notes', 'places']), service('notes'), service('places'));

describe('planTests', () => {
  test('a change of notes with web related: places comes from its newest promoted alpha, web stands last', () => {
    const promotions = [
      promotion('places', '1.0.0a9', 5),
      promotion('places', '1.0.0a8', 4),
      promotion('web'),
      promotion(null),
    ];
    const planned = planTests(message(['notes'], ['web', 'notes']), shop, promotions);
    if (!planned.ok) throw new Error(planned.sentence);
    expect(planned.plan.services.map((one) => [one.service, one.origin, one.artifact.version])).toEqual([
      ['notes', 'change', '1.1.0a2'],
      ['places', 'promoted', '1.0.0a9'],
      ['web', 'promoted', '1.0.0a1'],
    ]);
    expect(planned.plan.selected).toEqual(['notes', 'web']);
    expect(planned.plan.tests).toMatchObject({ name: 'shop-it', version: '1.0.0a1' });
  });

  test('the first run of main needs no promotion: all comes from the message', () => {
    const planned = planTests(message(['web', 'notes', 'places', null]), shop, []);
    expect(planned).toMatchObject({ ok: true, plan: { tests: { version: '1.1.0a2' } } });
  });

  test('unrelated services stay away', () => {
    const planned = planTests(message(['notes', null], ['notes']), shop, []);
    expect(planned.ok && planned.plan.services.map((one) => one.service)).toEqual(['notes']);
  });

  test.each([
    ['no promoted alpha', message(['web', null]), shop, /service notes/],
    ['no test package', message(['notes']), shop, /no package of integration tests/],
    ['unknown service', message(['ghost', null]), shop, /service ghost is not in/],
    ['no service', message([null]), shop, /names no service/],
    [
      'a circle',
      message(['a', null]),
      configOf(service('a', ['b']), service('b', ['a'])),
      /circle: a → b → a/,
    ],
    ['itself', message(['a', null]), configOf(service('a', ['a'])), /circle: a → a/],
    ['a name of Object', message(['constructor', null]), shop, /service constructor is not in/],
  ])('%s is an error sentence', (_name, data, config, sentence) => {
    const planned = planTests(data, config, []);
    expect(planned.ok ? '' : planned.sentence).toMatch(sentence);
  });

  test('what is built in another form only is told, never tested as it was before', () => {
    const image = {
      ...artifact('web'),
      kind: 'oci' as const,
      name: 'ghcr.io/acme/web',
      platforms: ['linux/amd64'],
    };
    const promotions = [promotion('web'), promotion('notes'), promotion('places'), promotion(null)];
    const only = { ...message([], ['web']), artifacts: [image] };
    expect(planTests(only, shop, promotions)).toEqual({
      ok: false,
      sentence: 'The service web is built as oci only, and this engine runs Python packages.',
    });
    const both = { ...message(['web'], ['web']), artifacts: [image, artifact('web')] };
    const planned = planTests(both, shop, promotions);
    expect(planned.ok && planned.plan.services.find((one) => one.service === 'web')?.artifact.kind).toBe(
      'python',
    );
  });

  test('property: needed services are there exactly once, after what they need, and nothing else is', () => {
    const graph = fc.integer({ min: 1, max: 12 }).chain((size) =>
      fc.record({
        size: fc.constant(size),
        edges: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 30 }),
        roots: fc.uniqueArray(fc.nat(size - 1), { minLength: 1 }),
      }),
    );
    fc.assert(
      fc.property(graph, ({ size, edges, roots }) => {
        const needs = (index: number) => [
          ...new Set(edges.filter(([from, to]) => from === index && to < from).map(([, to]) => `s${to}`)),
        ];
        const services = Array.from({ length: size }, (_, index) => service(`s${index}`, needs(index)));
        const promotions = [...services.map((one) => promotion(one.name)), promotion(null)];
        const wanted = roots.map((root) => `s${root}`);
        const planned = planTests(message(wanted), configOf(...services), promotions);
        if (!planned.ok) throw new Error(planned.sentence);
        const order = planned.plan.services.map((one) => one.service);
        const closure = new Set(wanted);
        for (const name of closure) for (const need of needs(Number(name.slice(1)))) closure.add(need);
        expect([...order].sort()).toEqual([...closure].sort());
        for (const name of order) {
          for (const need of needs(Number(name.slice(1)))) {
            expect(order.indexOf(need)).toBeLessThan(order.indexOf(name));
          }
        }
      }),
    );
  });
});
