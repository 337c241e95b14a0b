import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { checkedOut, linesOnHead } from '../../../core/changes/checkout.ts';
import { parseDiff } from '../../../core/changes/diff.ts';
import type { JobContext } from '../../../core/ports/job.ts';
import { type Checkout, makeCheckout } from '../../../test/fakes/action-stage.ts';
import { createGit } from './index.ts';

let checkout: Checkout;
let out: string;
let head: string;
let tip: string;
let merge: string;

const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
const lines = Array.from({ length: 10 }, (_, index) => `line ${index + 1}`);

/** A pull request that edits the last line, and a base that has put two lines at the top since, as GitHub merges them. */
beforeEach(() => {
  checkout = makeCheckout();
  out = mkdtempSync(join(tmpdir(), 'fairlead-merge-'));
  checkout.commit({ 'a.py': text(lines) });
  checkout.git('checkout', '--quiet', '-b', 'topic');
  head = checkout.commit({ 'a.py': text([...lines.slice(0, 9), 'edited']) });
  checkout.git('checkout', '--quiet', 'main');
  tip = checkout.commit({ 'a.py': text(['top', 'of base', ...lines]), 'base.py': 'x\n' });
  checkout.git('checkout', '--quiet', '--detach');
  checkout.git('merge', '--quiet', '--no-ff', '-m', `A merge\n\nparent ${'0'.repeat(40)}`, 'topic');
  merge = checkout.git('rev-parse', 'HEAD').trim();
  checkout.git('update-ref', 'refs/pull/7/merge', merge);
  checkout.git('config', 'uploadpack.allowReachableSHA1InWant', 'true');
});
afterEach(() => {
  checkout.remove();
  rmSync(out, { recursive: true, force: true });
});

const context = () =>
  ({ headSha: head, baseSha: tip, pullRequest: { number: 7, fork: false } }) as unknown as JobContext;

function clone(): string {
  const folder = join(out, 'clone');
  checkout.git('init', '--quiet', folder);
  const git = (...args: string[]) => checkout.git('-C', folder, ...args);
  git('remote', 'add', 'origin', `file://${checkout.folder}`);
  git('fetch', '--quiet', '--depth=1', 'origin', '+refs/pull/7/merge:refs/remotes/pull/7/merge');
  git('checkout', '--quiet', '--detach', 'refs/remotes/pull/7/merge');
  return folder;
}

test('the merge that actions/checkout gives is compared with its base, and its lines are found on the head', async () => {
  const git = createGit(clone());
  expect(await git.parents('HEAD')).toEqual([tip, head]);
  const found = await checkedOut(git, context(), '');
  expect(found).toEqual({ base: tip, merged: true });
  const diff = parseDiff(await git.diff(tip, 'HEAD'));
  expect([...diff].map(([path, { added }]) => [path, [...added]])).toEqual([['a.py', [12]]]);
  const map = await linesOnHead(git, context());
  expect(map('a.py', 12)).toEqual({ path: 'a.py', line: 10 });
  expect([map('a.py', 2), map('base.py', 1)]).toEqual([null, null]);
});

test('a merge whose parents cannot be had is refused with what to do', async () => {
  const folder = clone();
  checkout.git('-C', folder, 'remote', 'set-url', 'origin', `file://${out}/nowhere`);
  await expect(checkedOut(createGit(folder), context(), '')).rejects.toThrow('fetch-depth: 0');
});

test('another commit, or a merge of something else, is refused as before', async () => {
  const git = createGit(checkout.folder);
  const other = { ...context(), headSha: tip };
  await expect(checkedOut(git, other, '')).rejects.toThrow('github.event.pull_request.head.sha');
  await expect(checkedOut(git, { ...context(), pullRequest: null }, '')).rejects.toThrow(
    'github.event.pull_request.head.sha',
  );
});

test('a base of one’s own is looked for from the merge; the head itself is no merge', async () => {
  const git = createGit(checkout.folder);
  expect(await checkedOut(git, context(), 'main')).toEqual({ base: tip, merged: true });
  checkout.git('checkout', '--quiet', '--detach', 'topic');
  const { base, merged } = await checkedOut(git, context(), '');
  expect([base, merged]).toEqual([checkout.git('merge-base', tip, head).trim(), false]);
});

test('a whole clone stays whole when a commit is fetched', async () => {
  const folder = join(out, 'whole');
  checkout.git('-c', 'advice.detachedHead=false', 'clone', '--quiet', `file://${checkout.folder}`, folder);
  const git = createGit(folder);
  checkout.git('checkout', '--quiet', 'topic');
  const more = checkout.commit({ 'b.py': '1\n' });
  expect(await git.fetchCommits([more, head])).toBe(true);
  expect(checkout.git('-C', folder, 'rev-parse', '--is-shallow-repository').trim()).toBe('false');
  expect(await git.fetchCommits(['0'.repeat(40)])).toBe(false);
});
