import { allowedNames, isKnownName, isProtected, strategies } from '../../../branching/index.ts';
import type { FairleadConfig } from '../../../config/types.ts';
import type { PolicyFacts, Rule, Verdict } from '../../types.ts';

const events = ['pull_request.opened', 'pull_request.reopened', 'push'];

/** The head branch has a name that the strategy knows. */
export const branchName: Rule = { events, evaluate };

function evaluate(facts: PolicyFacts, config: FairleadConfig): Verdict {
  const strategy = strategies[config.strategy];
  const { headRef: head, fork, defaultBranch } = facts;
  const verdict = { rule: 'branch-name' as const, evidence: [], events };
  if (isKnownName(strategy, { head, fork, defaultBranch })) {
    const sentence = `The branch name ${head} is one that the strategy ${strategy.name} knows`;
    return { ...verdict, status: 'pass', code: 'branch_name_known', sentence, remedy: '' };
  }
  const remedy = `Push the commits to a branch with an allowed name (${allowedNames(strategy).join(', ')}) and open a new pull request from it.`;
  if (fork && isProtected(strategy, head, defaultBranch)) {
    const sentence = `The branch ${head} of a fork has the name of a branch that stays in this repository`;
    return { ...verdict, status: 'fail', code: 'branch_name_of_fork', sentence, remedy };
  }
  const sentence = `The strategy ${strategy.name} does not know the branch name ${head}`;
  return { ...verdict, status: 'fail', code: 'branch_name_unknown', sentence, remedy };
}
