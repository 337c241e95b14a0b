import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { parseDiff } from '../../../core/changes/diff.ts';
import { type Checkout, makeCheckout } from '../../../test/fakes/action-stage.ts';
import { createGit } from './index.ts';

let checkout: Checkout;
let out: string;
beforeEach(() => {
  checkout = makeCheckout();
  out = mkdtempSync(join(tmpdir(), 'fairlead-git-'));
});
afterEach(() => {
  checkout.remove();
  rmSync(out, { recursive: true, force: true });
});

test('diffs follow renames and read odd names; changed paths have both names', async () => {
  const long = Array.from({ length: 20 }, (_, i) => `line ${i}\n`).join('');
  const base = checkout.commit({ 'old.py': long, 'naïve "x".py': 'a\n', 'gone.py': 'x\n' });
  const head = checkout.commit({
    'old.py': null,
    'new.py': `${long}more\n`,
    'naïve "x".py': 'a\nb\n',
    'gone.py': null,
  });
  const git = createGit(checkout.folder);
  const diff = parseDiff(await git.diff(base, head));
  expect([...diff].map(([path, change]) => [path, change.oldPath, [...change.added]])).toEqual([
    ['naïve "x".py', null, [2]],
    ['new.py', 'old.py', [21]],
  ]);
  expect([...(await git.changedPaths(base, head))].sort()).toEqual([
    'gone.py',
    'naïve "x".py',
    'new.py',
    'old.py',
  ]);
  expect(await git.head()).toBe(head);
  expect([...(await git.tracked())].sort()).toEqual(['naïve "x".py', 'new.py']);
});

test('settings of the checkout do not change how diffs are written', async () => {
  const base = checkout.commit({ 'a.py': 'a\n' });
  const head = checkout.commit({ 'a.py': 'a\nb\n' });
  for (const [key, value] of [
    ['diff.noprefix', 'true'],
    ['color.ui', 'always'],
    ['diff.external', 'false'],
    ['diff.context', '9'],
  ]) {
    checkout.git('config', key ?? '', value ?? '');
  }
  const diff = parseDiff(await createGit(checkout.folder).diff(base, head));
  expect([...(diff.get('a.py')?.added ?? [])]).toEqual([2]);
});

test('merge base, first-parent count, time', async () => {
  const first = checkout.commit({ a: '1' });
  checkout.git('checkout', '--quiet', '-b', 'side');
  const side = checkout.commit({ b: '1' });
  checkout.git('checkout', '--quiet', 'main');
  checkout.commit({ c: '1' });
  checkout.git('merge', '--quiet', '--no-edit', '--no-ff', 'side');
  const git = createGit(checkout.folder);
  expect(await git.mergeBase(first, side)).toBe(first);
  expect(await git.firstParentCount('HEAD')).toBe(3);
  expect(await git.commitTime(first)).toBe(Date.parse('2026-11-01T10:00:00Z') / 1000);
});

test('a shallow clone is made whole before its commits are counted; where it cannot be, nothing is counted', async () => {
  for (const a of ['1', '2', '3']) checkout.commit({ a });
  const [first, second] = ['first', 'second'].map((name) => join(out, name));
  for (const clone of [first, second]) {
    checkout.git('clone', '--quiet', '--depth', '1', `file://${checkout.folder}`, clone ?? '');
  }
  expect(await createGit(first ?? '').firstParentCount('HEAD')).toBe(3);
  checkout.git('-C', second ?? '', 'remote', 'set-url', 'origin', `file://${out}/nowhere`);
  await expect(createGit(second ?? '').firstParentCount('HEAD')).rejects.toThrow('fetch-depth: 0');
});

test('a shallow clone is deepened once; unrelated histories have no merge base', async () => {
  const first = checkout.commit({ a: '1' });
  checkout.commit({ a: '2' });
  const head = checkout.commit({ a: '3' });
  const clone = join(out, 'clone');
  checkout.git('clone', '--quiet', '--depth', '1', `file://${checkout.folder}`, clone);
  expect(await createGit(clone).mergeBase(first, head)).toBe(first);
  checkout.git('checkout', '--quiet', '--orphan', 'other');
  const other = checkout.commit({ z: '1' });
  expect(await createGit(checkout.folder).mergeBase(first, other)).toBeNull();
});

test('exports a folder of a commit, without touching the checkout or its index', async () => {
  const commit = checkout.commit({ 'pkg/a.py': 'committed', 'pkg/sub/b.py': 'b', 'other.py': 'o' });
  checkout.commit({ 'pkg/a.py': 'later' });
  const folder = join(out, 'source');
  await createGit(checkout.folder).exportFolder(commit, 'pkg', folder);
  expect(readFileSync(join(folder, 'a.py'), 'utf8')).toBe('committed');
  expect(existsSync(join(folder, 'sub', 'b.py'))).toBe(true);
  expect(existsSync(`${folder}.index`)).toBe(false);
  expect(checkout.git('status', '--porcelain')).toBe('');
  await createGit(checkout.folder).exportFolder(commit, '.', `${folder}-whole`);
  expect(readFileSync(join(`${folder}-whole`, 'pkg', 'a.py'), 'utf8')).toBe('committed');
});

test('the content hash follows content, and is null when a file was edited', async () => {
  checkout.commit({ 'a.py': '1', 'b.txt': '1' });
  const git = createGit(checkout.folder);
  const one = await git.contentHash(['*.py']);
  checkout.commit({ 'b.txt': '2' });
  expect(await git.contentHash(['*.py'])).toBe(one);
  checkout.commit({ 'a.py': '2' });
  expect(await git.contentHash(['*.py'])).not.toBe(one);
  checkout.commit({ 'a.py': '3' });
  writeFileSync(join(checkout.folder, 'a.py'), 'edited');
  expect(await git.contentHash(['*.py'])).toBeNull();
});

test.each(['--output=x', '-n', 'a..b', '', 'a b', '$(x)'])('%j is not a revision', async (name) => {
  checkout.commit({ a: '1' });
  await expect(createGit(checkout.folder).diff(name, 'HEAD')).rejects.toThrow(
    'characters that are not allowed',
  );
});

test('a commit that does not exist is an error with git’s reason', async () => {
  checkout.commit({ a: '1' });
  await expect(createGit(checkout.folder).diff('f'.repeat(40), 'HEAD')).rejects.toThrow(
    'A command failed: git diff',
  );
});
