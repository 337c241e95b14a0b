import { createHash } from 'node:crypto';
import type { RepositoryGlance } from '../../../core/ports/github-settings.ts';
import type { RulesInForce } from './in-force.ts';

/**
 * Where a pull request changed within this time before it was read, the same second may have brought another change, or
 * GitHub may have answered from a copy that was behind; it is looked at once more.
 */
const youngMs = 60_000;

/** Whether what was read at a time is surely all that had changed by the dates that it shows. */
export function isYoung(changedAt: number, readAt: number): boolean {
  return readAt < changedAt + youngMs;
}

/**
 * A hash of everything in a glance that the verdicts on a pull request may depend on. Where it is the one that was
 * judged last, and our check run stands, the pull request need not be read again.
 */
export function pullFingerprint(
  pull: Pick<RepositoryGlance['pulls'][number], 'stamp' | 'baseSha'>,
  { config }: Pick<RulesInForce, 'config'>,
  ofRules: string,
): string {
  return hash([pull.stamp, ofRules, config.upToDate ? pull.baseSha : null]);
}

/** A hash of the rules in force, of who is in the groups that they name, and of what the check run says of them. */
export function rulesFingerprint(
  rules: Pick<
    RulesInForce,
    'config' | 'defaultBranch' | 'problems' | 'brokenSince' | 'organisationBrokenSince' | 'members'
  >,
  { codeOwners, unenforceable }: Pick<RepositoryGlance, 'codeOwners' | 'unenforceable'>,
): string {
  const { config, defaultBranch, problems, brokenSince, organisationBrokenSince, members } = rules;
  return hash([
    config,
    defaultBranch,
    problems,
    brokenSince,
    organisationBrokenSince,
    codeOwners,
    unenforceable,
    members(codeOwners?.text ?? ''),
  ]);
}

export function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}
