import type { FairleadConfig } from '../config/types.ts';
import type { Place } from '../errors/fairlead-error.ts';
import { policyContext } from './context.ts';
import { approvals } from './rules/approvals/rule.ts';
import { backMerge } from './rules/back-merge/rule.ts';
import { backport } from './rules/backport/rule.ts';
import { branchName } from './rules/branch-name/rule.ts';
import { codeOwners } from './rules/code-owners/rule.ts';
import { configValid } from './rules/config-valid/rule.ts';
import { freeze } from './rules/freeze/rule.ts';
import { groupApproval } from './rules/group-approval/rule.ts';
import { headRepository } from './rules/head-repository/rule.ts';
import { linearHistory } from './rules/linear-history/rule.ts';
import { maxAge } from './rules/max-age/rule.ts';
import { mergePair } from './rules/merge-pair/rule.ts';
import { promotion } from './rules/promotion/rule.ts';
import { upToDate } from './rules/up-to-date/rule.ts';
import type { PolicyFacts, Rule, RuleName, Verdict } from './types.ts';

export const rules: Readonly<Record<RuleName, Rule>> = {
  'branch-name': branchName,
  'merge-pair': mergePair,
  'head-repository': headRepository,
  approvals,
  'group-approval': groupApproval,
  'code-owners': codeOwners,
  'up-to-date': upToDate,
  'linear-history': linearHistory,
  'max-age': maxAge,
  backport,
  promotion,
  'back-merge': backMerge,
  freeze,
  'config-valid': configValid,
};

/** Webhook events (`event.action`, or `event` alone) that can change a verdict, each once. */
export const wakeEvents: readonly string[] = [
  ...new Set(Object.values(rules).flatMap(({ events }) => events)),
].toSorted();

/**
 * The verdict of every rule, in the order of `rules`. `config` is the one in force, never that of the pull request;
 * `place` says where its keys stand.
 */
export function evaluatePolicy(
  facts: PolicyFacts,
  config: FairleadConfig,
  defaultBranch: string,
  place?: (key: string) => Place | null,
): readonly Verdict[] {
  const context = policyContext(config, defaultBranch, place);
  return Object.values(rules).map((rule) => rule.evaluate(facts, context));
}

/** When the earliest of the verdicts may change without an event, in milliseconds since the epoch; null: never. */
export function nextChangeAt(verdicts: readonly Verdict[]): number | null {
  const times = verdicts.flatMap(({ changesAt }) => (changesAt === undefined ? [] : [changesAt]));
  return times.length === 0 ? null : Math.min(...times);
}
