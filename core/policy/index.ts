export { codeOwnersPaths, parseCodeOwners } from './code-owners.ts';
export { askedAt, isContribution, isWork, mergeMethodsFor, pairFor, policyContext } from './context.ts';
export { evaluatePolicy, nextChangeAt, rules, wakeEvents } from './evaluate.ts';
export { policyFacts, readPolicyFacts, type CodeOwnersFile, type FactsInput } from './facts.ts';
export { policyOutcome } from './outcome.ts';
export { timeOf } from './time.ts';
export type {
  Actor,
  CodeOwnersFacts,
  Evidence,
  ManualFreeze,
  OwedBackMerge,
  PolicyFacts,
  PromotionFacts,
  ProposedConfig,
  Rule,
  RuleContext,
  RuleName,
  Unknown,
  Verdict,
} from './types.ts';
