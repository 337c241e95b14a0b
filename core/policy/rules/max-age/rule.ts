import { askedAt, isContribution } from '../../context.ts';
import { duration, timeOf } from '../../time.ts';
import type { PolicyFacts, Rule, RuleContext, Verdict } from '../../types.ts';

const events = [
  'pull_request.opened',
  'pull_request.reopened',
  'pull_request.edited',
  'pull_request.synchronize',
  'push',
];

/** A contributor's branch does not live too long. */
export const maxAge: Rule = { events, evaluate };

function evaluate(facts: PolicyFacts, context: RuleContext): Verdict {
  const verdict = { rule: 'max-age' as const, evidence: [], remedy: '', events };
  const limit = context.config.maxAgeMs;
  if (limit === null || !isContribution(facts, context)) {
    const sentence =
      limit === null ? 'Branches may live for any time' : 'Only topic branches have an age limit';
    return { ...verdict, status: 'neutral', code: 'max_age_free', sentence };
  }
  const { headRef: head, startedAt, now } = facts;
  const end = startedAt + limit;
  if (now < end) {
    // The age itself would change with every look, and the check run with it.
    const sentence = `${head} may live for ${duration(limit)}, until ${timeOf(end)}`;
    return { ...verdict, status: 'pass', code: 'max_age_within', sentence, changesAt: end };
  }
  const sentence = `${head} is older than ${duration(limit)}: its time ended ${timeOf(end)}`;
  const remedy =
    'Take what is ready to a new branch with a pull request of its own, and split the rest into smaller parts.';
  const evidence = askedAt(context, ['max_age', 'strategy'], 'failure', `${sentence}. ${remedy}`);
  return { ...verdict, status: 'fail', code: 'max_age_over', sentence, remedy, evidence };
}
