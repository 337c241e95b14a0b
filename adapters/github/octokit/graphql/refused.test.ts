import { expect, test } from '@jest/globals';
import { schema as published } from '@octokit/graphql-schema';
import { buildSchema, parse, validate } from 'graphql';
import type { GraphqlError } from '../call.ts';
import { documents } from './documents.ts';
import { refusable, type Refusable } from './fragments.ts';
import { askReadable } from './read.ts';

const schema = buildSchema(published.idl, { assumeValidSDL: true });

test('documents without the refused parts are valid for GitHub', () => {
  for (const refused of [[], ...refusable.map((part) => [part]), [...refusable]]) {
    for (const text of [documents.overview(refused), documents.pull(1, refused)]) {
      expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
    }
  }
});

test('the refused parts can be refused as a whole: their types are never null, all others may be', () => {
  const repository = schema.getType('Repository');
  const fields = repository !== undefined && 'getFields' in repository ? repository.getFields() : {};
  const kinds = ['rulesets', ...refusable].map((name) => [name, String(fields[name]?.type).endsWith('!')]);
  expect(kinds).toEqual([
    ['rulesets', false],
    ['branchProtectionRules', true],
    ['environments', true],
  ]);
});

function refusal(part: string, type = 'FORBIDDEN'): GraphqlError {
  return { type, path: ['repository', part], message: 'Resource not accessible by integration' };
}

/** GitHub, which refuses the parts one at a time and says nothing of the repository while it does. */
async function ask(parts: readonly Refusable[], type?: string) {
  const asked: (readonly Refusable[])[] = [];
  const answer = await askReadable(async (without) => {
    asked.push([...without]);
    const first = parts.find((part) => !without.includes(part));
    if (first === undefined) return { data: { repository: { id: 'R' } }, errors: [] };
    return { data: { repository: null }, errors: [refusal(first, type)] };
  });
  return { asked, refused: answer.refused };
}

test('asks again without each part that took everything with it', async () => {
  expect(await ask([])).toEqual({ asked: [[]], refused: [] });
  expect(await ask(['environments'])).toEqual({ asked: [[], ['environments']], refused: ['environments'] });
  const both = await ask(['branchProtectionRules', 'environments']);
  expect([both.asked.length, both.refused]).toEqual([3, ['branchProtectionRules', 'environments']]);
});

test('other errors, and a refusal that cost only itself, are not asked about again', async () => {
  expect((await ask(['environments'], 'NOT_FOUND')).asked).toHaveLength(1);
  let asked = 0;
  const { refused } = await askReadable(async () => {
    asked += 1;
    return { data: { repository: { environments: null } }, errors: [refusal('environments')] };
  });
  expect([asked, refused]).toEqual([1, []]);
});
