import type { FairleadConfig } from '../config/types.ts';
import { approvals } from './rules/approvals/rule.ts';
import { branchName } from './rules/branch-name/rule.ts';
import { configValid } from './rules/config-valid/rule.ts';
import { mergePair } from './rules/merge-pair/rule.ts';
import type { PolicyFacts, Rule, RuleName, Verdict } from './types.ts';

export const rules: Readonly<Record<RuleName, Rule>> = {
  'branch-name': branchName,
  'merge-pair': mergePair,
  approvals,
  'config-valid': configValid,
};

/** The verdict of every rule, in the order of `rules`. */
export function evaluatePolicy(facts: PolicyFacts, config: FairleadConfig): readonly Verdict[] {
  return Object.values(rules).map((rule) => rule.evaluate(facts, config));
}
