import { allowedBases, mergeMethods, strategies } from '../../../branching/index.ts';
import type { FairleadConfig } from '../../../config/types.ts';
import type { PolicyFacts, Rule, Verdict } from '../../types.ts';

const events = ['pull_request.opened', 'pull_request.reopened', 'pull_request.edited', 'push'];
const words = { merge: 'a merge commit', squash: 'squash', rebase: 'rebase' } as const;

/** The head may go into the base, and how. */
export const mergePair: Rule = { events, evaluate };

function evaluate(facts: PolicyFacts, config: FairleadConfig): Verdict {
  const strategy = strategies[config.strategy];
  const { headRef: head, baseRef: base, fork, defaultBranch } = facts;
  const verdict = { rule: 'merge-pair' as const, evidence: [], events };
  const bases = allowedBases(strategy, { head, fork, defaultBranch });
  if (bases.length === 0) {
    const sentence = 'Where the branch may go cannot be said before its name is known';
    return { ...verdict, status: 'neutral', code: 'merge_pair_unnamed', sentence, remedy: '' };
  }
  const methods = mergeMethods(strategy, { head, base, fork, defaultBranch });
  if (methods.length > 0) {
    const how = methods.map((method) => words[method]).join(' or ');
    const sentence = `${head} may go into ${base}, by ${how}`;
    return { ...verdict, status: 'pass', code: 'merge_pair_allowed', sentence, remedy: '' };
  }
  const list = bases.map((glob) => (glob === '$default' ? defaultBranch : glob)).join(', ');
  const sentence = `By the strategy ${strategy.name}, ${head} may not go into ${base}`;
  const remedy = `Change the base of the pull request to one of: ${list}.`;
  return { ...verdict, status: 'fail', code: 'merge_pair_refused', sentence, remedy };
}
