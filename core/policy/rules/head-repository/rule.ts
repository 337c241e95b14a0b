import { groupNames, isLongLived, mayAct, revertedNumber } from '../../../branching/index.ts';
import { askedAt, pairFor } from '../../context.ts';
import type { PolicyFacts, Rule, RuleContext, Verdict } from '../../types.ts';

const events = [
  'pull_request.opened',
  'pull_request.reopened',
  'pull_request.edited',
  'membership.added',
  'membership.removed',
  'push',
];

/** The head is in the repository that the strategy wants it in: this one, or a fork. */
export const headRepository: Rule = { events, evaluate };

function evaluate(facts: PolicyFacts, context: RuleContext): Verdict {
  const verdict = { rule: 'head-repository' as const, evidence: [], remedy: '', events };
  const pair = pairFor(facts, context);
  if (pair === null) {
    const sentence = 'Where the branch must be cannot be said before its name and base are right';
    return { ...verdict, status: 'neutral', code: 'head_repository_unnamed', sentence };
  }
  const { headRef: head, author, fork } = facts;
  if (fork && pair.needs.some(({ kind }) => kind === 'from-here')) {
    const sentence = `${head} must be a branch of this repository, and is in a fork`;
    const remedy = 'Ask somebody who may push here to open the pull request from this repository.';
    const evidence = askedAt(context, ['strategy'], 'failure', `${sentence}. ${remedy}`);
    return { ...verdict, status: 'fail', code: 'head_repository_not_here', sentence, remedy, evidence };
  }
  const makers = makersOf(
    facts,
    context,
    pair.needs.some(({ kind }) => kind === 'from-fork'),
  );
  if (fork || makers === null) {
    const sentence = `${head} may be in ${fork ? 'a fork' : 'this repository'}`;
    return { ...verdict, status: 'pass', code: 'head_repository_right', sentence };
  }
  if (mayAct(author.groups, makers)) {
    const sentence = `${author.login} is one of the ${groupNames(makers)}, whose branches may be in this repository`;
    return { ...verdict, status: 'pass', code: 'head_repository_exempt', sentence };
  }
  const sentence = `${head} is in this repository, where only ${groupNames(makers)} make branches`;
  const remedy = 'Push the commits to a fork and open a new pull request from it.';
  const keys = ['maintainers', 'bots', 'strategy'];
  const evidence = askedAt(context, keys, 'failure', `${sentence}. ${remedy}`);
  return { ...verdict, status: 'fail', code: 'head_repository_not_fork', sentence, remedy, evidence };
}

/** Whose branches may be in this repository; null: anybody's. GitHub itself makes the branches of reverts here. */
function makersOf({ headRef, reverts }: PolicyFacts, { strategy }: RuleContext, fromFork: boolean) {
  const revert = reverts !== null && revertedNumber(headRef) !== null;
  if (revert || isLongLived(strategy, headRef)) return null;
  if (fromFork) return ['maintainers', 'bots'] as const;
  return strategy.creators;
}
