import { matchesAny } from '../../../branching/index.ts';
import { askedAt } from '../../context.ts';
import { timeOf } from '../../time.ts';
import type { PolicyFacts, Rule, RuleContext, Verdict } from '../../types.ts';

const events = [
  'pull_request.opened',
  'pull_request.reopened',
  'pull_request.edited',
  'pull_request.labeled',
  'pull_request.unlabeled',
  'issue_comment.created',
  'membership.added',
  'membership.removed',
  'push',
];
const noticeMs = 24 * 3_600_000;

/** Nothing goes into a frozen branch but what the freeze allows. */
export const freeze: Rule = { events, evaluate };

interface Window {
  readonly from: number;
  /** Null: until somebody ends it. */
  readonly to: number | null;
  readonly reason: string;
  readonly allow: readonly string[];
  /** Who froze, and the key of the configuration. */
  readonly by: string | null;
  readonly key: string;
}

type Answer = Omit<Verdict, 'rule' | 'events' | 'changesAt'>;

function evaluate(facts: PolicyFacts, context: RuleContext): Verdict {
  const windows = windowsOf(facts, context);
  const answer = answerAt(facts.now, windows, facts, context);
  const changesAt = momentsOf(windows)
    .filter((moment) => moment > facts.now)
    .find((moment) => answerAt(moment, windows, facts, context).sentence !== answer.sentence);
  const verdict = { rule: 'freeze' as const, ...answer, events };
  return changesAt === undefined ? verdict : { ...verdict, changesAt };
}

function answerAt(now: number, windows: readonly Window[], facts: PolicyFacts, context: RuleContext): Answer {
  const base = facts.baseRef;
  const pass = { status: 'pass' as const, evidence: [], remedy: '' };
  const inForce = windows.filter(({ from, to }) => from <= now && (to === null || now < to));
  const closed = longestOf(inForce.filter(({ allow }) => !isAllowed(facts, allow)));
  if (closed !== undefined) {
    const sentence = `${base} is frozen ${until(closed)}${told(closed)}`;
    const remedy = `${closed.to === null ? 'Wait until it is unfrozen' : 'Wait'}${exceptions(closed)}.`;
    const evidence = askedAt(context, [closed.key, 'freeze'], 'failure', `${sentence}. ${remedy}`);
    return { status: 'fail', code: 'freeze_in_force', sentence, remedy, evidence };
  }
  const next = windows
    .filter(({ from, allow }) => now < from && now >= from - noticeMs && !isAllowed(facts, allow))
    .toSorted((a, b) => a.from - b.from)[0];
  if (next !== undefined) {
    const sentence = `${base} will be frozen from ${timeOf(next.from)} ${until(next)}${told(next)}`;
    return { ...pass, code: 'freeze_ahead', sentence };
  }
  const open = longestOf(inForce);
  if (open === undefined) return { ...pass, code: 'freeze_none', sentence: `${base} is not frozen` };
  const sentence = `${base} is frozen ${until(open)}${told(open)}, and this pull request is an exception`;
  return { ...pass, code: 'freeze_allowed', sentence };
}

/** When something about the freezes changes, in order. */
function momentsOf(windows: readonly Window[]): readonly number[] {
  const moments = windows.flatMap(({ from, to }) => [from - noticeMs, from, to ?? from]);
  return moments.toSorted((a, b) => a - b);
}

/** Freezes of the base, by the configuration and by command. */
function windowsOf({ baseRef, freezes }: PolicyFacts, { config }: RuleContext): readonly Window[] {
  const written = config.freezes.map((each, index) => ({ ...each, by: null, key: `freeze.${index}` }));
  const spoken = freezes.map(({ since, until: to, ...each }) => ({
    ...each,
    from: since,
    to,
    key: 'freeze',
  }));
  return [...written, ...spoken].filter(
    ({ branches, from, to }) => (to === null || from < to) && matchesAny(baseRef, branches),
  );
}

/** The one that ends last. */
function longestOf(windows: readonly Window[]): Window | undefined {
  return windows.toSorted((a, b) => (b.to ?? Infinity) - (a.to ?? Infinity))[0];
}

/** Labels and logins are compared without case, as GitHub does; a team by the author's membership. */
function isAllowed({ author, labels }: PolicyFacts, allow: readonly string[]): boolean {
  const mine = new Set([
    author.login.toLowerCase(),
    ...labels.map((label) => `label:${label.toLowerCase()}`),
    ...(author.teams ?? []).map((slug) => `team:${slug.toLowerCase()}`),
  ]);
  return allow.some((entry) => mine.has(entry.toLowerCase()));
}

function until({ to }: Window): string {
  return to === null ? 'until further notice' : `until ${timeOf(to)}`;
}

function told({ by, reason }: Window): string {
  const why = reason.trim().replace(/[.\s]+$/, '');
  return `${by === null ? '' : `, by ${by}`}${why === '' ? '' : `: ${why}`}`;
}

function exceptions({ allow }: Window): string {
  return allow.length === 0 ? '; nothing is excepted' : `, or get an exception: ${allow.join(', ')}`;
}
