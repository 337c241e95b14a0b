import type { FairleadConfig } from '../../../config/types.ts';
import { count } from '../../../reporting/text.ts';
import type { PolicyFacts, Rule, Verdict } from '../../types.ts';

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

function evaluate(facts: PolicyFacts, config: FairleadConfig): Verdict {
  const verdict = { rule: 'approvals' as const, evidence: [], events };
  if (config.approvals === 0) {
    const sentence = 'No approval is asked for';
    return { ...verdict, status: 'pass', code: 'approvals_none_needed', sentence, remedy: '' };
  }
  // Logins are compared without case, as GitHub does.
  const author = facts.author.toLowerCase();
  const people = [...new Set(facts.approvals.map((login) => login.toLowerCase()))].filter(
    (login) => login !== author,
  );
  const has = `${count(people.length, 'approval')} of the head commit, of ${config.approvals} needed`;
  if (people.length >= config.approvals) {
    const sentence = `${has}: ${people.join(', ')}`;
    return { ...verdict, status: 'pass', code: 'approvals_enough', sentence, remedy: '' };
  }
  const missing = count(config.approvals - people.length, 'more person', 'more people');
  return {
    ...verdict,
    status: 'pending',
    code: 'approvals_missing',
    sentence: has,
    remedy: `Ask ${missing} to approve the newest commit; the author does not count.`,
  };
}
