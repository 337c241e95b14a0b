import { count, cut } from '../../../reporting/text.ts';
import { askedAt, pairFor } from '../../context.ts';
import type { PolicyFacts, Rule, RuleContext, Verdict } from '../../types.ts';

const events = [
  'pull_request.opened',
  'pull_request.reopened',
  'pull_request.edited',
  'pull_request.synchronize',
  'push',
];
const shown = 5;

/** What a backport brings is on the main line already. */
export const backport: Rule = { events, evaluate };

function evaluate(facts: PolicyFacts, context: RuleContext): Verdict {
  const verdict = { rule: 'backport' as const, evidence: [], remedy: '', events };
  const needs = pairFor(facts, context)?.needs ?? [];
  if (!needs.some(({ kind }) => kind === 'on-main')) {
    const sentence = 'The pull request is no backport';
    return { ...verdict, status: 'neutral', code: 'backport_none', sentence };
  }
  const { missingOnMain: missing } = facts;
  const { main } = context.strategy;
  if (missing === 'unknown') {
    const sentence = `Whether ${main} holds the same changes is not known yet`;
    const remedy = 'Nothing needs to be done: it is read again with the next pass.';
    return { ...verdict, status: 'pending', code: 'backport_unknown', sentence, remedy };
  }
  if (missing.length === 0) {
    const sentence = `Every change of the pull request is on ${main}`;
    return { ...verdict, status: 'pass', code: 'backport_on_main', sentence };
  }
  const list = missing.slice(0, shown).map((commit) => cut(commit, 100));
  const more = missing.length > shown ? ` and ${missing.length - shown} more` : '';
  const sentence = `${main} lacks ${count(missing.length, 'change')} of this backport: ${list.join('; ')}${more}`;
  const remedy = `Merge the changes into ${main} first; then take them over with git cherry-pick -x.`;
  const evidence = askedAt(context, ['fixes', 'release', 'strategy'], 'failure', `${sentence}. ${remedy}`);
  return { ...verdict, status: 'fail', code: 'backport_not_on_main', sentence, remedy, evidence };
}
