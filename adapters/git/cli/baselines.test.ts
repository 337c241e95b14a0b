import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Checkout, makeCheckout } from '../../../test/fakes/action-stage.ts';
import { createGitBaselines } from './baselines.ts';
import { createGit } from './index.ts';

const ref = 'refs/fairlead/coverage';
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
  const one = createGitBaselines(clone('one'));
  expect(await one.find(commits)).toBeNull();
  await one.keep(at(0), 'first\n');
  await one.keep(at(1), 'second\n');
  await one.keep(at(1), 'second again\n');
  const two = clone('two');
  const nearestFirst = await createGit(two).ancestors(at(2), 10);
  expect(nearestFirst).toEqual(commits.toReversed());
  expect(await createGitBaselines(two).find(nearestFirst)).toBe('second again\n');
  expect(await createGitBaselines(two).find([at(0)])).toBe('first\n');
  expect(await createGitBaselines(two).find([at(2)])).toBeNull();
  // One commit without parents: the repository does not grow with every push.
  expect(origin.git('rev-list', '--count', ref)).toBe('1');
  expect(origin.git('ls-tree', '--name-only', ref).split('\n')).toHaveLength(2);
});

test('a shallow clone stays as shallow as it was, and its checkout as it is', async () => {
  const shallow = clone('shallow', '--depth', '1');
  const store = createGitBaselines(shallow);
  await store.keep(at(2), 'x');
  expect(await store.find([at(2)])).toBe('x');
  expect(await createGit(shallow).ancestors('HEAD', 10)).toEqual([at(2)]);
});

test('two that write at the same time lose nothing', async () => {
  const stores = ['one', 'two', 'three'].map((name) => createGitBaselines(clone(name)));
  await Promise.all(stores.map((store, index) => store.keep(at(index), `of ${index}`)));
  for (const index of [0, 1, 2]) expect(await stores[0]?.find([at(index)])).toBe(`of ${index}`);
});

test('an origin that cannot be reached or written is told apart from one without baselines', async () => {
  const store = createGitBaselines(clone('one'));
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
