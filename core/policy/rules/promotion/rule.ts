import { count } from '../../../reporting/text.ts';
import { askedAt, pairFor } from '../../context.ts';
import { duration, timeOf } from '../../time.ts';
import type { PolicyFacts, Rule, RuleContext, Verdict } from '../../types.ts';

const events = [
  'pull_request.opened',
  'pull_request.reopened',
  'pull_request.edited',
  'pull_request.synchronize',
  'check_suite.completed',
  'deployment_status.created',
  'push',
  'status',
];
const again = 'Nothing needs to be done: it is read again with the next pass.';

/** An environment's branch goes on when it holds all that the next one has, and has been green for its bake time. */
export const promotion: Rule = { events, evaluate };

function evaluate(facts: PolicyFacts, context: RuleContext): Verdict {
  const verdict = { rule: 'promotion' as const, evidence: [], remedy: '', events };
  const needs = pairFor(facts, context)?.needs ?? [];
  if (!needs.some(({ kind }) => kind === 'promotion')) {
    const sentence = 'The pull request promotes no environment';
    return { ...verdict, status: 'neutral', code: 'promotion_none', sentence };
  }
  const { headRef: head, baseRef: base, promotion: state, now } = facts;
  const missing = state === null ? 'unknown' : state.missingFromHead;
  const since = state === null ? 'unknown' : state.greenSince;
  if (missing !== 'unknown' && missing > 0) {
    const sentence = `${base} has ${count(missing, 'commit')} that ${head} lacks`;
    const remedy = `Merge ${base} back into ${head} first, so that nothing is lost on the way.`;
    const evidence = askedAt(context, ['promote', 'strategy'], 'failure', `${sentence}. ${remedy}`);
    return { ...verdict, status: 'fail', code: 'promotion_would_lose', sentence, remedy, evidence };
  }
  if (missing === 'unknown' || since === 'unknown') {
    const sentence = `Whether ${head} is ready to go on to ${base} is not known yet`;
    return { ...verdict, status: 'pending', code: 'promotion_unknown', sentence, remedy: again };
  }
  if (since === null) {
    const sentence = `The newest commit of ${head} is not deployed and green`;
    const remedy = `Deploy ${head} to its environment, and see that its checks pass.`;
    const evidence = askedAt(context, ['promote', 'strategy'], 'warning', `${sentence}. ${remedy}`);
    return { ...verdict, status: 'pending', code: 'promotion_not_green', sentence, remedy, evidence };
  }
  const bake = context.config.bakeMs[head] ?? 0;
  const end = since + bake;
  if (now >= end) {
    const green = since > 0 ? `, green since ${timeOf(since)}` : '';
    const over = bake > 0 ? ` and baked for ${duration(bake)}` : '';
    const sentence = `${head} is ready to go on to ${base}${green}${over}`;
    return { ...verdict, status: 'pass', code: 'promotion_ready', sentence };
  }
  const sentence = `${head} is green since ${timeOf(since)}, and bakes for ${duration(bake)}`;
  const remedy = `Wait until ${timeOf(end)}.`;
  const evidence = askedAt(context, [`bake.${head}`, 'bake'], 'warning', `${sentence}. ${remedy}`);
  return {
    ...verdict,
    status: 'pending',
    code: 'promotion_bakes',
    sentence,
    remedy,
    evidence,
    changesAt: end,
  };
}
