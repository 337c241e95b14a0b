import { expect, test } from '@jest/globals';
import type { Git } from '../ports/git.ts';
import type { JobContext } from '../ports/job.ts';
import { changeBase } from './base.ts';

const head = 'a'.repeat(40);
const base = 'b'.repeat(40);
const git = (found: string | null, at = head) =>
  ({ head: () => Promise.resolve(at), mergeBase: () => Promise.resolve(found) }) as unknown as Git;
const context = (pull: boolean, baseSha: string | null = base) =>
  ({ headSha: head, baseSha, pullRequest: pull ? { number: 1, fork: false } : null }) as JobContext;

test('the merge base, or null where a push has none', async () => {
  await expect(changeBase(git('c'), context(true), '')).resolves.toBe('c');
  await expect(changeBase(git('c'), context(false, null), '')).resolves.toBeNull();
  await expect(changeBase(git(null), context(false), '')).resolves.toBeNull();
});

test('what would give wrong lines is refused with what to do', async () => {
  await expect(changeBase(git('c', 'd'.repeat(40)), context(true), '')).rejects.toThrow(
    'github.event.pull_request.head.sha',
  );
  await expect(changeBase(git(null), context(true), '')).rejects.toThrow('fetch-depth: 0');
  const queued: JobContext = { ...context(false), event: 'merge_group' };
  await expect(changeBase(git(null), queued, '')).rejects.toThrow('fetch-depth: 0');
  await expect(changeBase(git(null), context(false), base)).rejects.toThrow('fetch-depth: 0');
});
