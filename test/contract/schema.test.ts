import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { configSchema, organisationSchema } from '../../tools/schema.ts';

const root = new URL('../../', import.meta.url);
const valid = new Ajv2020({ strict: false }).compile(configSchema());

test('the committed schema is the generated one', () => {
  const committed: unknown = JSON.parse(readFileSync(new URL('schemas/fairlead.schema.json', root), 'utf8'));
  expect(committed).toEqual(configSchema());
});

test.each([
  ['strategy: feature', true],
  ['{}', true],
  ['environments: {qa: {target: box-1, deploys: [release/*]}}', true],
  ['services: {web: {path: services/web, needs: [notes]}, notes: {path: services/notes}}', true],
  ['stratgy: feature', false],
  ['strategy: trunk', true],
  ['strategy: trunks', false],
  ['freeze: [{branches: [main], from: 2026-12-20, to: 2027-01-03}]', true],
  ['max_age: 2', false],
  ['services: {Web: {path: a}}', false],
  ['services: {web: {}}', false],
  ['environments: {qa: {target: t, services: {a: {deploy: {bake: soon}}}}}', false],
])('%s: %s', (text, expected) => {
  expect(valid(parse(text))).toBe(expected);
});

test.each([
  ['defaults: {strategy: trunk, approvals: 2}', true],
  ['groups: [{name: a, match: {repositories: [svc-*]}, rules: {approvals: 2}}]', true],
  ['groups: [{name: a, match: {repositorys: [svc-*]}, rules: {}}]', false],
  ['defaults: {services: {}}', false],
])('organisation, %s: %s', (text, expected) => {
  const committed: unknown = JSON.parse(
    readFileSync(new URL('schemas/fairlead-org.schema.json', root), 'utf8'),
  );
  expect(committed).toEqual(organisationSchema());
  expect(new Ajv2020({ strict: false }).compile(organisationSchema())(parse(text))).toBe(expected);
});

test('the page of the configuration names every key', () => {
  const page = readFileSync(new URL('docs/configuration.md', root), 'utf8');
  const { properties } = configSchema() as { properties: Record<string, unknown> };
  expect(Object.keys(properties).length).toBeGreaterThan(8);
  expect(Object.keys(properties).filter((key) => !page.includes(`\`${key}`))).toEqual([]);
});
