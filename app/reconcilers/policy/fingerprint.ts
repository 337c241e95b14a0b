import { createHash } from 'node:crypto';
import type { PullOverview, RepositoryOverview } from '../../../core/ports/github-settings.ts';
import type { RulesInForce } from './in-force.ts';

/**
 * A hash of everything in an overview that a verdict may depend on. Where it is the one that was judged last, and our
 * check run stands, the pull request need not be read again.
 */
export function pullFingerprint(pull: PullOverview, rules: string): string {
  const { headSha, baseRef, draft, labels, approvals, author, createdAt, mergeState } = pull;
  const parts = [
    rules,
    headSha,
    baseRef,
    draft,
    labels.toSorted(),
    approvals.map((login) => login.toLowerCase()).toSorted(),
    author,
    createdAt,
    mergeState === 'behind',
  ];
  return hash(parts);
}

/** A hash of the rules in force, of who is in their groups by what they name, and of what the check run says of them. */
export function rulesFingerprint(
  rules: Pick<
    RulesInForce,
    'config' | 'defaultBranch' | 'problems' | 'brokenSince' | 'organisationBrokenSince'
  >,
  overview: Pick<RepositoryOverview, 'codeOwners' | 'observed'>,
): string {
  const { config, defaultBranch, problems, brokenSince, organisationBrokenSince } = rules;
  return hash([
    config,
    defaultBranch,
    problems,
    brokenSince,
    organisationBrokenSince,
    overview.codeOwners,
    overview.observed.unenforceable,
  ]);
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}
