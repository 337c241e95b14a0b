import { count } from '../../../reporting/text.ts';
import { approversOf, askedAt } from '../../context.ts';
import type { PolicyFacts, Rule, RuleContext, Verdict } from '../../types.ts';

const events = [
  'pull_request.opened',
  'pull_request.reopened',
  'pull_request.synchronize',
  'pull_request_review.submitted',
  'pull_request_review.dismissed',
  'push',
];

/** Enough people other than the author approve the head commit. */
export const approvals: Rule = { events, evaluate };

function evaluate(facts: PolicyFacts, context: RuleContext): Verdict {
  const verdict = { rule: 'approvals' as const, evidence: [], remedy: '', events };
  const needed = context.config.approvals;
  if (needed === 0) {
    const sentence = 'No approval is asked for';
    return { ...verdict, status: 'pass', code: 'approvals_none_needed', sentence };
  }
  const people = approversOf(facts);
  const sentence = `${count(people.length, 'approval')} of the head commit, of ${needed} needed`;
  if (people.length >= needed) {
    const who = people.map(({ login }) => login).join(', ');
    return { ...verdict, status: 'pass', code: 'approvals_enough', sentence: `${sentence}: ${who}` };
  }
  const missing = count(needed - people.length, 'more person', 'more people');
  const remedy = `Ask ${missing} to approve the newest commit; the author does not count.`;
  const evidence = askedAt(context, ['approvals'], 'warning', `${sentence}. ${remedy}`);
  return { ...verdict, status: 'pending', code: 'approvals_missing', sentence, remedy, evidence };
}
