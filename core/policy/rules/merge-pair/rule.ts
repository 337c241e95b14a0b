import { allowedBases } from '../../../branching/index.ts';
import { askedAt, mergeMethodsFor, pairFor } from '../../context.ts';
import type { PolicyFacts, Rule, RuleContext, Verdict } from '../../types.ts';

const events = [
  'pull_request.opened',
  'pull_request.reopened',
  'pull_request.edited',
  'pull_request.synchronize',
  'push',
];
const words = { merge: 'a merge commit', squash: 'squash', rebase: 'rebase' } as const;

/** The head may go into the base, and how. */
export const mergePair: Rule = { events, evaluate };

function evaluate(facts: PolicyFacts, context: RuleContext): Verdict {
  const { strategy } = context;
  const { headRef: head, baseRef: base, fork, reverts } = facts;
  const verdict = { rule: 'merge-pair' as const, evidence: [], remedy: '', events };
  const bases = allowedBases(strategy, { head, fork, reverts });
  if (bases.length === 0) {
    const sentence = 'Where the branch may go cannot be said before its name is known';
    return { ...verdict, status: 'neutral', code: 'merge_pair_unnamed', sentence };
  }
  const pair = pairFor(facts, context);
  if (pair !== null) {
    const now = mergeMethodsFor(facts, context);
    // Where no method is left, the rule of linear history says so.
    const how = (now.length === 0 ? pair.merge : now).map((method) => words[method]).join(' or ');
    const sentence = `${head} may go into ${base}, by ${how}`;
    return { ...verdict, status: 'pass', code: 'merge_pair_allowed', sentence };
  }
  const sentence = `By the strategy ${strategy.name}, ${head} may not go into ${base}`;
  const remedy = `Change the base of the pull request to one of: ${bases.join(', ')}.`;
  const evidence = askedAt(context, ['pairs', 'strategy'], 'failure', `${sentence}. ${remedy}`);
  return { ...verdict, status: 'fail', code: 'merge_pair_refused', sentence, remedy, evidence };
}
