import {
  allowedNames,
  isKnownName,
  isLongLived,
  revertedNumber,
  type Strategy,
} from '../../../branching/index.ts';
import { askedAt } from '../../context.ts';
import type { PolicyFacts, Rule, RuleContext, Verdict } from '../../types.ts';

const events = ['pull_request.opened', 'pull_request.reopened', 'pull_request.edited', 'push'];

/** The head branch has a name that the strategy knows. */
export const branchName: Rule = { events, evaluate };

function evaluate(facts: PolicyFacts, context: RuleContext): Verdict {
  const { strategy } = context;
  const { headRef: head, fork, reverts } = facts;
  const verdict = { rule: 'branch-name' as const, evidence: [], remedy: '', events };
  if (isKnownName(strategy, { head, fork, reverts })) {
    const sentence = `The branch name ${head} is one that the strategy ${strategy.name} knows`;
    return { ...verdict, status: 'pass', code: 'branch_name_known', sentence };
  }
  const move = `Push the commits to a branch with an allowed name (${allowedNames(strategy).join(', ')}) and open a new pull request from it.`;
  if (fork && isLongLived(strategy, head)) {
    const sentence = `The branch ${head} of a fork has the name of a branch that stays in this repository`;
    const evidence = askedAt(context, ['strategy'], 'failure', `${sentence}. ${move}`);
    return { ...verdict, status: 'fail', code: 'branch_name_of_fork', sentence, remedy: move, evidence };
  }
  const sentence = `The strategy ${strategy.name} does not know the branch name ${head}`;
  const remedy = `${hint(strategy, facts)}${move}`;
  const evidence = askedAt(context, ['branches', 'strategy'], 'failure', `${sentence}. ${remedy}`);
  return { ...verdict, status: 'fail', code: 'branch_name_unknown', sentence, remedy, evidence };
}

/** Why a name that looks right is not. */
function hint(strategy: Strategy, { headRef: head, fork }: PolicyFacts): string {
  const number = revertedNumber(head);
  if (number !== null) return `There is no merged pull request ${number} to revert. `;
  const plain = head.normalize('NFKC').toLowerCase();
  if (!isKnownName(strategy, { head: plain, fork, reverts: null })) return '';
  return `Case and every character count: ${plain} would be known. `;
}
