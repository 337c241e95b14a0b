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

test('a change relates to itself and to all that need it, with reasons', () => {
  expect(relatedTests({ services: ['notes'], integrationTests: false }, config)).toEqual({
    services: ['web', 'notes'],
    reason: [
      { service: 'web', because: 'it needs notes: it changed' },
      { service: 'notes', because: 'it changed' },
    ],
  });
  expect(relatedTests({ services: ['web'], integrationTests: false }, config).services).toEqual(['web']);
  expect(relatedTests({ services: [], integrationTests: false }, config).services).toEqual([]);
  expect(relatedTests({ services: ['gone'], integrationTests: true }, config).services).toEqual([
    'web',
    'notes',
    'places',
  ]);
});

test('the related services are the closure of "needs", cycles included', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const graph = fc.record(Object.fromEntries(names.map((name) => [name, fc.subarray(names)])));
  fc.assert(
    fc.property(graph, fc.subarray(names), (needs, changed) => {
      const services = Object.fromEntries(names.map((name) => [name, service(name, needs[name])]));
      const found = relatedTests({ services: changed, integrationTests: false }, { services }).services;
      const wanted = new Set(changed);
      for (let pass = 0; pass < names.length; pass += 1) {
        for (const name of names) if ((needs[name] ?? []).some((need) => wanted.has(need))) wanted.add(name);
      }
      expect(found).toEqual(names.filter((name) => wanted.has(name)));
    }),
  );
});
