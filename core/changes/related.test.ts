import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { ServiceConfig } from '../config/types.ts';
import { affectedServices } from './affected.ts';
import { relatedTests } from './related.ts';

function service(name: string, needs: readonly string[] = [], path = `services/${name}`): ServiceConfig {
  return { name, path, package: name, wsgi: `${name}:app`, needs, tests: [], health: '/healthz', probes: [] };
}
const config = {
  services: { web: service('web', ['notes', 'places']), notes: service('notes'), places: service('places') },
  integrationTests: { path: 'integration-tests', package: 'it' },
};

test('paths belong to services by whole folder names', () => {
  expect(affectedServices(['services/notes/app.py', 'services/webcam/x', 'README.md'], config)).toEqual({
    services: ['notes'],
    integrationTests: false,
  });
  expect(affectedServices(['integration-tests/a.py'], config).integrationTests).toBe(true);
  expect(
    affectedServices(['x'], { services: { all: service('all', [], '.') }, integrationTests: null }).services,
  ).toEqual(['all']);
});

const related = (paths: readonly string[], built: readonly string[] = []) =>
  relatedTests({ paths, built }, config);

test('a change relates to itself and to all that need it, with reasons', () => {
  expect(related(['services/notes/app.py'])).toEqual({
    services: ['web', 'notes'],
    reason: [
      { service: 'web', because: 'it needs notes: services/notes/app.py changed' },
      { service: 'notes', because: 'services/notes/app.py changed' },
    ],
  });
  expect(related(['services/web/a', 'README.md', 'services/web/b', 'services/web/c']).reason).toEqual([
    { service: 'web', because: 'services/web/a and 2 more files changed' },
  ]);
  // The nearest reason of each: its own, before that of what it needs.
  expect(related(['services/notes/a', 'services/web/b'], ['notes', 'places']).reason).toEqual([
    { service: 'web', because: 'services/web/b changed' },
    { service: 'notes', because: 'services/notes/a changed' },
    { service: 'places', because: 'it was built' },
  ]);
  expect(related(['README.md'])).toEqual({ services: [], reason: [] });
  expect(related([], ['places', 'gone']).reason).toEqual([
    { service: 'web', because: 'it needs places: it was built' },
    { service: 'places', because: 'it was built' },
  ]);
  expect(related(['integration-tests/conftest.py'], ['notes']).reason).toEqual([
    { service: 'web', because: 'it needs notes: it was built' },
    { service: 'notes', because: 'it was built' },
    { service: 'places', because: 'the integration tests changed' },
  ]);
});

test('changed tests relate to the services that they belong to, and to no others', () => {
  const owned = (name: string, tests: readonly string[]) => ({ ...service(name), tests });
  const services = {
    web: { ...owned('web', ['tests/web', 'tests/shared']), needs: ['notes'] },
    notes: owned('notes', ['integration-tests/tests/notes', 'tests/shared']),
    places: service('places'),
  };
  const of = (...paths: string[]) =>
    relatedTests({ paths, built: [] }, { ...config, services }).reason.map(
      ({ service: name, because }) => `${name}: ${because}`,
    );
  expect(of('integration-tests/tests/notes/a.py')).toEqual([
    'notes: its tests changed: integration-tests/tests/notes/a.py',
  ]);
  expect(of('integration-tests/tests/web/a.py', 'integration-tests/tests/web/b.py')).toEqual([
    'web: its tests changed: integration-tests/tests/web/a.py',
  ]);
  expect(of('integration-tests/tests/shared/a.py')).toHaveLength(2);
  expect(of('integration-tests/tests/webs/a.py', 'integration-tests/tests/web/b.py')).toEqual([
    'web: its tests changed: integration-tests/tests/web/b.py',
    'notes: the integration tests changed',
    'places: the integration tests changed',
  ]);
});

test('reasons fit into the message, however deep and long', () => {
  const names = Array.from({ length: 60 }, (_, index) => `service-${index}`);
  const services = Object.fromEntries(
    names.map((name, index) => [name, service(name, index === 0 ? [] : [names[index - 1] ?? ''])]),
  );
  const paths = [`services/service-0/${'d/'.repeat(400)}f`];
  const found = relatedTests({ paths, built: [] }, { services, integrationTests: null });
  expect(found.services).toEqual(names);
  for (const { because } of found.reason) expect(because.length).toBeLessThanOrEqual(500);
});

test('the related services are the closure of "needs", cycles included', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const graph = fc.record(Object.fromEntries(names.map((name) => [name, fc.subarray(names)])));
  fc.assert(
    fc.property(graph, fc.subarray(names), fc.subarray(names), (needs, built, touched) => {
      const services = Object.fromEntries(names.map((name) => [name, service(name, needs[name])]));
      const paths = touched.map((name) => `services/${name}/x`);
      const found = relatedTests({ built, paths }, { services, integrationTests: null });
      const wanted = new Set([...built, ...touched]);
      for (let pass = 0; pass < names.length; pass += 1) {
        for (const name of names) if ((needs[name] ?? []).some((need) => wanted.has(need))) wanted.add(name);
      }
      expect(found.services).toEqual(names.filter((name) => wanted.has(name)));
      expect(found.reason.map((each) => each.service)).toEqual(found.services);
    }),
  );
});
