import { FinalError } from '../errors/fairlead-error.ts';
import type { Git } from '../ports/git.ts';
import type { JobContext } from '../ports/job.ts';
import { changeBase } from './base.ts';
import { type LineMap, lineMap } from './line-map.ts';

/** What a job has checked out, beside what it is compared with. */
export interface Checkout {
  /** As `changeBase` says; of a merge of the pull request into its base, that base. */
  readonly base: string | null;
  /** The checkout is such a merge: its lines are not those of the head. */
  readonly merged: boolean;
}

/** The parents of the checkout where it is the merge of the pull request's head into its base, else null. */
async function mergeParents(git: Git, context: JobContext): Promise<readonly [string, string] | null> {
  const head = await git.head();
  if (head === context.headSha || context.pullRequest === null) return null;
  const [base, merged, more] = await git.parents(head);
  return base !== undefined && merged === context.headSha && more === undefined ? [base, merged] : null;
}

/** Whether the checkout is the merge of the pull request's head into its base; fetches nothing. */
export async function isMergeOfHead(git: Git, context: JobContext): Promise<boolean> {
  return (await mergeParents(git, context)) !== null;
}

/**
 * The change that is checked out: the head, or `refs/pull/N/merge`, which is what `actions/checkout` gives a pull
 * request where nothing else is asked for. Of the merge neither the history nor the base need be there.
 *
 * Errors: those of `changeBase`; FL_INPUT_INVALID where the merge's parents cannot be had.
 *
 * @param input the input `base-sha`; empty for the event's base
 */
export async function checkedOut(git: Git, context: JobContext, input: string): Promise<Checkout> {
  const parents = await mergeParents(git, context);
  if (parents === null) return { base: await changeBase(git, context, input), merged: false };
  if (!(await git.fetchCommits(parents))) {
    throw new FinalError(
      'FL_INPUT_INVALID',
      'the checkout is the merge of the pull request, and what it merges is not here and cannot be fetched; ' +
        'give actions/checkout `fetch-depth: 0`',
    );
  }
  const found = input === '' ? parents[0] : await git.mergeBase(input, await git.head());
  if (found !== null) return { base: found, merged: true };
  throw new FinalError(
    'FL_INPUT_INVALID',
    `${input.slice(0, 40)} and the checkout have no commit in common here; give actions/checkout \`fetch-depth: 0\``,
  );
}

/** Where lines of the checkout are in the head of the change. */
export async function linesOnHead(git: Git, context: JobContext): Promise<LineMap> {
  return lineMap(await git.diff('HEAD', context.headSha));
}
