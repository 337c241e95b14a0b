import { groupNames, mayAct, type Group } from '../../../branching/index.ts';
import type { FairleadConfig } from '../../../config/types.ts';
import { approversOf, askedAt, pairFor } from '../../context.ts';
import type { Actor, PolicyFacts, Rule, RuleContext, Verdict } from '../../types.ts';

const events = [
  'pull_request.opened',
  'pull_request.reopened',
  'pull_request.edited',
  'pull_request.synchronize',
  'pull_request_review.submitted',
  'pull_request_review.dismissed',
  'membership.added',
  'membership.removed',
  'push',
];

/** Somebody of the group that the pair names, other than the author, approves the head commit. */
export const groupApproval: Rule = { events, evaluate };

function evaluate(facts: PolicyFacts, context: RuleContext): Verdict {
  const verdict = { rule: 'group-approval' as const, evidence: [], remedy: '', events };
  const needs = pairFor(facts, context)?.needs ?? [];
  const asked = needs.flatMap((need) => (need.kind === 'approved-by' ? [need.group] : []));
  if (asked.length === 0) {
    const sentence = 'No approval of a certain group is asked for';
    return { ...verdict, status: 'neutral', code: 'group_approval_not_asked', sentence };
  }
  const people = approversOf(facts);
  const answers = asked.map((group) => answerOf(group, people, context.config));
  const open = answers.filter(({ by }) => by === undefined);
  const sentence = (open.length > 0 ? open : answers).map((answer) => answer.sentence).join('; ');
  if (open.length === 0) return { ...verdict, status: 'pass', code: 'group_approval_given', sentence };
  const remedy = `${open.map(({ ask }) => ask).join(' ')} The author does not count.`;
  const keys = [...open.map(({ group }) => group), 'pairs', 'strategy'];
  const evidence = askedAt(context, keys, 'warning', `${sentence}. ${remedy}`);
  return { ...verdict, status: 'pending', code: 'group_approval_missing', sentence, remedy, evidence };
}

/** A group that the configuration leaves empty would block for ever: there, anybody's approval counts. */
function answerOf(group: Group, people: readonly Actor[], config: FairleadConfig) {
  const name = groupNames([group]);
  const named = membersOf(group, config);
  if (named.length === 0) {
    const by = people[0];
    const none = `no ${name} are named in the configuration, so that anybody's approval counts`;
    const sentence = by === undefined ? `An approval is missing: ${none}` : `${by.login} approves: ${none}`;
    return { group, by, sentence, ask: 'Ask somebody to approve the newest commit.' };
  }
  const by = people.find(({ groups }) => mayAct(groups, [group]));
  const sentence =
    by === undefined
      ? `An approval of the head commit by ${name} is missing`
      : `${by.login} approves the head commit for ${name}`;
  return {
    group,
    by,
    sentence,
    ask: `Ask one of ${name} (${named.join(', ')}) to approve the newest commit.`,
  };
}

function membersOf(group: Group, config: FairleadConfig): readonly string[] {
  const lists: Readonly<Record<Group, readonly string[]>> = {
    release_managers: config.releaseManagers,
    qa: config.qa,
    maintainers: config.maintainers,
    bots: config.bots,
  };
  return lists[group];
}
