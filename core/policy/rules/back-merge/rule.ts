import { matchesAny, matchesBranch } from '../../../branching/index.ts';
import { askedAt, isWork, pairFor } from '../../context.ts';
import { timeOf } from '../../time.ts';
import type { OwedBackMerge, PolicyFacts, Rule, RuleContext, Verdict } from '../../types.ts';

const events = [
  'pull_request.opened',
  'pull_request.reopened',
  'pull_request.edited',
  'pull_request.synchronize',
  'pull_request.closed',
  'push',
];

/** A back-merge past its deadline holds up what would widen the gap. It never holds up itself, or a hotfix. */
export const backMerge: Rule = { events, evaluate };

function evaluate(facts: PolicyFacts, context: RuleContext): Verdict {
  const verdict = { rule: 'back-merge' as const, evidence: [], remedy: '', events };
  if (context.strategy.backMerges.length === 0) {
    const sentence = 'The strategy asks for no back-merges';
    return { ...verdict, status: 'neutral', code: 'back_merge_not_asked', sentence };
  }
  if (facts.backMerges.length === 0) {
    const sentence = 'No back-merge is owed';
    return { ...verdict, status: 'pass', code: 'back_merge_none_owed', sentence };
  }
  const concerned = facts.backMerges.filter((owed) => holdsUp(owed, facts, context));
  // The one whose deadline comes first is the first that holds the pull request up.
  const first = concerned.toSorted((a, b) => deadlineOf(a) - deadlineOf(b))[0];
  if (first === undefined) {
    const sentence = 'The back-merges that are owed do not hold up this pull request';
    return { ...verdict, status: 'pass', code: 'back_merge_unconcerned', sentence };
  }
  const deadline = deadlineOf(first);
  if (facts.now < deadline) {
    const sentence = `${first.to} lacks commits of ${first.from}: past ${timeOf(deadline)} this pull request has to wait for the back-merge`;
    return { ...verdict, status: 'pass', code: 'back_merge_owed', sentence, changesAt: deadline };
  }
  const sentence = `${first.to} lacks commits of ${first.from} since ${timeOf(first.since)}, past the deadline of ${timeOf(deadline)}`;
  const remedy = remedyOf(first);
  const evidence = askedAt(context, ['back_merge', 'strategy'], 'failure', `${sentence}. ${remedy}`);
  return { ...verdict, status: 'fail', code: 'back_merge_overdue', sentence, remedy, evidence };
}

function deadlineOf({ since, withinMs }: OwedBackMerge): number {
  return since + withinMs;
}

/** A branch on which somebody resolves the conflicts of a back-merge. */
const resolving = 'back-merge/*';

/** Whether the pull request is a back-merge that is owed: two that are late must not hold each other up. */
function pays({ headRef: head, baseRef: base, fork, backMerges }: PolicyFacts): boolean {
  return (
    !fork && backMerges.some(({ from, to }) => matchesAny(head, [from, resolving]) && matchesBranch(base, to))
  );
}

/** Whether the pull request has to wait for this back-merge once it is overdue. */
function holdsUp({ from, to }: OwedBackMerge, facts: PolicyFacts, context: RuleContext): boolean {
  const { baseRef: base } = facts;
  const { strategy } = context;
  if (pays(facts)) return false;
  if (strategy.name === 'release') return matchesBranch(base, from) || base === strategy.main;
  if (strategy.name === 'environment') {
    const promotes = pairFor(facts, context)?.needs.some(({ kind }) => kind === 'promotion') ?? false;
    return promotes || (isWork(facts, context) && matchesAny(base, strategy.promote.slice(0, -1)));
  }
  // Git flow: a release that lacks the hotfix takes no more work, and develop takes none while anything is owed.
  if (isWork(facts, context)) return base === strategy.develop || matchesBranch(base, to);
  return endsRelease(facts, context);
}

/** The next release does not go to the main line before that has come back. */
function endsRelease({ headRef: head, baseRef: base }: PolicyFacts, { strategy }: RuleContext): boolean {
  return base === strategy.main && strategy.release !== null && matchesBranch(head, strategy.release);
}

function remedyOf({ from, to, number, conflicts }: OwedBackMerge): string {
  const merge =
    number === null
      ? `Merge ${from} into ${to} by a merge commit.`
      : `Merge pull request #${number} by a merge commit.`;
  if (conflicts.length === 0) return merge;
  const list = conflicts.slice(0, 3).join(', ');
  const more = conflicts.length > 3 ? ` and ${conflicts.length - 3} more` : '';
  return `${merge} Resolve its conflicts in ${list}${more} first.`;
}
