import { findPair, isLongLived, type MergeMethod, type Pair } from '../../branching/index.ts';
import type { FairleadConfig } from '../../config/types.ts';
import { bumpBranch } from '../bump/duty.ts';
import { activeFreezes, freezeAgainst } from '../freeze/freeze.ts';
import type { Duty, DutyCommand, DutyInput, DutyOutcome, DutyRequest, PullState, Settled } from '../types.ts';
import { code, list } from '../words.ts';

/** Label that hands a pull request of this repository to the App. */
export const mergeLabel = 'fairlead:merge';

type Wish = Extract<DutyRequest, { kind: 'merge' }>;

/** Merges the pull requests that were handed to the App, by the method that their pair asks for. */
export const mergeManaged: Duty = { plan };

function plan(input: DutyInput): DutyOutcome {
  const { state, stored } = input;
  const wishes = stored.requests.filter((request) => request.kind === 'merge');
  const settled = wishes.flatMap((wish) => settle(input, wish));
  const open = wishes.filter(({ id }) => settled.every((each) => each.id !== id));
  const commands: DutyCommand[] = [];
  const bases = new Set<string>();
  for (const pull of state.openPulls.toSorted((a, b) => a.number - b.number)) {
    const wish = open.findLast((each) => each.pull === pull.number);
    if (wish === undefined && !isManaged(input, pull)) continue;
    // What was ready before a merge may not be ready after it, and a head that got one is another; the next run looks.
    if (bases.has(pull.base) || bases.has(pull.head)) continue;
    const command = merging(input, pull, wish?.method ?? null);
    if (command === null) continue;
    commands.push(command);
    bases.add(pull.base);
  }
  return { commands, settled, wakeAt: null };
}

/**
 * The label counts only on branches of this repository: whoever pushes to a fork after the label was set may be
 * anybody. The App's own are those between branches that stay, and bumps.
 */
function isManaged({ state, strategy, stored }: DutyInput, pull: PullState): boolean {
  if (pull.fork) return false;
  if (pull.labels.includes(mergeLabel)) return true;
  if (pull.author !== state.appLogin) return false;
  const isBump = stored.requests.some((request) => {
    return (
      request.kind === 'bump' && request.base === pull.base && bumpBranch(strategy, request) === pull.head
    );
  });
  return isBump || isLongLived(strategy, pull.head);
}

function merging(input: DutyInput, pull: PullState, wished: MergeMethod | null): DutyCommand | null {
  const { state, config, strategy, stored } = input;
  if (pull.policy !== 'success' || !pull.ready || pull.mergeable === false) return null;
  const pair = findPair(strategy, { ...pull, reverts: pull.reverts ?? null });
  const method =
    wished ?? (pair === null ? undefined : usualMethod(pair, config, isLongLived(strategy, pull.head)));
  if (pair === null || method === undefined || !pair.merge.includes(method)) return null;
  // The check may be older than the freeze, and the App may pass where GitHub keeps others out.
  if (freezeAgainst(activeFreezes(config, stored.freezes, state.now), pull) !== null) return null;
  const { number, headSha } = pull;
  const isQueued = config.mergeQueue && pull.base === strategy.main && !isLongLived(strategy, pull.head);
  if (!isQueued) return { kind: 'merge', number, headSha, method };
  return pull.queued === true ? null : { kind: 'enqueue', number, headSha };
}

/** The pair's first method that a linear history takes; work by squash or rebase, since GitHub would refuse a merge. */
function usualMethod(pair: Pair, { linear }: Pick<FairleadConfig, 'linear'>, fromKept: boolean): MergeMethod {
  if (!linear || fromKept) return pair.merge[0];
  return pair.merge.find((method) => method !== 'merge') ?? pair.merge[0];
}

function settle({ state, strategy }: DutyInput, wish: Wish): readonly Settled[] {
  const { id, pull: number, method } = wish;
  const refuse = (sentence: string): readonly Settled[] => [{ id, outcome: 'refused', sentence }];
  const pull = state.openPulls.find((each) => each.number === number);
  if (pull === undefined) {
    const isMerged = state.mergedPulls.some((each) => each.number === number);
    return isMerged
      ? [{ id, outcome: 'done', sentence: `#${number} is merged.` }]
      : refuse(`#${number} is not open any more.`);
  }
  const problem = mergeProblem(strategy, pull, method);
  if (problem !== null) return refuse(problem);
  // Whoever may push here could merge as well; a fork's commits are those that were seen when the word was given.
  if (pull.fork && pull.headSha !== wish.headSha) {
    return refuse(`#${number} got new commits from its fork; look at them and ask again.`);
  }
  return [];
}

/** Why the strategy does not let the App merge it that way, in Markdown; null where it does. */
export function mergeProblem(
  strategy: DutyInput['strategy'],
  pull: Pick<PullState, 'head' | 'base' | 'fork' | 'reverts'>,
  method: MergeMethod | null,
): string | null {
  const pair = findPair(strategy, { ...pull, reverts: pull.reverts ?? null });
  if (pair === null) {
    return `The strategy ${strategy.name} does not let ${code(pull.head)} into ${code(pull.base)}.`;
  }
  if (method === null || pair.merge.includes(method)) return null;
  return `${code(pull.head)} goes into ${code(pull.base)} by ${list(pair.merge)}, not by ${method}.`;
}
