import type { CheckRunRow, ProtectionRow, ReviewRow } from './emulate.ts';

export interface RefUpdate {
  readonly ref: string;
  /** Null for a new ref. */
  readonly old: string | null;
  /** Null for a deletion. */
  readonly sha: string | null;
  readonly force: boolean;
}

/** Why GitHub would refuse that a ref is moved directly, or null. */
export function checkRefUpdate(protections: readonly ProtectionRow[], update: RefUpdate): string[] | null {
  const branch = update.ref.replace(/^refs\/heads\//, '');
  const rule = protections.find((row) => row.branch_name === branch);
  if (rule === undefined || branch === update.ref) return null;
  if (update.sha === null) return rule.allow_deletions ? null : ['Cannot delete this branch.'];
  const reasons: string[] = [];
  if (update.force && !rule.allow_force_pushes) reasons.push('Cannot force-push to this branch.');
  if (rule.required_pull_request_reviews !== null)
    reasons.push('Changes must be made through a pull request.');
  for (const context of rule.required_status_checks?.contexts ?? []) {
    reasons.push(`Required status check "${context}" is expected.`);
  }
  return reasons.length === 0 ? null : reasons;
}

export interface MergeFacts {
  readonly headSha: string;
  /** Every review of the pull request, oldest first. */
  readonly reviews: readonly Pick<ReviewRow, 'user_id' | 'state' | 'commit_id'>[];
  /** Every check run on the head commit, oldest first. */
  readonly checkRuns: readonly Pick<CheckRunRow, 'name' | 'status' | 'conclusion'>[];
  /** Newest state per context of the head commit's statuses. */
  readonly statuses: ReadonlyMap<string, string>;
  readonly headContainsBase: boolean;
}

/** Why GitHub would not merge a pull request into a protected branch, in its words, or null. */
export function checkMerge(rule: ProtectionRow | undefined, facts: MergeFacts): string | null {
  if (rule === undefined) return null;
  return missingReviews(rule, facts) ?? missingChecks(rule, facts);
}

function missingReviews(rule: ProtectionRow, facts: MergeFacts): string | null {
  const required = rule.required_pull_request_reviews;
  if (required === null) return null;
  const newest = new Map<number, string>();
  for (const review of facts.reviews) {
    if (review.state === 'COMMENTED' || review.state === 'PENDING') continue;
    const stale = required.dismiss_stale_reviews && review.commit_id !== facts.headSha;
    newest.set(review.user_id, stale && review.state === 'APPROVED' ? 'DISMISSED' : review.state);
  }
  const states = [...newest.values()];
  if (states.includes('CHANGES_REQUESTED')) return 'Changes requested by a reviewer with write access.';
  const need = required.required_approving_review_count;
  if (states.filter((state) => state === 'APPROVED').length >= need) return null;
  const reviews = need === 1 ? 'approving review is' : 'approving reviews are';
  return `At least ${need} ${reviews} required by reviewers with write access.`;
}

function missingChecks(rule: ProtectionRow, facts: MergeFacts): string | null {
  const contexts = rule.required_status_checks?.contexts ?? [];
  const open: { readonly name: string; readonly state: 'expected' | 'in progress' | 'failing' }[] = [];
  for (const name of contexts) {
    const state = stateOf(name, facts);
    if (state !== 'passing') open.push({ name, state });
  }
  const [first] = open;
  if (first === undefined) {
    const strict = rule.required_status_checks?.strict === true && !facts.headContainsBase;
    return strict ? 'Head branch is out of date. Review and try the merge again.' : null;
  }
  if (open.length === 1) return `Required status check "${first.name}" is ${first.state}.`;
  const counts = (['expected', 'in progress', 'failing'] as const)
    .map((state) => ({ state, count: open.filter((check) => check.state === state).length }))
    .filter(({ count }) => count > 0);
  const list = counts.map(({ state, count }) => `${count} ${state}`).join(', ');
  return `${open.length} of ${contexts.length} required status checks have not succeeded: ${list}.`;
}

/** Neutral and skipped count as passed, as on GitHub. */
function stateOf(name: string, facts: MergeFacts): 'passing' | 'expected' | 'in progress' | 'failing' {
  const run = facts.checkRuns.findLast((check) => check.name === name);
  if (run !== undefined) {
    if (run.status !== 'completed') return 'in progress';
    return ['success', 'neutral', 'skipped'].includes(run.conclusion ?? '') ? 'passing' : 'failing';
  }
  const status = facts.statuses.get(name);
  if (status === undefined) return 'expected';
  if (status === 'pending') return 'in progress';
  return status === 'success' ? 'passing' : 'failing';
}
