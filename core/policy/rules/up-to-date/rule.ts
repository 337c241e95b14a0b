import { askedAt, isWork, pairFor } from '../../context.ts';
import type { PolicyFacts, Rule, RuleContext, Verdict } from '../../types.ts';

const events = [
  'pull_request.opened',
  'pull_request.reopened',
  'pull_request.edited',
  'pull_request.synchronize',
  'push',
];

/** A branch of work holds the newest commit of its base, so that what was tested is what is merged. */
export const upToDate: Rule = { events, evaluate };

function evaluate(facts: PolicyFacts, context: RuleContext): Verdict {
  const verdict = { rule: 'up-to-date' as const, evidence: [], remedy: '', events };
  const { headRef: head, baseRef: base } = facts;
  if (!context.config.upToDate) {
    const sentence = 'Branches need not hold the newest commit of their base';
    return { ...verdict, status: 'neutral', code: 'up_to_date_not_asked', sentence };
  }
  if (context.config.mergeQueue) {
    const sentence = 'The merge queue tests every change on top of the newest commit';
    return { ...verdict, status: 'neutral', code: 'up_to_date_by_queue', sentence };
  }
  if (pairFor(facts, context) === null || !isWork(facts, context)) {
    const sentence = 'Only branches of work must hold the newest commit of their base';
    return { ...verdict, status: 'neutral', code: 'up_to_date_not_work', sentence };
  }
  if (facts.upToDate === 'unknown') {
    const sentence = `Whether ${head} holds the newest commit of ${base} is not known yet`;
    const remedy = 'Nothing needs to be done: it is read again with the next pass.';
    return { ...verdict, status: 'pending', code: 'up_to_date_unknown', sentence, remedy };
  }
  if (facts.upToDate) {
    const sentence = `${head} holds the newest commit of ${base}`;
    return { ...verdict, status: 'pass', code: 'up_to_date', sentence };
  }
  const sentence = `${head} lacks the newest commit of ${base}`;
  const remedy = `Update the branch with ${base}, by the button of the pull request or on your machine.`;
  const evidence = askedAt(context, ['up_to_date', 'strategy'], 'warning', `${sentence}. ${remedy}`);
  return { ...verdict, status: 'pending', code: 'up_to_date_behind', sentence, remedy, evidence };
}
