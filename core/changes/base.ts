import { FinalError } from '../errors/fairlead-error.ts';
import type { Git } from '../ports/git.ts';
import type { JobContext } from '../ports/job.ts';

/**
 * The commit to compare the checkout with: the merge base of the head and the base. Null for a push without a commit
 * before it that is still there: then the whole tree counts as changed.
 *
 * Errors: FL_INPUT_INVALID when the checkout is not the commit that findings are about, since line numbers would
 * be those of another file, or when the history does not reach back.
 *
 * @param input the input `base-sha`; empty for the event's base
 */
export async function changeBase(git: Git, context: JobContext, input: string): Promise<string | null> {
  const head = await git.head();
  if (head !== context.headSha) {
    throw new FinalError(
      'FL_INPUT_INVALID',
      `the checkout is at ${head.slice(0, 8)} and the change’s head is ${context.headSha.slice(0, 8)}; ` +
        'give actions/checkout `ref: ${{ github.event.pull_request.head.sha }}` and `fetch-depth: 0`',
    );
  }
  const base = input === '' ? context.baseSha : input;
  if (base === null) return null;
  const found = await git.mergeBase(base, head);
  if (found !== null) return found;
  // A push may have replaced the commit before it; what a queue merges starts at its base.
  const pushed = context.pullRequest === null && context.event !== 'merge_group';
  if (pushed && input === '') return null;
  throw new FinalError(
    'FL_INPUT_INVALID',
    `${base.slice(0, 40)} and the head have no commit in common here; give actions/checkout \`fetch-depth: 0\``,
  );
}
