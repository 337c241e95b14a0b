import { expect, test } from '@jest/globals';
import type { Git } from '../ports/git.ts';
import type { JobContext } from '../ports/job.ts';
import { checkedOut, isMergeOfHead } from './checkout.ts';

const [head, base, merge] = ['a', 'b', 'd'].map((digit) => digit.repeat(40)) as [string, string, string];
const context = { headSha: head, baseSha: base, pullRequest: { number: 1, fork: false } } as JobContext;
const git = (parents: readonly string[], mergeBase: string | null = base) =>
  ({
    head: () => Promise.resolve(merge),
    parents: () => Promise.resolve(parents),
    fetchCommits: () => Promise.resolve(true),
    mergeBase: () => Promise.resolve(mergeBase),
  }) as unknown as Git;

test.each([
  ['two parents, the head second', [base, head], true],
  ['the head first', [head, base], false],
  ['one parent', [head], false],
  ['three parents', [base, head, merge], false],
  ['no parent', [], false],
])('%s', async (_, parents, expected) => {
  expect(await isMergeOfHead(git(parents), context)).toBe(expected);
  if (expected) expect(await checkedOut(git(parents), context, '')).toEqual({ base, merged: true });
  else await expect(checkedOut(git(parents), context, '')).rejects.toThrow('pull_request.head.sha');
});

test('a base of one’s own that has nothing in common is refused', async () => {
  await expect(checkedOut(git([base, head], null), context, 'other')).rejects.toThrow('no commit in common');
});
