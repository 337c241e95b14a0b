import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Checkout, makeCheckout } from '../../../test/fakes/action-stage.ts';
import { createGitBaselines } from './baselines.ts';
import { createGit } from './index.ts';

const ref = 'refs/fairlead/coverage';
const slot = '0123456789abcdef';
let origin: Checkout;
let folder: string;
let commits: string[];
beforeEach(() => {
  origin = makeCheckout();
  folder = mkdtempSync(join(tmpdir(), 'fairlead-baselines-'));
  commits = ['1', '2', '3'].map((text) => origin.commit({ 'a.py': text }));
  origin.git('config', 'receive.denyCurrentBranch', 'ignore');
});
afterEach(() => {
  origin.remove();
  rmSync(folder, { recursive: true, force: true });
});

const clone = (name: string, ...options: string[]) => {
  const at = join(folder, name);
  origin.git('clone', '--quiet', ...options, `file://${origin.folder}`, at);
  return at;
};
const at = (index: number) => commits[index] ?? '';

test('what one clone keeps, another finds: the nearest commit’s', async () => {
  const one = createGitBaselines(clone('one'), slot);
  expect(await one.find(commits)).toBeNull();
  await one.keep(at(0), 'first\n');
  await one.keep(at(1), 'second\n');
  await one.keep(at(1), 'second again\n');
  const two = clone('two');
  const nearestFirst = await createGit(two).ancestors(at(2), 10);
  expect(nearestFirst).toEqual(commits.toReversed());
  expect(await createGitBaselines(two, slot).find(nearestFirst)).toBe('second again\n');
  expect(await createGitBaselines(two, slot).find([at(0)])).toBe('first\n');
  expect(await createGitBaselines(two, slot).find([at(2)])).toBeNull();
  // One commit without parents: the repository does not grow with every push.
  expect(origin.git('rev-list', '--count', ref)).toBe('1');
  expect(origin.git('ls-tree', '--name-only', ref).split('\n')).toHaveLength(2);
});

test('a shallow clone stays as shallow as it was, and its checkout as it is', async () => {
  const shallow = clone('shallow', '--depth', '1');
  const store = createGitBaselines(shallow, slot);
  await store.keep(at(2), 'x');
  expect(await store.find([at(2)])).toBe('x');
  expect(await createGit(shallow).ancestors('HEAD', 10)).toEqual([at(2)]);
});

test('jobs of one commit do not find or replace what is another’s', async () => {
  const folders = [clone('one'), clone('two')] as const;
  const unit = createGitBaselines(folders[0], slot);
  const browser = createGitBaselines(folders[1], 'f'.repeat(16));
  await unit.keep(at(1), 'unit');
  expect(await browser.find([at(1)])).toBeNull();
  await browser.keep(at(0), 'browser before');
  await browser.keep(at(1), 'browser');
  expect([await unit.find([at(1)]), await browser.find([at(1)])]).toEqual(['unit', 'browser']);
  expect(await unit.find([at(0)])).toBeNull();
});

test('of each job the newest 200 are kept, whatever others write', async () => {
  const blob = origin.git('hash-object', '-w', 'a.py');
  const name = (index: number, owner: string) =>
    `${1_000_000_000 + index}-${index.toString(16).padStart(40, '0')}-${owner}.json`;
  const rare = 'a'.repeat(16);
  const names = [name(0, rare), ...Array.from({ length: 220 }, (_, index) => name(index + 1, slot))];
  const listing = names.map((each) => `100644 blob ${blob}\t${each}\n`).join('');
  const tree = execFileSync('git', ['-C', origin.folder, 'mktree'], { input: listing, encoding: 'utf8' });
  origin.git('update-ref', ref, origin.git('commit-tree', tree.trim(), '-m', 'x'));
  await createGitBaselines(clone('one'), slot).keep(at(2), 'new');
  const left = origin.git('ls-tree', '--name-only', ref).split('\n');
  expect(left).toHaveLength(201);
  expect(left.slice(0, 2)).toEqual([name(0, rare), name(22, slot)]);
  expect(left.at(-1)).toMatch(new RegExp(`-${at(2)}-${slot}\\.json$`));
});

test('two that write at the same time lose nothing', async () => {
  const stores = ['one', 'two', 'three'].map((name) => createGitBaselines(clone(name), slot));
  await Promise.all(stores.map((store, index) => store.keep(at(index), `of ${index}`)));
  for (const index of [0, 1, 2]) expect(await stores[0]?.find([at(index)])).toBe(`of ${index}`);
});

test('an origin that cannot be reached or written is told apart from one without baselines', async () => {
  const store = createGitBaselines(clone('one'), slot);
  await store.keep(at(0), 'x');
  // A server that lets nobody write there.
  const hook = join(origin.folder, '.git', 'hooks', 'update');
  writeFileSync(hook, '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  await expect(store.keep(at(1), 'y')).rejects.toThrow('could not be kept');
  expect(await store.find([at(1), at(0)])).toBe('x');
  origin.remove();
  await expect(store.find(commits)).rejects.toThrow('could not be read');
  await expect(store.keep(at(0), 'x')).rejects.toThrow('could not be read');
});
