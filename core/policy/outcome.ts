import type { Verdict } from './types.ts';

export interface PolicyOutcome {
  /** `action_required` while something is pending: it does not pass a required check, and nothing is wrong. */
  readonly conclusion: 'success' | 'failure' | 'action_required';
  /** One sentence without its full stop. */
  readonly title: string;
}

/** What all verdicts together come to. */
export function policyOutcome(verdicts: readonly Verdict[]): PolicyOutcome {
  const failed = verdicts.filter(({ status }) => status === 'fail');
  const pending = verdicts.filter(({ status }) => status === 'pending');
  const first = failed[0] ?? pending[0];
  if (first === undefined) return { conclusion: 'success', title: 'Every rule is met' };
  const others = failed.length + pending.length - 1;
  const more = others === 0 ? '' : ` (and ${others} more)`;
  const conclusion = failed.length > 0 ? 'failure' : 'action_required';
  return { conclusion, title: `${first.sentence}${more}` };
}
