import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { z } from 'zod';
import {
  allowedBases,
  allowedNames,
  isKnownName,
  isProtected,
  matchesBranch,
  mergeMethods,
  strategies,
} from './judge.ts';

const table = z
  .array(
    z.strictObject({
      head: z.string(),
      base: z.string(),
      fork: z.boolean().default(false),
      defaultBranch: z.string().default('main'),
      /** None: refused. */
      merge: z.array(z.enum(['merge', 'squash', 'rebase'])),
      reason: z.string().min(1),
    }),
  )
  .min(40);

const folder = (name: string) => new URL(`${name}/`, import.meta.url);
const folders = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

test('every strategy has its folder, complete', () => {
  expect(folders.toSorted()).toEqual(Object.keys(strategies).toSorted());
  for (const name of folders) {
    for (const file of ['definition.ts', 'readme.md', 'truth-table.json']) {
      expect([name, file, existsSync(new URL(file, folder(name)))]).toEqual([name, file, true]);
    }
  }
});

describe.each(Object.values(strategies))('$name', (strategy) => {
  const cases = table.parse(
    JSON.parse(readFileSync(new URL('truth-table.json', folder(strategy.name)), 'utf8')),
  );

  test.each(cases)('$head -> $base: $reason', ({ merge, head, base, fork, defaultBranch }) => {
    expect(mergeMethods(strategy, { head, base, fork, defaultBranch })).toEqual(merge);
  });

  test('the table names every glob and has both answers', () => {
    const matched = (glob: string) => cases.some((c) => matchesBranch(c.head, glob, c.defaultBranch));
    expect(allowedNames(strategy).filter((glob) => !matched(glob))).toEqual([]);
    expect(cases.filter(({ merge }) => merge.length === 0).length).toBeGreaterThan(10);
    expect(new Set(cases.map((c) => JSON.stringify([c.head, c.base, c.fork, c.defaultBranch]))).size).toBe(
      cases.length,
    );
  });

  test('a base is allowed exactly when there is a way to merge into it', () => {
    const word = fc.constantFrom(
      'main',
      'develop',
      'feature',
      'release',
      'hotfix',
      'x',
      '1.0',
      '/',
      '.',
      '-',
      'é',
    );
    const name = fc.array(word, { maxLength: 4 }).map((words) => words.join(''));
    fc.assert(
      fc.property(name, name, fc.boolean(), (head, base, fork) => {
        const pair = { head, base, fork, defaultBranch: 'main' };
        const bases = allowedBases(strategy, pair);
        const allowed = bases.some((glob) => matchesBranch(base, glob, 'main'));
        expect(mergeMethods(strategy, pair).length > 0).toBe(allowed);
        expect(isKnownName(strategy, pair)).toBe(bases.length > 0);
        if (fork && isProtected(strategy, head, 'main')) expect(bases).toEqual([]);
      }),
    );
  });
});
