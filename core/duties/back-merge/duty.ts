import { findPair, type BackMerge } from '../../branching/index.ts';
import { ancestryOf, findBranch } from '../repository.ts';
import type { Duty, DutyCommand, DutyInput, DutyOutcome, DutyRequest, Settled } from '../types.ts';
import { code } from '../words.ts';
import { backMergePairs, debts, missingOf, type Debt } from './owed.ts';
import { conflictComment, openingBody, openingTitle, resolvedComment, squashLine } from './words.ts';

/** Marker of the one comment on a back-merge's pull request. */
const backMergeMarker = 'fairlead-back-merge';

type Wish = Extract<DutyRequest, { kind: 'back-merge' }>;

/** After a merge into one branch, another must get it too: opens the pull request and says what stands in its way. */
export const backMerge: Duty = { plan };

function plan(input: DutyInput): DutyOutcome {
  const { state, strategy, stored } = input;
  const standing = backMergePairs(state, strategy);
  const wishes = stored.requests.filter((request) => request.kind === 'back-merge');
  const settled = wishes.flatMap((wish) => settle(input, wish));
  const open = wishes.filter(({ id }) => settled.every((each) => each.id !== id));
  const owed = debts(state, strategy, withWishes(standing, open));
  const paid = standing.filter(({ from, to }) => {
    const ancestry = ancestryOf(state, from, to);
    return ancestry !== null && missingOf(ancestry, strategy) === 0;
  });
  const commands = [
    ...owed.filter(({ pull }) => pull === null).map((debt) => opening(debt, open)),
    ...owed.flatMap((debt) => comment(debt, input)),
    ...paid.flatMap((pair) => closing(pair, input)),
  ];
  const deadlines = owed
    .map((debt) => (debt.ancestry.since ?? state.now) + debt.backMerge.withinMs)
    .filter((at) => Number.isFinite(at) && at > state.now);
  return { commands, settled, wakeAt: deadlines.length === 0 ? null : Math.min(...deadlines) };
}

/** What somebody asked for has no deadline. */
function withWishes(standing: readonly BackMerge[], wishes: readonly Wish[]): readonly BackMerge[] {
  const pairs = [...standing];
  for (const { from, to } of wishes) {
    const isThere = pairs.some((pair) => pair.from === from && pair.to === to);
    if (!isThere) pairs.push({ from, to, withinMs: Number.POSITIVE_INFINITY });
  }
  return pairs;
}

function opening(debt: Debt, wishes: readonly Wish[]): DutyCommand {
  const { from, to } = debt.backMerge;
  const wish = wishes.find((each) => each.from === from && each.to === to);
  return {
    kind: 'open-pull',
    head: from,
    base: to,
    title: openingTitle(debt),
    body: openingBody(debt),
    ...(wish === undefined ? {} : { request: wish.id }),
  };
}

function comment(debt: Debt, { strategy, stored }: DutyInput): readonly DutyCommand[] {
  const { pull } = debt;
  if (pull === null) return [];
  const { number } = pull;
  const say = (body: string): readonly DutyCommand[] => [
    { kind: 'comment', number, marker: backMergeMarker, body },
  ];
  if (pull.mergeable === false) return say(conflictComment(debt, strategy));
  const squash = squashLine(debt);
  if (squash.length > 0) return say(squash.join('\n\n'));
  const hasSpoken = stored.said.some((said) => said.number === number && said.marker === backMergeMarker);
  // While GitHub works out whether it conflicts, the last word stands.
  return hasSpoken && pull.mergeable === true ? say(resolvedComment) : [];
}

/** Somebody else's pull request is left to them. */
function closing({ from, to }: BackMerge, { state }: DutyInput): readonly DutyCommand[] {
  return state.openPulls
    .filter((pull) => !pull.fork && pull.head === from && pull.base === to && pull.author === state.appLogin)
    .map(({ number }) => ({
      kind: 'close-pull',
      number,
      reason: `${code(to)} holds every commit of ${code(from)} by now.`,
    }));
}

function settle({ state, strategy }: DutyInput, wish: Wish): readonly Settled[] {
  const { id, from, to } = wish;
  const refuse = (sentence: string): readonly Settled[] => [{ id, outcome: 'refused', sentence }];
  const absent = [from, to].find((name) => findBranch(state, name) === null);
  if (absent !== undefined) return refuse(`There is no branch ${code(absent)}.`);
  const pair = findPair(strategy, { head: from, base: to, fork: false, reverts: null });
  if (pair === null || !pair.merge.includes('merge')) {
    return refuse(`The strategy ${strategy.name} lets no merge commit of ${code(from)} into ${code(to)}.`);
  }
  const ancestry = ancestryOf(state, from, to);
  if (ancestry === null) return [];
  if (missingOf(ancestry, strategy) === 0) {
    return [{ id, outcome: 'done', sentence: `${code(to)} holds every commit of ${code(from)}.` }];
  }
  const pull = state.openPulls.find((each) => !each.fork && each.head === from && each.base === to);
  if (pull !== undefined) {
    return [{ id, outcome: 'done', sentence: `The back-merge is #${pull.number}.` }];
  }
  if (wish.opened) return refuse('The pull request of the back-merge was closed; ask again to reopen it.');
  return [];
}
