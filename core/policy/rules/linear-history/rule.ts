import { count } from '../../../reporting/text.ts';
import { askedAt, isWork, mergeMethodsFor, pairFor } from '../../context.ts';
import type { PolicyFacts, Rule, RuleContext, Verdict } from '../../types.ts';

const events = [
  'pull_request.opened',
  'pull_request.reopened',
  'pull_request.edited',
  'pull_request.synchronize',
  'push',
];

/** Some allowed merge method leaves no merge commit in the base's history. */
export const linearHistory: Rule = { events, evaluate };

function evaluate(facts: PolicyFacts, context: RuleContext): Verdict {
  const verdict = { rule: 'linear-history' as const, evidence: [], remedy: '', events };
  const { headRef: head, baseRef: base, mergeCommits } = facts;
  if (!context.config.linear) {
    const sentence = 'A linear history is not asked for';
    return { ...verdict, status: 'neutral', code: 'linear_not_asked', sentence };
  }
  const pair = pairFor(facts, context);
  if (pair === null || !isWork(facts, context)) {
    const sentence = 'Only branches of work are merged without a merge commit';
    return { ...verdict, status: 'neutral', code: 'linear_not_work', sentence };
  }
  const [method] = mergeMethodsFor(facts, context);
  if (method !== undefined) {
    const sentence = `A ${method} of ${head} leaves the history of ${base} linear`;
    return { ...verdict, status: 'pass', code: 'linear_possible', sentence };
  }
  if (!pair.merge.includes('rebase')) {
    const sentence = `${head} goes into ${base} by merge commit only, and the history of ${base} is to be linear`;
    const remedy = 'Allow squash or rebase for this pair, or take `linear` out of the configuration.';
    const evidence = askedAt(context, ['linear', 'merge'], 'failure', `${sentence}. ${remedy}`);
    return { ...verdict, status: 'fail', code: 'linear_no_method', sentence, remedy, evidence };
  }
  if (mergeCommits === 'unknown') {
    const sentence = `Whether ${head} holds merge commits is not known yet`;
    const remedy = 'Nothing needs to be done: it is read again with the next pass.';
    return { ...verdict, status: 'pending', code: 'linear_unknown', sentence, remedy };
  }
  const sentence = `${head} holds ${count(mergeCommits, 'merge commit')}, which a rebase would not leave linear`;
  const remedy = `Rebase ${head} onto ${base} on your machine, and push it with --force-with-lease.`;
  const evidence = askedAt(context, ['linear', 'strategy'], 'failure', `${sentence}. ${remedy}`);
  return { ...verdict, status: 'fail', code: 'linear_merge_commits', sentence, remedy, evidence };
}
